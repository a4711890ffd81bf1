import { View } from '@tarojs/components'
import { Tap } from '../../components/tap/tap'
import { useReportQueue } from '../../features/tasks/report/use-report-queue'
import { open, PAGES } from '../../platform/navigate'

/** Reports that wait on the phone: said at the top of the first page, a tap leads to the first of them. */
export function Unsent() {
  const queue = useReportQueue().filter(({ state }) => state !== 'sending')
  const first = queue[0]
  if (!first) return null
  return (
    <Tap className="unsent" onTap={() => open(PAGES.report, { id: first.taskId })}>
      <View className="unsent__t">有 {queue.length} 次进展还没有送出，已存本机</View>
      <View className="unsent__b">{first.reason || '等待网络'} 点这里再送一次。</View>
    </Tap>
  )
}
