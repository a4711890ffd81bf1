import { View } from '@tarojs/components'
import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { Screen } from '../../../components/screen/screen'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { backTo, PAGES } from '../../../platform/navigate'

/** Sent: its number, and what happens next. */
export function FeedbackSent({ feedback }: { feedback: Feedback }) {
  return (
    <Screen className="write-page" title="写意见">
      <Section className="feedback-sent">
        <View {...announced()}>
          <View className="feedback-sent__t" {...heading(1)}>
            意见已收到
          </View>
          <View className="feedback-sent__no">{feedback.no}</View>
          <View className="feedback-sent__next">督查室看过后会答复，答复写在“消息”和“我的意见”里。</View>
        </View>
        <Button className="feedback-back" text="看我的意见" onTap={() => backTo(PAGES.feedback)} />
      </Section>
    </Screen>
  )
}
