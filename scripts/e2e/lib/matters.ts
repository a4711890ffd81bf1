import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { addDays, plainDate } from '@mingdu/shared/kernel/plain-date'
import type { Matter, TreeTask } from '@mingdu/shared/matters/matters.schema'
import type { ConsolePerson } from './console'

/** Who makes, approves and gets a matter. */
export interface Cast {
  supervisor: ConsolePerson
  head: ConsolePerson
  handler: Me
}

/** A matter with tasks of one official, made, approved and issued; ten working days each, unless told otherwise. */
export async function issuedTasks(
  { supervisor, head, handler }: Cast,
  titles: readonly string[],
  days = 10,
): Promise<TreeTask[]> {
  const me = await supervisor.read<Me>('/me')
  const made = await supervisor.write<Matter>('POST', '/matters', {
    title: `${titles[0] ?? ''}专项督办`,
    category: 'special',
    basis: { kind: 'minutes', text: '区政府常务会议纪要〔2026〕32号' },
    leadOrgId: handler.org.id,
    supervisorId: me.id,
    due: addDays(plainDate(me.today), 60),
  })
  const share = Math.floor(100 / titles.length)
  const tasks = titles.map((title, i) => ({
    title,
    orgId: handler.org.id,
    handlerId: handler.id,
    weight: i === 0 ? 100 - share * (titles.length - 1) : share,
    limit: { kind: 'days', n: days, unit: '工作日' },
  }))
  const at = `/matters/${made.id}`
  const { version } = await supervisor.write<Matter>('PUT', `${at}/tasks`, { version: made.version, tasks })
  const approved = await head.write<Matter>('POST', `${at}/approve`, { version })
  // stories of one day ask one org for much the same, which somebody has to answer for
  const overlapReason = '分期交办，不是重复督查'
  const { tree } = await supervisor.write<Matter>('POST', `${at}/issue`, {
    version: approved.version,
    overlapReason,
  })
  return tree
}
