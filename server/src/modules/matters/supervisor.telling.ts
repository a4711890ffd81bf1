import { clip } from '@mingdu/shared/kernel/text'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { holdMessages, tellPeople, type NewMessage } from '../messages/messages.service'
import { readTree, type TaskDoc } from '../tasks/tree.service'
import type { MatterDoc } from './matters.model'
import type { MatterAct } from './matters.service'

type Telling = Pick<MatterAct, 'actor' | 'time' | 'hold'>

/** The one who takes over is told what waits for them, the one before that it is theirs no more. */
export async function tellSupervisors(
  matter: MatterDoc,
  to: StoredRef,
  { heading, reason }: { heading: string; reason: string },
  act: Telling,
  tx: Tx,
): Promise<void> {
  const from = matter.supervisor
  const waits = waitingText(await readTree(String(matter._id), tx))
  const next = `原督查员${from.name}，由您任责任督查员。${waits}原因：${reason}`
  const before = `改由${to.name}任责任督查员，不用再办。原因：${reason}`
  const messages = [
    messageOf(matter, [to.id], 'to', heading, next, act),
    messageOf(matter, [from.id], 'from', heading, before, act),
  ]
  await send(messages, act, tx)
}

/** 工作交接: whoever leaves has the list; the successor is told. */
export async function tellSuccessor(matter: MatterDoc, to: StoredRef, act: Telling, tx: Tx): Promise<void> {
  const waits = waitingText(await readTree(String(matter._id), tx))
  const body = `${matter.supervisor.name}的事项由您任责任督查员。${waits}`
  await send([messageOf(matter, [to.id], 'to', '工作交接', body, act)], act, tx)
}

/** What of the tasks asks for a word of 督查 now; '' when nothing does. */
function waitingText(tree: readonly TaskDoc[]): string {
  const count = (waits: (task: TaskDoc) => boolean) => tree.filter((task) => task.leaf && waits(task)).length
  const counts = [
    [count(({ state }) => state === 'toVerify'), '待核验'],
    [count(({ state }) => state === 'returned'), '退回待决定'],
    [count(({ acts }) => (acts?.extensions ?? []).some(({ state }) => state === 'pending')), '延期待批'],
  ] as const
  const found = counts.filter(([n]) => n > 0).map(([n, what]) => `${what} ${n} 项`)
  return found.length === 0 ? '' : `现有${found.join('、')}。`
}

function messageOf(
  matter: MatterDoc,
  recipientIds: readonly string[],
  side: 'to' | 'from',
  heading: string,
  body: string,
  { actor }: Telling,
): NewMessage {
  const id = String(matter._id)
  const name = clip(matter.title, 20)
  return {
    kind: 'matterMoved',
    recipientIds: recipientIds.filter((one) => one !== actor.id),
    subject: { kind: 'matter', id, no: matter.no, name },
    dedupe: `supervisor:${side}:v${matter.version + 1}`,
    title: `${heading}：${name}`,
    body: matter.no === '' ? body : `${matter.no}。${body}`,
    target: { kind: 'matter', id },
    ...{ light: null, due: matter.due, remaining: '', sender: actor.orgName },
  }
}

async function send(messages: readonly NewMessage[], { time, hold }: Telling, tx: Tx): Promise<void> {
  const told = messages.filter(({ recipientIds }) => recipientIds.length > 0)
  const at = new Date(time.now())
  await (hold ? holdMessages(told, hold, at, tx) : tellPeople(told, at, tx))
}
