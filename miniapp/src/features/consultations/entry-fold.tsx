import { View } from '@tarojs/components'
import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import type { ReactNode } from 'react'
import { momentText } from '../../components/dates'
import { Fold } from '../../components/fold/fold'

interface EntryFoldProps {
  entry: Knowledge
  today: string | null
  open?: boolean
  children?: ReactNode
}

/** An entry of the 知识库: its question, and the answer when it is asked for. */
export function EntryFold({ entry, today, open = false, children }: EntryFoldProps) {
  const { id, question, answer, basis, topic, useful, publishedAt } = entry
  return (
    <Fold className={`entry entry-${id}`} title={question} aside={topic.name} open={open}>
      <View className="consult-text">{answer}</View>
      {basis !== '' && <View className="consult-meta">依据：{basis}</View>}
      <View className="consult-meta">
        {useful} 人觉得有用
        {publishedAt !== null && ` · ${momentText(publishedAt, today)} 发布`}
      </View>
      {children}
    </Fold>
  )
}
