import { View } from '@tarojs/components'
import { Tap } from '../../components/tap/tap'
import { useQueue } from '../../features/tasks/queue/use-queue'
import { reportQueue } from '../../features/tasks/report/report-queue'
import { verifyQueue } from '../../features/tasks/verify/verify-queue'
import { open, PAGES } from '../../platform/navigate'

/** What waits on the phone: said at the top of the first page, a tap leads to the first of each. */
export function Unsent() {
  const reports = useQueue(reportQueue).filter(({ state }) => state !== 'sending')
  const decisions = useQueue(verifyQueue).filter(({ state }) => state !== 'sending')
  const [report, decision] = [reports[0], decisions[0]]
  return (
    <>
      {report && (
        <Tap className="unsent" onTap={() => open(PAGES.report, { id: report.taskId })}>
          <View className="unsent__t">有 {reports.length} 次进展还没有送出，已存本机</View>
          <View className="unsent__b">{report.reason || '等待网络'} 点这里再送一次。</View>
        </Tap>
      )}
      {decision && (
        <Tap className="unsent" onTap={() => open(PAGES.verify, { id: decision.reportId })}>
          <View className="unsent__t">有 {decisions.length} 次核验还没有送出，已存本机</View>
          <View className="unsent__b">{decision.reason || '等待网络'} 点这里再送一次。</View>
        </Tap>
      )}
    </>
  )
}
