import { View } from '@tarojs/components'
import type { RatingInvitation } from '@mingdu/shared/ratings/ratings.schema'
import { RECTIFICATION_OUTCOMES, RECTIFICATION_STATES } from '@mingdu/shared/ratings/ratings.states'
import { dayText } from '../../../components/dates'
import { Facts } from '../../../components/facts/facts'
import { Notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section/section'
import { announced, heading } from '../../../components/semantics'
import { Empty } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { saidText } from '../rating-text'

interface GivenRatingProps {
  opened: RatingInvitation
  onChange: () => void
  onAgain: () => void
}

/** What was said, until when it may be changed, and what became of a 差评. */
export function GivenRating({ opened, onChange, onAgain }: GivenRatingProps) {
  const { rating, state, mayRate, changeUntil, whyNot, rectification } = opened
  if (!rating)
    return state === 'closed' ? (
      <Empty title="不用评价了" text={whyNot} />
    ) : (
      <Empty title="已收到评价，谢谢" text="窗口看不到评了什么。要看或修改，请凭办件编号从办件进度里打开。" />
    )
  return (
    <>
      <Section className="rate-given" title="您的评价">
        <View className="rate-given__level" {...heading(2)} {...announced()}>
          {saidText(rating)}
        </View>
        {rating.text !== '' && <View className="rate-given__text">{rating.text}</View>}
        <View className="rate-given__on">
          {dayText(rating.on, null)}
          {mayRate && changeUntil ? `，${dayText(changeUntil, null)} 前可以改一次` : ''}
        </View>
        {mayRate && <Button className="rate-change" kind="plain" text="修改评价" onTap={onChange} />}
      </Section>
      {rectification && <Seen rectification={rectification} onAgain={onAgain} />}
    </>
  )
}

function Seen({
  rectification,
  onAgain,
}: {
  rectification: NonNullable<RatingInvitation['rectification']>
  onAgain: () => void
}) {
  const { state, due, outcome, answer, rectifiedOn, rerating, mayRerate } = rectification
  return (
    <Section className="rate-rectify" title="差评整改">
      <Facts
        className="rate-rectify__facts"
        facts={[
          ['现在', RECTIFICATION_STATES[state]],
          ['最晚整改', rectifiedOn || state === 'dismissed' ? '' : dayText(due, null)],
          ['整改方式', outcome ? RECTIFICATION_OUTCOMES[outcome] : ''],
          ['整改日期', rectifiedOn ? dayText(rectifiedOn, null) : ''],
          ['再次评价', rerating ? saidText(rerating) : ''],
        ]}
      />
      {answer !== '' && (
        <Notice className="rate-answer" tone="blue">
          {answer}
        </Notice>
      )}
      {mayRerate && <Button className="rate-again" text="再次评价" onTap={onAgain} />}
    </Section>
  )
}
