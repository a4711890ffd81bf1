import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { momentText } from '../../../components/dates'
import { PhotoGrid } from '../../../components/photo-grid/photo-grid'
import { heading } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { folded, stateText } from './feedback-text'

interface FeedbackCardProps {
  feedback: Feedback
  /** With how far it is: what is public has been answered. */
  mine: boolean
  today: string | null
}

/** One 意见 with its pictures and its answer. */
export function FeedbackCard({ feedback, mine, today }: FeedbackCardProps) {
  const { no, text, pictures, createdAt, reply } = feedback
  return (
    <View className="feedback">
      <View className="feedback__top">
        <View className="feedback__no" {...heading(2)}>
          {no}
        </View>
        {mine && <View className="feedback__state">{stateText(feedback)}</View>}
        <View className="feedback__at">{momentText(createdAt, today)}</View>
      </View>
      <LongText className="feedback__text" text={text} />
      <PhotoGrid photos={pictures.map((id) => ({ id }))} />
      {reply && (
        <View className="feedback__reply">
          <View className="feedback__by">
            答复 · {momentText(reply.at, today)}
            {reply.by ? ` · ${reply.by.name}` : ''}
          </View>
          <LongText className="feedback__answer" text={reply.text} />
        </View>
      )}
    </View>
  )
}

/** The beginning of a long text; all of it at a tap. */
function LongText({ className, text }: { className: string; text: string }) {
  const [all, setAll] = useState(false)
  const short = folded(text)
  return (
    <>
      <View className={className}>{all ? text : short}</View>
      {short !== text && (
        <Button
          className="feedback__more"
          kind="link"
          text={all ? '收起' : '看全文'}
          onTap={() => setAll(!all)}
        />
      )}
    </>
  )
}
