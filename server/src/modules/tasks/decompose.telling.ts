import type { Tx } from '../../db/connection'
import { suppressAbout } from '../messages/messages.service'
import type { OpenAct } from './acts.open'
import { tellAct } from './acts.telling'
import type { TaskDoc } from './tasks.repo'
import type { TaskAct } from './tasks.service'
import { peopleOfOrgs } from './telling.service'
import { orgNames } from './viewing.service'

/** Whoever has a part to do is told of it; the 督查员 and whoever had the whole are told that it was split. */
export async function tellSplit(
  docs: readonly TaskDoc[],
  { task, by, day }: OpenAct,
  act: TaskAct,
  tx: Tx,
): Promise<void> {
  const [people, org] = await Promise.all([peopleOfOrgs(docs.map(({ orgId }) => orgId)), orgNames()])
  for (const doc of docs) {
    const body = `${org(task.orgId).name}${by.name}分解，${org(doc.orgId).name}主办，请签收并按期报送进展。`
    const told = { kind: 'taskAssigned', dedupe: 'assigned:v1', heading: '新任务', light: 'green' } as const
    await tellAct(doc, { ...told, recipientIds: people.actingFor(doc), body }, act, day, tx)
  }
  const titles = docs.map(({ title, orgId }) => `${title}（${org(orgId).name}）`).join('、')
  await tellWhole(
    task,
    '任务已分解',
    `${org(task.orgId).name}分为 ${docs.length} 项：${titles}。`,
    act,
    day,
    tx,
  )
}

/** What lay below is called off: its messages are not sent any more, and those who had it are told. */
export async function tellRecalled(
  docs: readonly TaskDoc[],
  reason: string,
  { task, day }: OpenAct,
  act: TaskAct,
  tx: Tx,
): Promise<void> {
  const ids = docs.map(({ _id }) => String(_id))
  await suppressAbout(ids, '任务已撤销', new Date(act.time.now()), tx)
  const [people, org] = await Promise.all([peopleOfOrgs(docs.map(({ orgId }) => orgId)), orgNames()])
  for (const doc of docs) {
    const body = `${org(task.orgId).name}收回分解：${reason}。不用再办理。`
    const told = { kind: 'taskCancelled', dedupe: 'cancelled', heading: '任务撤销', light: 'grey' } as const
    await tellAct(doc, { ...told, recipientIds: people.actingFor(doc), body }, act, day, tx)
  }
  await tellWhole(task, '分解已收回', `${reason}。任务由${org(task.orgId).name}照旧办理。`, act, day, tx)
}

async function tellWhole(
  task: TaskDoc,
  heading: string,
  body: string,
  act: TaskAct,
  day: OpenAct['day'],
  tx: Tx,
): Promise<void> {
  const recipientIds = [task.supervisor.id, ...(task.handler ? [task.handler.id] : [])]
  const dedupe = `split:v${task.version + 1}`
  await tellAct(task, { kind: 'taskSplit', recipientIds, dedupe, heading, body }, act, day, tx)
}
