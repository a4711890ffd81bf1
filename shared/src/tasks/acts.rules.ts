import type { Permission } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { dateInShanghai, plainDate, shanghaiMidnight, type PlainDate } from '../kernel/plain-date'
import { addWorkdays, countWorkdays, type WorkCalendar } from '../kernel/work-calendar'
import { MAX_TREE_DEPTH } from '../matters/matters.states'
import type { KeptActs } from './acts.schema'
import { EXTENSION_LEVELS, TASK_ACTS, type ExtensionLevel, type TaskAct } from './acts.states'
import { covers, forbidden, isOfOffice, isOne, type ActingPerson, type TaskFacts } from './tasks.rules'
import { TASK_STATES, type TaskState } from './tasks.states'

/** What of a task decides who may do which of these acts. */
export interface ActFacts extends Omit<TaskFacts, 'reportedByOrgId' | 'moreAsked' | 'splitByOrgIds'> {
  acts: KeptActs
  /** Level in the tree, from 1. */
  depth: number
  /** Basis points that 核验 has accepted. */
  verified: number
  /** A report waits for 核验, or for what a verifier asked to be added. */
  reportWaits: boolean
  /** What its lead org split it into; null where it did not. */
  split: readonly ChildFacts[] | null
  /** ISO instant of 派单; null before. */
  dispatchedAt: string | null
  due: PlainDate | null
}

/** What of a task that was split off decides whether it may be taken back. */
export interface ChildFacts {
  title: string
  state: TaskState
  leaf: boolean
  reports: number
  /** 退回 or 延期 of it waits for a decision. */
  asked: boolean
}

/** The moment, the calendar by which days are counted, and the values of the place. */
export interface ActMoment {
  now: number
  today: PlainDate
  calendar: WorkCalendar
  /** 延期: how often one org may. */
  extensionMost: number
  urgeGapHours: number
}

/** A task of which nothing of the kind happened. */
export const NO_ACTS: KeptActs = {
  receivedAt: null,
  designated: false,
  handbacks: [],
  extensions: [],
  coWork: [],
  moves: [],
  urges: [],
}

/** In which states an act is possible; a new act does not compile until it answers. */
export const ACT_STATES = {
  giveBack: ['toSign', 'inHand'],
  takeBack: ['returned'],
  decideReturn: ['returned'],
  extend: ['toSign', 'inHand', 'toVerify'],
  decideExtension: ['toSign', 'inHand', 'toVerify', 'returned', 'suspended'],
  askCo: ['toSign', 'inHand', 'toVerify'],
  answerCo: ['toSign', 'inHand', 'toVerify', 'returned', 'suspended'],
  waiveCo: ['inHand', 'toVerify'],
  transfer: ['toSign', 'inHand'],
  entrust: ['toSign', 'inHand'],
  decompose: ['inHand'],
  recall: ['inHand'],
  urge: ['toSign', 'inHand'],
  directive: ['toSign', 'inHand', 'toVerify', 'suspended'],
  proposeCard: ['toSign', 'inHand', 'toVerify', 'suspended', 'done'],
} as const satisfies Record<TaskAct, readonly TaskState[]>

type Rule = (task: ActFacts, person: ActingPerson, moment: ActMoment) => Refusal | null

/** What stands against an act that the state allows. */
const GROUNDS = {
  giveBack: (task, person, moment) => answersFor(task, person) ?? handbackRefusal(task, moment),
  takeBack: answersFor,
  decideReturn: (task, person) =>
    reachRefusal(task, person, 'task.direct') ??
    (isOfOffice(person, task.orgId) ? { code: 'handback.same-office' } : null),
  extend: (task, person, moment) => answersFor(task, person) ?? extensionRefusal(task, moment),
  decideExtension: deciderRefusal,
  askCo: (task, person) => reachRefusal(task, person, 'task.direct'),
  answerCo: helperRefusal,
  waiveCo: (task, person) =>
    answersFor(task, person) ?? (openCoWork(task.acts).length > 0 ? null : noneOpen()),
  transfer: assignRefusal,
  entrust: (task, person) => reachRefusal(task, person, 'task.assign'),
  decompose: (task, person, moment) =>
    reachRefusal(task, person, 'task.assign') ?? divisibleRefusal(task, moment),
  recall: (task, person) => reachRefusal(task, person, 'task.assign') ?? recallRefusal(task),
  urge: (task, person, moment) => reachRefusal(task, person, 'task.urge') ?? urgeRefusal(task.acts, moment),
  directive: (task, person) => reachRefusal(task, person, 'directive.issue'),
  proposeCard: (task, person) => reachRefusal(task, person, 'card.propose'),
} as const satisfies Record<TaskAct, Rule>

/** null when this person may do it at this moment, else why not. */
export function taskActRefusal(
  task: ActFacts,
  act: TaskAct,
  person: ActingPerson,
  moment: ActMoment,
): Refusal | null {
  if (task.leaf && act === 'recall') return { code: 'decompose.none' }
  if (!task.leaf && act !== 'recall') return { code: 'task.not-leaf' }
  return possibleRefusal(task, act) ?? GROUNDS[act](task, person, moment)
}

/** The acts open to this person now, in the order of the table. */
export function taskActs(task: ActFacts, person: ActingPerson, moment: ActMoment): TaskAct[] {
  const acts = Object.keys(TASK_ACTS) as TaskAct[]
  return acts.filter((act) => taskActRefusal(task, act, person, moment) === null)
}

/** The same clock time on the next working day after the task came; on a rest day it counts from that day, too. */
export function returnUntil(receivedAt: string, calendar: WorkCalendar): number {
  const received = Date.parse(receivedAt)
  const day = dateInShanghai(received)
  return shanghaiMidnight(addWorkdays(calendar, day, 1).date) + (received - shanghaiMidnight(day))
}

/** When it came to the org that has it: by 转办, or by 派单. */
export function receivedAt({ acts, dispatchedAt }: Pick<ActFacts, 'acts' | 'dispatchedAt'>): string | null {
  return acts.receivedAt ?? dispatchedAt
}

/** Working days from asking to decision: what a wrongful 退回 cost. */
export function lostWorkdays(askedAt: string, decidedOn: PlainDate, calendar: WorkCalendar): number {
  return Math.max(0, countWorkdays(calendar, dateInShanghai(Date.parse(askedAt)), decidedOn))
}

/** Days that 退回 cost for nothing, refused or taken back, summed for each org, in the order they first asked. */
export function chargedDays({ handbacks }: Pick<KeptActs, 'handbacks'>) {
  const sums = new Map<string, { org: { id: string; name: string }; workdays: number }>()
  for (const { state, org, lostWorkdays: lost } of handbacks) {
    if (state !== 'refused' && state !== 'withdrawn') continue
    const before = sums.get(org.id)?.workdays ?? 0
    sums.set(org.id, { org, workdays: before + (lost ?? 0) })
  }
  return [...sums.values()]
}

/** Who decides an extension by so many working days. */
export function extensionLevel(workdays: number, chiefWorkdays: number): ExtensionLevel {
  return workdays <= chiefWorkdays ? 'chief' : 'leader'
}

/** The deadline of a 协办 whose window runs from `from` to `due`: its share of the working days, at least one. */
export function coDue(
  from: PlainDate,
  due: PlainDate,
  sharePercent: number,
  calendar: WorkCalendar,
): PlainDate {
  const window = countWorkdays(calendar, from, due)
  if (window < 1) return due
  const end = addWorkdays(calendar, from, Math.max(1, Math.ceil((window * sharePercent) / 100))).date
  return end < due ? end : due
}

export function openCoWork({ coWork }: Pick<KeptActs, 'coWork'>): KeptActs['coWork'] {
  return coWork.filter(({ state }) => state === 'open')
}

/** 主办 does not finish while a 协办 is open, unless it wrote down why. */
export function coOpenRefusal(acts: Pick<KeptActs, 'coWork'>): Refusal | null {
  const open = openCoWork(acts)
  return open.length === 0
    ? null
    : { code: 'co.open', details: { orgs: open.map(({ org }) => org.name).join('、') } }
}

/** A deadline within the task's: neither past nor later than the task's own. */
export function subDueRefusal(
  code: 'co.due' | 'entrust.due',
  due: string,
  task: Pick<ActFacts, 'due'>,
  today: PlainDate,
): Refusal | null {
  const limit = task.due ?? plainDate(due)
  return due >= today && due <= limit ? null : { code, details: { due, limit } }
}

const ASKS: Partial<Record<TaskAct, true>> = { giveBack: true, extend: true }

function possibleRefusal({ state }: ActFacts, act: TaskAct): Refusal | null {
  const possible: readonly TaskState[] = ACT_STATES[act]
  if (possible.includes(state)) return null
  if (state === 'returned' && ASKS[act]) return { code: 'handback.pending' }
  return { code: 'task.state', details: { state: TASK_STATES[state], action: TASK_ACTS[act] } }
}

/** Who answers for the task: its handler, anyone of the org while there is none, a head for the orgs below. */
export function answersFor(task: Pick<ActFacts, 'orgId' | 'handler'>, person: ActingPerson): Refusal | null {
  const reach = person.reach('task.ask')
  if (!reach) return forbidden('task.ask')
  const mine = task.handler ? task.handler.id === person.id : task.orgId === person.orgId
  const heads = reach.kind === 'orgs' && reach.orgIds.includes(task.orgId)
  return mine || heads
    ? null
    : { code: 'task.not-handler', details: { handler: task.handler?.name ?? '主办单位' } }
}

function handbackRefusal(task: ActFacts, { now, calendar }: ActMoment): Refusal | null {
  if (task.acts.designated) return { code: 'handback.designated' }
  const received = receivedAt(task)
  const until = received === null ? now : returnUntil(received, calendar)
  return now <= until ? null : { code: 'handback.late', details: { until: momentText(until) } }
}

function extensionRefusal(
  { acts, due, orgId }: ActFacts,
  { today, extensionMost }: ActMoment,
): Refusal | null {
  if (acts.extensions.some(({ state }) => state === 'pending')) return { code: 'extension.pending' }
  if (due === null || today > due) return { code: 'extension.late', details: { due: due ?? '' } }
  const granted = acts.extensions.filter(({ org, state }) => org.id === orgId && state === 'granted').length
  return granted < extensionMost ? null : { code: 'extension.most', details: { most: extensionMost } }
}

/** The permission by which each level decides. */
export const LEVEL_PERMISSION = {
  chief: 'task.extend',
  leader: 'task.extendLong',
} as const satisfies Record<ExtensionLevel, Permission>

function deciderRefusal(task: ActFacts, person: ActingPerson): Refusal | null {
  const asked = task.acts.extensions.find(({ state }) => state === 'pending')
  if (!asked) return { code: 'extension.none' }
  if (reachRefusal(task, person, LEVEL_PERMISSION[asked.level]))
    return {
      code: 'extension.level',
      details: { days: asked.workdays, level: EXTENSION_LEVELS[asked.level] },
    }
  const own = isOfOffice(person, asked.org.id) || isOne(person, asked.by.id)
  return own ? { code: 'extension.same-office' } : null
}

/** Those of a helping org whose answer is due; its head for the orgs below. */
function helperRefusal({ acts }: ActFacts, person: ActingPerson): Refusal | null {
  const reach = person.reach('task.ask')
  if (!reach) return forbidden('task.ask')
  return openCoWork(acts).some(({ org }) => helpsFor(org.id, person)) ? null : { code: 'task.not-helping' }
}

/** Whether this person answers for that helping org. */
export function helpsFor(orgId: string, person: ActingPerson): boolean {
  const reach = person.reach('task.ask')
  if (!reach) return false
  return person.orgId === orgId || (reach.kind === 'orgs' && reach.orgIds.includes(orgId))
}

/** 督查 moves a task within the region; a head among the orgs below. */
function assignRefusal(task: ActFacts, person: ActingPerson): Refusal | null {
  if (!reachRefusal(task, person, 'task.direct')) return null
  return reachRefusal(task, person, 'task.assign')
}

/** Where a task may be moved to: anywhere in the region by 督查, by a head only below. */
export function targetRefusal(
  target: { orgId: string; regionId: string; active: boolean },
  task: ActFacts,
  person: ActingPerson,
): Refusal | null {
  if (!target.active || target.regionId !== task.regionId) return { code: 'task.org' }
  if (!reachRefusal(task, person, 'task.direct')) return null
  const reach = person.reach('task.assign')
  return reach && covers(reach, target) ? null : { code: 'task.below' }
}

/** Nothing of a task is lost by splitting it: no progress that counts, and nothing that somebody has still to answer. */
function divisibleRefusal(task: ActFacts, { today }: ActMoment): Refusal | null {
  const { depth, verified, reportWaits, acts, due } = task
  if (depth >= MAX_TREE_DEPTH) return { code: 'tree.too-deep', details: { limit: MAX_TREE_DEPTH } }
  if (reportWaits) return { code: 'decompose.waiting' }
  if (verified > 0) return { code: 'decompose.verified' }
  if (acts.extensions.some(({ state }) => state === 'pending')) return { code: 'extension.pending' }
  const open = openCoWork(acts)
  if (open.length > 0)
    return { code: 'decompose.co-open', details: { orgs: open.map(({ org }) => org.name).join('、') } }
  return due !== null && due >= today ? null : { code: 'decompose.late', details: { due: due ?? '' } }
}

/** Taken back as a whole, while nothing below it was done but signing. */
function recallRefusal({ split }: ActFacts): Refusal | null {
  if (split === null) return { code: 'decompose.none' }
  const begun = split.find(
    ({ state, leaf, reports, asked }) =>
      state !== 'cancelled' && (!leaf || reports > 0 || asked || !RECALLABLE.includes(state)),
  )
  return begun ? { code: 'decompose.begun', details: { task: begun.title } } : null
}

const RECALLABLE: readonly TaskState[] = ['toSign', 'inHand']

function urgeRefusal({ urges }: KeptActs, { now, urgeGapHours }: ActMoment): Refusal | null {
  const last = urges.at(-1)
  if (!last || now - Date.parse(last.at) >= urgeGapHours * 3_600_000) return null
  return { code: 'urge.often', details: { when: momentText(Date.parse(last.at)), hours: urgeGapHours } }
}

function reachRefusal(task: ActFacts, person: ActingPerson, permission: Permission): Refusal | null {
  const reach = person.reach(permission)
  return reach && covers(reach, task) ? null : forbidden(permission)
}

function noneOpen(): Refusal {
  return { code: 'co.state', details: { org: '协办单位' } }
}

/** `11月26日 15:30`. */
function momentText(epochMs: number): string {
  const [, month, day] = dateInShanghai(epochMs).split('-')
  const minutes = Math.floor((epochMs - shanghaiMidnight(dateInShanghai(epochMs))) / 60_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Number(month)}月${Number(day)}日 ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
