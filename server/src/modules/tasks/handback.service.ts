import { lostWorkdays, targetRefusal } from '@mingdu/shared/tasks/acts.rules'
import type { Handback, KeptActs } from '@mingdu/shared/tasks/acts.schema'
import type { HandbackState } from '@mingdu/shared/tasks/acts.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Tx } from '../../db/connection'
import { Refused, refuseIf } from '../../refused'
import { openAct, targetOrg, targetPerson, type OpenAct } from './acts.open'
import { holdersInRegion, tellAct } from './acts.telling'
import { moveTask } from './moves'
import { actFacts } from './tasks.facts'
import { changeTask } from './tasks.repo'
import { line, settledView, type TaskAct } from './tasks.service'
import { peopleOfOrgs } from './telling.service'
import { orgNames } from './viewing.service'

/** 退回: the org says why it is not competent and who is. The clock goes on; 督查 decides. */
export async function giveBack(
  { reason, suggestedOrgId }: { reason: string; suggestedOrgId: string | null },
  act: TaskAct,
  tx: Tx,
): Promise<Task> {
  const { task, acts, by, at, day } = await openAct('giveBack', act, tx, reason)
  const suggested = suggestedOrgId === null ? null : await targetOrg(suggestedOrgId)
  if (suggested && suggested.id === task.orgId) throw new Refused('task.same-org', { org: suggested.name })
  const org = (await orgNames())(task.orgId)
  const asked: Handback = {
    ...{ at, by, org, reason, state: 'pending', decidedAt: null, decidedBy: null, opinion: '' },
    suggested: suggested && { id: suggested.id, name: suggested.name },
    ...{ toOrg: null, lostWorkdays: null },
  }
  const hint = suggested ? `；建议由${suggested.name}承办` : ''
  await changeTask(
    task,
    {
      state: 'returned',
      stateBefore: task.state,
      acts: { ...acts, handbacks: [...acts.handbacks, asked] },
    },
    line(act, '申请退回', `${reason}${hint}`),
    tx,
  )
  await tellAct(
    task,
    {
      kind: 'taskAsked',
      recipientIds: [
        task.supervisor.id,
        ...(await holdersInRegion('task.designate', ['supervisionHead'], task.regionId)),
      ],
      dedupe: `giveBack:${acts.handbacks.length + 1}`,
      heading: '退回待决定',
      body: `${org.name}申请退回：${reason}${hint}。时限照常计算。`,
    },
    act,
    day,
    tx,
  )
  return settledView(act, task, tx)
}

/** 撤回退回: the org does it after all; the days that went by are its own. */
export async function takeBack(reason: string, act: TaskAct, tx: Tx): Promise<Task> {
  const opened = await openAct('takeBack', act, tx, reason)
  const { task, day } = opened
  const acts = closed('withdrawn', reason, opened)
  const charge = chargeOf(acts.handbacks.at(-1))
  const set = { state: task.stateBefore ?? 'toSign', stateBefore: null, acts } as const
  await changeTask(task, set, line(act, '撤回退回', `${reason}；${charge}`), tx)
  const telling = {
    kind: 'taskMoved',
    recipientIds: [
      task.supervisor.id,
      ...(await holdersInRegion('task.designate', ['supervisionHead'], task.regionId)),
    ],
    dedupe: `takenBack:${acts.handbacks.length}`,
    heading: '退回已撤回',
    body: `${reason}；${charge}。任务仍由${opened.acts.handbacks.at(-1)?.org.name ?? '原单位'}办理。`,
  } as const
  await tellAct(task, telling, act, day, tx)
  return settledView(act, task, tx)
}

export interface ReturnDecision {
  upheld: boolean
  orgId: string | null
  handlerId: string | null
  opinion: string
  designated: boolean
}

/** 决定退回: to another org, or back to the one that wanted rid of it, which is charged the days that went by. */
export async function decideReturn(decision: ReturnDecision, act: TaskAct, tx: Tx): Promise<Task> {
  const opened = await openAct('decideReturn', act, tx, decision.opinion)
  refuseDesignation(decision.designated, opened)
  const acts = decided(decision, opened)
  if (decision.upheld) await reassign(decision, opened, acts, act, tx)
  else await refuse(decision, opened, acts, act, tx)
  return settledView(act, opened.task, tx)
}

/** 指定承办 is the 督查室主任's to say. @throws Refused `auth.forbidden` */
export function refuseDesignation(designated: boolean, { person }: Pick<OpenAct, 'person'>): void {
  if (designated && !person.reach('task.designate'))
    throw new Refused('auth.forbidden', { permission: '指定承办' })
}

function decided({ upheld, opinion, designated }: ReturnDecision, opened: OpenAct): KeptActs {
  const acts = closed(upheld ? 'upheld' : 'refused', opinion, opened)
  return { ...acts, designated: acts.designated || designated }
}

/** The 退回 that waited has come to its end. */
function closed(
  state: Exclude<HandbackState, 'pending'>,
  opinion: string,
  { acts, by, at, moment }: OpenAct,
): KeptActs {
  const handbacks = acts.handbacks.map((asked): Handback => {
    if (asked.state !== 'pending') return asked
    const lost = lostWorkdays(asked.at, moment.today, moment.calendar)
    return { ...asked, state, decidedAt: at, decidedBy: by, opinion, lostWorkdays: lost }
  })
  return { ...acts, handbacks }
}

function chargeOf(asked: Handback | undefined): string {
  return `耽误 ${asked?.lostWorkdays ?? 0} 个工作日，记在${asked?.org.name ?? '退回单位'}名下`
}

async function reassign(
  { orgId, handlerId, opinion, designated }: ReturnDecision,
  opened: OpenAct,
  acts: KeptActs,
  act: TaskAct,
  tx: Tx,
): Promise<void> {
  if (orgId === null) throw new Refused('task.org')
  const org = await targetOrg(orgId)
  if (org.id === opened.task.orgId) throw new Refused('task.same-org', { org: org.name })
  refuseIf(targetRefusal({ ...org, orgId: org.id }, actFacts(opened.task), opened.person))
  const to = { id: org.id, name: org.name }
  const handler = await targetPerson(handlerId, to)
  const last = acts.handbacks.length - 1
  const handbacks = acts.handbacks.map((asked, i) => (i === last ? { ...asked, toOrg: to } : asked))
  const moving = { kind: 'returned', org: to, handler, note: opinion, designated } as const
  await moveTask(opened, { ...acts, handbacks }, moving, act, tx)
}

async function refuse(
  { opinion, designated }: ReturnDecision,
  { task, day }: OpenAct,
  acts: KeptActs,
  act: TaskAct,
  tx: Tx,
): Promise<void> {
  const charge = chargeOf(acts.handbacks.at(-1))
  const last = designated ? '；指定承办，不得再退回' : ''
  await changeTask(
    task,
    { state: task.stateBefore ?? 'toSign', stateBefore: null, acts },
    line(act, '不予退回', `${opinion}；${charge}${last}`),
    tx,
  )
  const people = await peopleOfOrgs([task.orgId])
  await tellAct(
    task,
    {
      kind: 'taskMoved',
      recipientIds: [...people.actingFor(task), ...people.heads(task.orgId)],
      dedupe: `kept:${acts.handbacks.length}`,
      heading: '不予退回',
      body: `${opinion}；${charge}${last}。`,
    },
    act,
    day,
    tx,
  )
}
