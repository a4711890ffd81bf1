import { groupedBy } from '../kernel/grouped'
import type { PlainDate } from '../kernel/plain-date'
import { countWorkdays, type WorkCalendar } from '../kernel/work-calendar'
import type { MatterState } from '../matters/matters.states'
import type { TaskState } from '../tasks/tasks.states'

/** 项目瓶颈: at which step an open task or matter waits, since when, and for whom. */

export const TASK_STEPS = {
  toSign: { name: '待签收', waitsFor: '承办单位', since: '派单或转来' },
  inHand: { name: '在办', waitsFor: '承办单位', since: '签收' },
  coWork: { name: '协办未答', waitsFor: '协办单位', since: '请协办' },
  moreAsked: { name: '待补充', waitsFor: '承办单位', since: '要求补充' },
  toVerify: { name: '待核验', waitsFor: '督查室', since: '报送进展' },
  returned: { name: '退回待决定', waitsFor: '督查室', since: '申请退回' },
  extension: { name: '延期待批', waitsFor: '审批人', since: '申请延期' },
  suspended: { name: '暂停', waitsFor: '批准暂停的事由', since: '暂停' },
} as const satisfies Record<string, StepText>
export type TaskStep = keyof typeof TASK_STEPS

export const MATTER_STEPS = {
  toApprove: { name: '待批准立项', waitsFor: '督查室主任', since: '提出' },
  toIssue: { name: '待派单', waitsFor: '督查室', since: '批准立项' },
  toApply: { name: '待申请办结', waitsFor: '牵头单位', since: '最后一项任务办结' },
  firstReview: { name: '待初审', waitsFor: '牵头单位', since: '申请办结' },
  verifyClose: { name: '待办结核验', waitsFor: '督查室', since: '初审' },
  approveClose: { name: '待销号审批', waitsFor: '督查室主任或领导', since: '核验' },
  notice: { name: '公示中', waitsFor: '公示期满', since: '公示' },
} as const satisfies Record<string, StepText>
export type MatterStep = keyof typeof MATTER_STEPS

export type WaitingStep = TaskStep | MatterStep

interface StepText {
  name: string
  /** Whose act ends the waiting. */
  waitsFor: string
  /** The act from which the waiting is counted. */
  since: string
}

/** What of a task tells where it waits; a day is null where nothing of the kind happened. */
export interface TaskWaiting {
  state: TaskState
  /** 派单, or when it came to the org that has it now. */
  receivedOn: PlainDate | null
  signedOn: PlainDate | null
  /** Of the report that waits for 核验. */
  reportedOn: PlainDate | null
  /** Of what a verifier asked for and did not get yet. */
  moreAskedOn: PlainDate | null
  /** Of a 退回 that waits for a decision. */
  handedBackOn: PlainDate | null
  /** Of an extension that waits for a decision. */
  extensionOn: PlainDate | null
  /** When the first 协办 was asked whose answer is late. */
  coWorkOn: PlainDate | null
  suspendedOn: PlainDate | null
}

/** What of a matter tells where it waits. */
export interface MatterWaiting {
  state: MatterState
  /** Every task of it is done. */
  allDone: boolean
  createdOn: PlainDate
  approvedOn: PlainDate | null
  lastDoneOn: PlainDate | null
  appliedOn: PlainDate | null
  reviewedOn: PlainDate | null
  verifiedOn: PlainDate | null
  noticedOn: PlainDate | null
}

export interface Waiting<S> {
  step: S
  /** null: not known of records from before it was kept. */
  since: PlainDate | null
}

/** Of a task in hand the most particular holds: what was asked for, what is late of others, then its own work. */
const TASK_WAITS = {
  draft: () => null,
  toSign: (task) => asked(task) ?? { step: 'toSign', since: task.receivedOn },
  inHand: (task) =>
    asked(task) ??
    (task.moreAskedOn === null ? null : { step: 'moreAsked', since: task.moreAskedOn }) ??
    (task.coWorkOn === null ? null : { step: 'coWork', since: task.coWorkOn }) ?? {
      step: 'inHand',
      since: laterOrEither(task.signedOn, task.receivedOn),
    },
  toVerify: (task) => ({ step: 'toVerify', since: task.reportedOn }),
  returned: (task) => ({ step: 'returned', since: task.handedBackOn }),
  done: () => null,
  suspended: (task) => ({ step: 'suspended', since: task.suspendedOn }),
  cancelled: () => null,
} as const satisfies Record<TaskState, (task: TaskWaiting) => Waiting<TaskStep> | null>

const MATTER_WAITS = {
  draft: (matter) => ({ step: 'toApprove', since: matter.createdOn }),
  approved: (matter) => ({ step: 'toIssue', since: matter.approvedOn }),
  issued: inHandWaiting,
  applied: (matter) => ({ step: 'firstReview', since: matter.appliedOn }),
  reviewed: (matter) => ({ step: 'verifyClose', since: matter.reviewedOn }),
  completed: (matter) => ({ step: 'approveClose', since: matter.verifiedOn }),
  noticed: (matter) => ({ step: 'notice', since: matter.noticedOn }),
  closed: () => null,
  longTerm: () => null,
  reopened: inHandWaiting,
  cancelled: () => null,
} as const satisfies Record<MatterState, (matter: MatterWaiting) => Waiting<MatterStep> | null>

/** The states in which a task can wait at a step. */
export const STEP_STATES = {
  toSign: ['toSign'],
  inHand: ['inHand'],
  coWork: ['inHand'],
  moreAsked: ['inHand'],
  toVerify: ['toVerify'],
  returned: ['returned'],
  extension: ['toSign', 'inHand'],
  suspended: ['suspended'],
} as const satisfies Record<TaskStep, readonly TaskState[]>

/** The one step at which a task waits; null of one that is not open. */
export function taskWaiting(task: TaskWaiting): Waiting<TaskStep> | null {
  return TASK_WAITS[task.state](task)
}

/** The step at which a matter itself waits; null while its tasks are worked on, and after its end. */
export function matterWaiting(matter: MatterWaiting): Waiting<MatterStep> | null {
  return MATTER_WAITS[matter.state](matter)
}

/** Working days from the day after `since` through today; 0 where it is not known. */
export function waitedWorkdays(since: PlainDate | null, today: PlainDate, calendar: WorkCalendar): number {
  return since === null || since >= today ? 0 : countWorkdays(calendar, since, today)
}

export interface Waited<S> {
  step: S
  orgId: string
  workdays: number
}

/** How long what waits at one step has waited. */
export interface StepFigures<S> {
  step: S
  n: number
  /** Tenths of a working day: of an even number the middle of two. */
  median: number
  /** Working days. */
  longest: number
  /** The units with most, at most three. */
  top: { orgId: string; n: number }[]
}

const TOP = 3

/** One row for each step at which something waits, the longest median first. */
export function stepFigures<S extends WaitingStep>(waited: readonly Waited<S>[]): StepFigures<S>[] {
  const steps = groupedBy(waited, ({ step }) => step)
  return [...steps]
    .map(([step, rows]) => figuresOf(step, rows))
    .sort((a, b) => b.median - a.median || b.n - a.n || (a.step < b.step ? -1 : 1))
}

function figuresOf<S>(step: S, rows: readonly Waited<S>[]): StepFigures<S> {
  const days = rows.map(({ workdays }) => workdays).sort((a, b) => a - b)
  const byOrg = [...groupedBy(rows, ({ orgId }) => orgId)].map(([orgId, own]) => ({ orgId, n: own.length }))
  return {
    step,
    n: rows.length,
    median: medianTenths(days),
    longest: days.at(-1) ?? 0,
    top: byOrg.sort((a, b) => b.n - a.n || (a.orgId < b.orgId ? -1 : 1)).slice(0, TOP),
  }
}

function medianTenths(sorted: readonly number[]): number {
  const half = sorted.length / 2
  const low = sorted[Math.ceil(half) - 1] ?? 0
  const high = sorted[Math.floor(half)] ?? low
  return (low + high) * 5
}

function asked({ extensionOn }: TaskWaiting): Waiting<TaskStep> | null {
  return extensionOn === null ? null : { step: 'extension', since: extensionOn }
}

function inHandWaiting({ allDone, lastDoneOn }: MatterWaiting): Waiting<MatterStep> | null {
  return allDone ? { step: 'toApply', since: lastDoneOn } : null
}

function laterOrEither(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? b : a
}
