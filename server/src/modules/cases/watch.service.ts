import type { WatchedCase } from '@mingdu/shared/monitoring/monitoring.rules'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { clockFacts } from './cases.clocks'
import type { WatchedDoc } from './watch.repo'

/** What 电子监察 reads of cases; it never writes one, and reads nothing of applicants. */
export {
  boardCases,
  casesById,
  casesChanged,
  casesInState,
  ledgerCases,
  OPEN_STATES,
  sampleIds,
  type BoardDoc,
  type LedgerDoc,
  type SampleFilter,
  type WatchedDoc,
} from './watch.repo'

/** A case as the rules of supervision see it; `reviewDays`: what its frozen guide gives the steps of 审批. */
export function watchedFacts(doc: WatchedDoc, reviewDays: number | null): WatchedCase {
  const { state, silent, notices, delivery, ended } = doc
  return {
    ...clockFacts(doc),
    ...{ state, silent, notices, reviewDays },
    deliveredOn: dateOf(delivery?.on),
    endedOn: dateOf(ended?.on),
  }
}

function dateOf(text: string | undefined): PlainDate | null {
  return text === undefined ? null : plainDate(text)
}
