import { useEffect } from 'react'
import { onNetworkReturn } from '../../../platform/device'
import { reportQueue } from '../report/report-queue'
import { verifyQueue } from '../verify/verify-queue'

/** For the whole program: sends what waits when it starts and whenever the network returns. */
export function useQueueKeeper(): void {
  useEffect(() => {
    void sendAllQueued()
    return onNetworkReturn(() => void sendAllQueued())
  }, [])
}

async function sendAllQueued(): Promise<void> {
  await reportQueue.sendAll()
  await verifyQueue.sendAll()
}
