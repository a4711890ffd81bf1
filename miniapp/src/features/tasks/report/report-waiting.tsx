import { View } from '@tarojs/components'
import { heading } from '../../../components/semantics'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { withdraw, type QueuedReport } from './report-queue'

const TITLES = { sending: '正在送出', waiting: '还没有送出', refused: '没有被收下' } as const

/** A report in the queue: what it waits for, another try, or back to the form. */
export function ReportWaiting({ item, onSend }: { item: QueuedReport; onSend: (key: string) => void }) {
  const { key, state, title, text, photos, reason } = item
  const stored = photos.filter(({ fileId }) => fileId !== null).length
  return (
    <Section className="report-waiting">
      <View className="report-waiting__t" {...heading(1)}>
        {TITLES[state]}
      </View>
      <Notice className="report-waiting__why" tone={state === 'sending' ? 'blue' : 'red'}>
        {state === 'sending' ? `照片已传 ${stored} / ${photos.length} 张，请稍候。` : reason}
      </Notice>
      {state === 'waiting' && (
        <View className="report-waiting__next">已存本机，网络恢复后自动送出，不会重复报送。</View>
      )}
      <View className="report-waiting__what">{title}</View>
      <View className="report-waiting__text">{text}</View>
      {state === 'waiting' && (
        <Button className="report-retry" text="现在再送一次" onTap={() => onSend(key)} />
      )}
      {state !== 'sending' && (
        <Button className="report-withdraw" kind="link" text="改一改再报" onTap={() => withdraw(key)} />
      )}
    </Section>
  )
}
