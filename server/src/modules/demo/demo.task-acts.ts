import type { TreeTask } from '@mingdu/shared/matters/matters.schema'
import type { DemoAct, DemoTask } from './demo.acts'
import { dueOn, idOf, type Stage } from './demo.stage'

/** 退回, 延期, 协办答复, 分解 and 督查通知 of the demonstration; nothing for the acts that are played elsewhere. */
export async function playTaskAct(
  a: DemoAct,
  { id, version }: Pick<TreeTask, 'id' | 'version'>,
  { handler, head, supervisor }: { handler: string; head: string; supervisor: string },
  stage: Stage,
): Promise<void> {
  const { player, orgIds, today } = stage
  const write = (person: string, act: string, body: object) =>
    player.write(person, 'POST', `/tasks/${id}/${act}`, { version, ...body })
  if (a.act === 'giveBack')
    await write(handler, 'give-back', { reason: a.reason, suggestedOrgId: idOf(orgIds, a.suggested) })
  if (a.act === 'extend') await write(handler, 'extension', { days: a.days, reason: a.reason })
  if (a.act === 'grant') await write('zhuren', 'decide-extension', { granted: true, opinion: a.opinion })
  if (a.act === 'answerCo')
    await write(`${a.org}1`, 'co-answer', { orgId: idOf(orgIds, a.org), answer: a.answer })
  if (a.act === 'decompose')
    await write(head, 'decompose', { children: a.into.map((part) => childOf(part, stage)) })
  if (a.act === 'directive')
    await write(supervisor, 'directives', { level: a.level, demand: a.demand, due: dueOn(today, a.due) })
}

function childOf(part: DemoTask, { orgIds, accountIds, today }: Stage) {
  const { title, org, handler, weight, due, quantity, milestones = [] } = part
  return {
    ...{ title, weight, orgId: idOf(orgIds, org), due: dueOn(today, due) },
    personId: handler ? idOf(accountIds, handler) : null,
    quantity: quantity ? { unit: quantity[0], target: quantity[1] } : null,
    milestones: milestones.map(([name, on, share]) => ({
      ...{ title: name, due: dueOn(today, on), weight: share },
    })),
  }
}
