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
  OPEN_STATES,
  sampleIds,
  type BoardDoc,
  type SampleFilter,
  type WatchedDoc,
} from './watch.repo'

/** A case as the rules of supervision see it. */
export function watchedFacts(doc: WatchedDoc): Omit<WatchedCase, 'rectifications'> {
  const { state, silent, notices, delivery, ended, stages, stepDays, charges = [] } = doc
  return {
    ...clockFacts(doc),
    ...{ state, silent, notices, stepDays },
    charges: charges.map(({ refunded, ...charge }) => ({ ...charge, refundedOn: refunded?.on ?? null })),
    stages: stages.map((entry) => ({ state: entry.state, on: plainDate(entry.on) })),
    deliveredOn: dateOf(delivery?.on),
    endedOn: dateOf(ended?.on),
  }
}

function dateOf(text: string | undefined): PlainDate | null {
  return text === undefined ? null : plainDate(text)
}
