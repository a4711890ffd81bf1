import type { TreeTask } from '@mingdu/shared/matters/matters.schema'
import type { DemoAct } from './demo.acts'
import { dueOn, idOf, type Stage } from './demo.stage'

/** 退回, 延期, 协办答复 and 督查通知 of the demonstration; nothing for the acts that are played elsewhere. */
export async function playTaskAct(
  a: DemoAct,
  { id, version }: Pick<TreeTask, 'id' | 'version'>,
  { handler, supervisor }: { handler: string; supervisor: string },
  { player, orgIds, today }: Stage,
): Promise<void> {
  const write = (person: string, act: string, body: object) =>
    player.write(person, 'POST', `/tasks/${id}/${act}`, { version, ...body })
  if (a.act === 'giveBack')
    await write(handler, 'give-back', { reason: a.reason, suggestedOrgId: idOf(orgIds, a.suggested) })
  if (a.act === 'extend') await write(handler, 'extension', { days: a.days, reason: a.reason })
  if (a.act === 'grant') await write('zhuren', 'decide-extension', { granted: true, opinion: a.opinion })
  if (a.act === 'answerCo')
    await write(`${a.org}1`, 'co-answer', { orgId: idOf(orgIds, a.org), answer: a.answer })
  if (a.act === 'directive')
    await write(supervisor, 'directives', { level: a.level, demand: a.demand, due: dueOn(today, a.due) })
}
