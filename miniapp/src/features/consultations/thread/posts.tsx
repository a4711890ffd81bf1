import { View } from '@tarojs/components'
import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import type { ConsultationSide } from '@mingdu/shared/consultations/consultations.states'
import { momentText } from '../../../components/dates'
import { PicturesAndFiles } from '../../../components/file-list/pictures-and-files'
import { Section } from '../../../components/section/section'
import { classes } from '../../../components/semantics'

interface PostsProps {
  posts: Consultation['posts']
  /** The side that reads: what it said stands at the right. */
  own: ConsultationSide
  today: string | null
}

export function Posts({ posts, own, today }: PostsProps) {
  return (
    <Section className="consult-posts" title="往来">
      {posts.map(({ side, by, at, text, files, knowledge, late }, i) => (
        <View key={`${at}${i}`} className={classes('consult-post', side === own && 'consult-post--own')}>
          <View className="consult-meta">
            {side === 'asker' ? '提问' : '督查答复'} {by.name} {momentText(at, today)}
          </View>
          <View className="consult-text">{text}</View>
          <PicturesAndFiles files={files} />
          {knowledge && <View className="consult-meta">引用知识库：{knowledge.question}</View>}
          {late && <View className="consult-meta">过了承诺时间才答复</View>}
        </View>
      ))}
    </Section>
  )
}
