import { taskWaiting, type TaskStep, type Waiting } from '@mingdu/shared/bulletins/bottlenecks.rules'
import type { CountedTask } from '@mingdu/shared/bulletins/figures.rules'
import { dateInShanghai, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { judgeLight, plannedPoints } from '@mingdu/shared/tasks/light.rules'
import type { Scope } from '../../http/actor'
import {
  lastDoneOf,
  pendingReports,
  standingDocs,
  type Narrowing,
  type TaskNarrowing,
  type PendingReportDoc,
  type StandingDoc,
} from './standing.repo'
import { lightFacts, lightToday } from './tasks.facts'

export { lastDoneOf, type Narrowing }

/** Where a task stands: what figures count of it, and at which step it waits since when. */
export interface StandingTask extends CountedTask {
  id: string
  no: string
  title: string
  matter: { id: string; no: string; title: string }
  waiting: Waiting<TaskStep> | null
  /** Why it is red, in plain Chinese; '' unless it is. */
  reason: string
}

/** Open tasks within the scope, with those that were due or done since `from`; null: open ones alone. */
export async function standingTasks(
  scope: Scope,
  narrowing: TaskNarrowing,
  from: PlainDate | null,
  day: DayFacts,
): Promise<StandingTask[]> {
  const docs = await standingDocs(scope, narrowing, from)
  const reportIds = docs.flatMap(({ pendingReportId }) => pendingReportId ?? [])
  const reports = new Map((await pendingReports(reportIds)).map((report) => [String(report._id), report]))
  return docs.map((doc) => standing(doc, reports.get(doc.pendingReportId ?? '') ?? null, day))
}

function standing(doc: StandingDoc, report: PendingReportDoc | null, day: DayFacts): StandingTask {
  const { no, title, orgId, state, due, closedOn, verified } = doc
  const light = lightToday(doc, day)
  return {
    ...{ id: String(doc._id), no, title, orgId, state, light, due, closedOn, verified },
    matter: { id: doc.matterId, no: doc.matterNo, title: doc.matterTitle },
    planned: plannedPoints(doc, day),
    waiting: taskWaiting({ state, ...waitingDays(doc, report, day.today) }),
    reason: light === 'red' ? reasonsOf(doc, day) : '',
  }
}

function reasonsOf(doc: StandingDoc, day: DayFacts): string {
  return judgeLight(lightFacts(doc), day)
    .reasons.map(({ text }) => text)
    .join('；')
}

function waitingDays(doc: StandingDoc, report: PendingReportDoc | null, today: PlainDate) {
  const { acts, dispatchedOn, signedAt, suspension, supplementDue = null } = doc
  const asked = report?.asked?.at(-1)
  return {
    receivedOn: acts?.receivedAt ? dayOf(acts.receivedAt) : dispatchedOn,
    signedOn: dayOf(signedAt),
    // what was supplemented waits from when that came
    reportedOn: dayOf(asked?.at ?? report?.submittedAt),
    moreAskedOn: supplementDue === null ? null : dayOf(asked?.askedAt),
    handedBackOn: dayOf(acts?.handbacks.findLast(({ state }) => state === 'pending')?.at),
    extensionOn: dayOf(acts?.extensions.find(({ state }) => state === 'pending')?.at),
    coWorkOn: firstLate(doc, today),
    suspendedOn: suspension?.from ?? null,
  }
}

/** When the first 协办 was asked of those whose own deadline has passed without an answer. */
function firstLate({ acts }: StandingDoc, today: PlainDate): PlainDate | null {
  const late = acts?.coWork.filter(({ state, due }) => state === 'open' && due < today) ?? []
  const days = late.flatMap(({ askedAt }) => dayOf(askedAt) ?? [])
  return days.sort()[0] ?? null
}

function dayOf(at: Date | string | null | undefined): PlainDate | null {
  return at === null || at === undefined ? null : dateInShanghai(new Date(at).getTime())
}
