import { matterWaiting, type MatterStep, type Waiting } from '@mingdu/shared/bulletins/bottlenecks.rules'
import type { CountedMatter } from '@mingdu/shared/bulletins/figures.rules'
import { dateInShanghai, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { OPEN_MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import type { Scope } from '../../http/actor'
import { lastDoneOf, type Narrowing } from '../tasks/standing.service'
import { standingMatterDocs, unissuedRows, type StandingMatterDoc } from './standing.repo'

export { unissuedRows }

/** Where a matter stands: what figures count of it, and at which step it waits since when. */
export interface StandingMatter extends CountedMatter {
  id: string
  no: string
  title: string
  dispatchedOn: PlainDate | null
  waiting: Waiting<MatterStep> | null
}

const WHOLE = 10_000

/** Matters that have not ended within the scope, with those dispatched since `from`; null: none of those. */
export async function standingMatters(
  scope: Scope,
  narrowing: Narrowing,
  from: PlainDate | null,
): Promise<StandingMatter[]> {
  const docs = await standingMatterDocs(scope, narrowing, from)
  const lastDone = await lastDoneOf(docs.filter(allDone).map(({ _id }) => String(_id)))
  return docs.map((doc) => standing(doc, lastDone.get(String(doc._id)) ?? null))
}

function standing(doc: StandingMatterDoc, lastDoneOn: PlainDate | null): StandingMatter {
  const { no, title, state, due, relapses, closing, dispatchedOn } = doc
  const waiting = matterWaiting({
    ...{ state, allDone: allDone(doc), lastDoneOn },
    createdOn: dateInShanghai(doc.createdAt.getTime()),
    approvedOn: dayOf(doc.approvedAt),
    appliedOn: dayOf(closing?.applied.at),
    reviewedOn: dayOf(closing?.reviewed?.at),
    verifiedOn: dayOf(closing?.verified?.at),
    noticedOn: closing?.notice?.from ?? null,
  })
  const id = String(doc._id)
  return { id, no, title, orgId: doc.leadOrgId, state, due, relapses: relapses ?? 0, dispatchedOn, waiting }
}

function allDone({ state, verified, counts }: StandingMatterDoc): boolean {
  return OPEN_MATTER_STATES.includes(state) && verified === WHOLE && counts.total > 0
}

function dayOf(at: Date | null | undefined): PlainDate | null {
  return at ? dateInShanghai(at.getTime()) : null
}
