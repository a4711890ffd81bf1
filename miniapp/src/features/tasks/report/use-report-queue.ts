import { useEffect, useState } from 'react'
import { onNetworkReturn } from '../../../platform/device'
import { queuedReports, sendAllQueued, watchQueue, type QueuedReport } from './report-queue'

/** The reports not yet sent, kept up to date. */
export function useReportQueue(): readonly QueuedReport[] {
  const [, redraw] = useState(0)
  useEffect(() => watchQueue(() => redraw((n) => n + 1)), [])
  return queuedReports()
}

/** For the whole program: sends what waits when it starts and whenever the network returns. */
export function useQueueKeeper(): void {
  useEffect(() => {
    void sendAllQueued()
    return onNetworkReturn(() => void sendAllQueued())
  }, [])
}
