import { Waiting } from '../queue/waiting'
import { withdraw, type QueuedReport } from './report-queue'

/** A report in the queue. */
export function ReportWaiting({ item, onSend }: { item: QueuedReport; onSend: (key: string) => void }) {
  return (
    <Waiting
      name="report"
      item={item}
      text={item.text}
      once="不会重复报送。"
      again="改一改再报"
      onSend={onSend}
      onTakeBack={withdraw}
    />
  )
}
