import type { ClockSegment } from '@mingdu/shared/kernel/clock'
import type { LightColour } from '@mingdu/shared/kernel/light'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { ClockFacts, DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { judgeLight, type LightFacts } from '@mingdu/shared/tasks/light.rules'
import type { PeriodFacts } from '@mingdu/shared/tasks/periods.rules'
import type { NodeFacts } from '@mingdu/shared/tasks/roll-up.rules'
import { NO_ACTS, type ActFacts, type ChildFacts } from '@mingdu/shared/tasks/acts.rules'
import type { TaskFacts } from '@mingdu/shared/tasks/tasks.rules'
import type { TaskLimit } from '@mingdu/shared/tasks/tasks.schema'
import type { LimitDoc, SegmentDoc, TaskDoc } from './tasks.model'

/** Stored documents as the pure rules want them. */

export function limitOf({ kind, due, n, unit }: LimitDoc): TaskLimit {
  if (kind === 'date') return { kind, due: due ?? '' }
  return { kind, n: n ?? 0, unit: unit ?? '工作日' }
}

export function limitDoc(limit: TaskLimit): LimitDoc {
  return limit.kind === 'date'
    ? { kind: 'date', due: limit.due, n: null, unit: null }
    : { kind: 'days', due: null, n: limit.n, unit: limit.unit }
}

export function segmentsOf(segments: readonly SegmentDoc[]): ClockSegment[] {
  return segments.map(({ from, to, kind, days, legalBasis, documentNo, approver }) => ({
    from,
    to,
    kind,
    days: days ?? undefined,
    legalBasis: legalBasis || undefined,
    documentNo: documentNo || undefined,
    approver: approver || undefined,
  }))
}

type ClockDoc = Pick<
  TaskDoc,
  | 'category'
  | 'dispatchedAt'
  | 'dispatchedOn'
  | 'limit'
  | 'segments'
  | 'due'
  | 'dueTentative'
  | 'limitDays'
  | 'closedOn'
  | 'state'
>

/** Before 派单 a fixed deadline is known already, a number of days is not. */
export function clockFacts(doc: ClockDoc): ClockFacts {
  const limit = limitOf(doc.limit)
  return {
    category: doc.category,
    dispatchedAt: doc.dispatchedAt?.toISOString() ?? null,
    dispatchedOn: doc.dispatchedOn,
    limit,
    segments: segmentsOf(doc.segments),
    due: doc.due ?? (limit.kind === 'date' ? plainDate(limit.due) : null),
    tentative: doc.dueTentative,
    limitDays: doc.limitDays,
    closedOn: doc.closedOn,
    suspended: doc.state === 'suspended',
  }
}

type LightDoc = Pick<
  TaskDoc,
  | 'category'
  | 'leaf'
  | 'dispatchedOn'
  | 'due'
  | 'closedOn'
  | 'state'
  | 'verified'
  | 'wasRed'
  | 'segments'
  | 'period'
  | 'milestones'
  | 'answeredThrough'
  | 'supplementDue'
>

export function lightFacts(doc: LightDoc, below: readonly LightColour[] = []): LightFacts {
  const { category, dispatchedOn, due, closedOn, verified, wasRed, state } = doc
  const [suspended, cancelled] = [state === 'suspended', state === 'cancelled']
  return {
    ...{ category, dispatchedOn, due, closedOn, suspended, cancelled, verified, wasRed, below },
    ...ownPlan(doc),
  }
}

/** What a leaf is measured by beside its clock. */
function ownPlan(doc: LightDoc): Pick<LightFacts, 'milestones' | 'reporting'> {
  if (!doc.leaf) return {}
  const { period = null, answeredThrough: answered = null, supplementDue = null, segments, state } = doc
  return {
    milestones: doc.milestones ?? [],
    reporting: { period, answered, supplementDue, waiting: state === 'toVerify', segments },
  }
}

/** Whose days of periodic reports are asked for. */
export function periodFacts(doc: Pick<TaskDoc, 'period' | 'dispatchedOn' | 'due' | 'segments'>): PeriodFacts {
  const { period = null, dispatchedOn, due, segments } = doc
  return { period, dispatchedOn, due, segments }
}

/** The stored light while it holds, else computed; of inner nodes the stored one until the sweep has passed. */
export function lightToday(
  doc: LightDoc & Pick<TaskDoc, 'light' | 'lightUntil' | 'leaf'>,
  day: DayFacts,
): LightColour {
  return holds(doc, day) || !doc.leaf ? doc.light : judgeLight(lightFacts(doc), day).colour
}

/** Whether a stored light is still that of today; records from before there was a day are looked at anew. */
export function holds({ lightUntil }: Pick<TaskDoc, 'lightUntil'>, { today }: DayFacts): boolean {
  return lightUntil === null || (lightUntil !== undefined && today < lightUntil)
}

export function taskFacts(
  doc: Pick<
    TaskDoc,
    'state' | 'leaf' | 'regionId' | 'orgId' | 'handler' | 'reportedByOrgId' | 'supplementDue' | 'splitFrom'
  >,
): TaskFacts {
  const { state, leaf, regionId, orgId, handler, reportedByOrgId } = doc
  const moreAsked = (doc.supplementDue ?? null) !== null
  const splitByOrgIds = doc.splitFrom?.orgIds ?? []
  return { state, leaf, regionId, orgId, handler, reportedByOrgId, splitByOrgIds, moreAsked }
}

type ActDoc = Pick<
  TaskDoc,
  | 'state'
  | 'leaf'
  | 'depth'
  | 'regionId'
  | 'orgId'
  | 'handler'
  | 'acts'
  | 'dispatchedAt'
  | 'due'
  | 'verified'
  | 'pendingReportId'
  | 'split'
>

/** What decides 退回, 延期, 会办, 转办, 交办, 分解 and 催办; of a task that was split with what lies below it. */
export function actFacts(doc: ActDoc, children: readonly ChildDoc[] = []): ActFacts {
  const { state, leaf, depth, regionId, orgId, handler, acts = NO_ACTS, dispatchedAt, due, verified } = doc
  return {
    state,
    leaf,
    depth,
    regionId,
    orgId,
    handler,
    acts,
    dispatchedAt: dispatchedAt?.toISOString() ?? null,
    due,
    verified,
    reportWaits: doc.pendingReportId !== null,
    split: doc.split ? children.map(childFacts) : null,
  }
}

export type ChildDoc = Pick<TaskDoc, 'title' | 'state' | 'leaf' | 'reportCount' | 'acts'>

function childFacts({ title, state, leaf, reportCount, acts = NO_ACTS }: ChildDoc): ChildFacts {
  const asked = [...acts.handbacks, ...acts.extensions].some((one) => one.state === 'pending')
  return { title, state, leaf, reports: reportCount, asked }
}

export function nodeFacts(
  doc: Pick<TaskDoc, '_id' | 'parentId' | 'weight' | 'claimed'> & LightDoc,
): NodeFacts {
  const { category, parentId, leaf, weight, state, verified, claimed } = doc
  const { dispatchedOn, due, closedOn, wasRed } = doc
  const id = String(doc._id)
  return {
    ...{ id, category, parentId, leaf, weight, state, verified, claimed },
    ...{ dispatchedOn, due, closedOn, wasRed },
    ...ownPlan(doc),
  }
}
