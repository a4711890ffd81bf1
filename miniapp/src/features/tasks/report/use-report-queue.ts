import { useQueue } from '../queue/use-queue'
import { reportQueue, type QueuedReport } from './report-queue'

/** The reports not yet sent, kept up to date. */
export function useReportQueue(): readonly QueuedReport[] {
  return useQueue(reportQueue)
}
