import { coDue, helpsFor, subDueRefusal } from '@mingdu/shared/tasks/acts.rules'
import type { KeptActs, KeptCoWork } from '@mingdu/shared/tasks/acts.schema'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { Refused, refuseIf } from '../../refused'
import { attachFiles } from '../files/files.service'
import { refuseKept } from '../matters/keeping.service'
import { joinMatter } from '../matters/settle.service'
import { currentRules } from '../rules/rules.service'
import { openAct, targetOrg, type OpenAct } from './acts.open'
import { tellAct } from './acts.telling'
import { openCo } from './co-work.drafts'
import { actFacts } from './tasks.facts'
import { changeTask } from './tasks.repo'
import { line, settledView, type TaskAct } from './tasks.service'
import { peopleOfOrgs } from './telling.service'

export interface CoAsked {
  orgId: string
  demand: string
  due: string | null
}

/** 会办: one more org helps, by a deadline of its own; 主办 keeps deadline and answer. */
export async function askCo({ orgId, demand, due }: CoAsked, act: TaskAct, tx: Tx): Promise<Task> {
  const opened = await openAct('askCo', act, tx, demand)
  const { task, acts, by, day, moment } = opened
  const org = await targetOrg(orgId)
  if (!org.active || org.regionId !== task.regionId) throw new Refused('task.org')
  if (org.id === task.orgId) throw new Refused('task.same-org', { org: org.name })
  await refuseKept(task.matterId, { orgIds: [org.id] }, tx)
  if (acts.coWork.some((work) => work.org.id === org.id && work.state === 'open'))
    throw new Refused('co.twice', { org: org.name })
  const { coOrgSharePercent } = (await currentRules()).values
  const limit = task.due ?? moment.today
  const sub = due ?? coDue(moment.today, limit, coOrgSharePercent, moment.calendar)
  if (due !== null) refuseIf(subDueRefusal('co.due', due, actFacts(task), moment.today))
  const work = openCo({ id: org.id, name: org.name }, demand, sub, {
    name: by.name,
    at: new Date(moment.now),
  })
  await changeTask(
    task,
    {
      coOrgIds: [...new Set([...task.coOrgIds, org.id])],
      acts: { ...acts, coWork: [...acts.coWork, work] },
    },
    line(act, '增加协办', `${org.name}，${sub} 前答复：${demand}`),
    tx,
  )
  await joinMatter(task.matterId, org.id, tx)
  const record = { kind: 'task', id: String(task._id) }
  await attachFiles(task.attachmentIds, { record, orgIds: [org.id] }, act.actor, tx)
  const people = await peopleOfOrgs([org.id])
  await tellAct(
    task,
    {
      kind: 'taskAsked',
      recipientIds: people.actingFor({ orgId: org.id, handler: null }),
      dedupe: `co:${acts.coWork.length + 1}`,
      heading: '请协办',
      body: `请在 ${sub} 前答复：${demand}。`,
    },
    act,
    day,
    tx,
  )
  return settledView(act, task, tx)
}

/** 协办答复: what the helping org did, told to 主办 and 督查. */
export async function answerCo(
  { orgId, answer, fileIds }: { orgId: string; answer: string; fileIds: string[] },
  act: TaskAct,
  tx: Tx,
): Promise<Task> {
  const opened = await openAct('answerCo', act, tx, answer)
  const { task, person, day } = opened
  const work = openWork(opened, orgId)
  if (!helpsFor(orgId, person)) throw new Refused('task.not-helping')
  const record = { kind: 'task', id: String(task._id) }
  await attachFiles(fileIds, { record, orgIds: [task.orgId, ...task.coOrgIds] }, act.actor, tx)
  const acts = ended(opened, work, { state: 'answered', answer, fileIds })
  await changeTask(task, { acts }, line(act, '协办答复', `${work.org.name}：${answer}`), tx)
  const people = await peopleOfOrgs([task.orgId])
  await tellAct(
    task,
    {
      kind: 'taskMoved',
      recipientIds: [...people.actingFor(task), task.supervisor.id],
      dedupe: `coDone:${opened.acts.coWork.indexOf(work)}`,
      heading: '协办已答复',
      body: `${work.org.name}：${answer}。`,
    },
    act,
    day,
    tx,
  )
  return settledView(act, task, tx)
}

/** 主办 goes on without an answer and writes down why. */
export async function waiveCo(
  { orgId, reason }: { orgId: string; reason: string },
  act: TaskAct,
  tx: Tx,
): Promise<Task> {
  const opened = await openAct('waiveCo', act, tx, reason)
  const work = openWork(opened, orgId)
  const acts = ended(opened, work, { state: 'waived', answer: reason, fileIds: [] })
  await changeTask(opened.task, { acts }, line(act, '注明协办未答复', `${work.org.name}：${reason}`), tx)
  return settledView(act, opened.task, tx)
}

function openWork({ acts }: OpenAct, orgId: string): KeptCoWork {
  const work = acts.coWork.find(({ org, state }) => org.id === orgId && state === 'open')
  if (!work) {
    const name = acts.coWork.find(({ org }) => org.id === orgId)?.org.name ?? '这个单位'
    throw new Refused('co.state', { org: name })
  }
  return work
}

function ended(
  { acts, by, at }: OpenAct,
  work: KeptCoWork,
  set: Pick<KeptCoWork, 'state' | 'answer' | 'fileIds'>,
): KeptActs {
  const done = { ...work, ...set, doneAt: at, doneBy: by }
  return { ...acts, coWork: acts.coWork.map((one) => (one === work ? done : one)) }
}
