import { View } from '@tarojs/components'
import type { Asked } from '@mingdu/shared/confirmations/confirmations.api'
import { CONFIRMATION_ANSWERS } from '@mingdu/shared/confirmations/confirmations.states'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'

const OVER = {
  over: { title: '这一轮征询已经截止', text: '不能再回答或修改。有新情况请和督查室联系。' },
  withdrawn: { title: '这一轮不用回答了', text: '事项退回去接着办，办好以后会再问您。' },
} as const

/** The round is over: what this person said stays to be read, and nothing is asked any more. */
export function Given({ asked: { standing, answer, words } }: { asked: Asked }) {
  const { title, text } = OVER[standing === 'withdrawn' ? 'withdrawn' : 'over']
  return (
    <Section className="confirm-over">
      <View className="confirm-thanks__t" {...heading(2)}>
        {title}
      </View>
      <View className="confirm-text">{text}</View>
      <View className="confirm-text">
        {answer === null ? '您没有回答。' : `您的回答：${CONFIRMATION_ANSWERS[answer]}`}
      </View>
      {words !== '' && <View className="confirm-text">您写的：{words}</View>}
    </Section>
  )
}
