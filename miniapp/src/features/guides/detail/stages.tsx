import { View } from '@tarojs/components'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { GUIDE_STAGES, type GuideStage } from '@mingdu/shared/guides/guides.states'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'

const STAGES = Object.keys(GUIDE_STAGES) as GuideStage[]

/** 四阶段: what happens after one has applied, who does it, in how many days. */
export function Stages({ content }: { content: GuideContent }) {
  if (STAGES.every((stage) => content.stages[stage].length === 0)) return null
  return (
    <Section className="stages" title="办理过程">
      {STAGES.map((stage, at) => (
        <View key={stage} className="stage">
          <View className="stage__n">{at + 1}</View>
          <View className="stage__b">
            <View className="stage__t" {...heading(3)}>
              {GUIDE_STAGES[stage]}
              {daysOf(content.stages[stage])}
            </View>
            {content.stages[stage].length === 0 && <View className="stage__none">没有写明步骤</View>}
            {content.stages[stage].map((step, i) => (
              <View key={`${i}${step.name}`} className="step">
                <View>{stepText(step)}</View>
                {step.note !== '' && <View className="step__note">{step.note}</View>}
              </View>
            ))}
          </View>
        </View>
      ))}
      {content.specials.length > 0 && (
        <View className="specials">
          不算在时限里的特别程序：
          {content.specials.map(({ name, days }) => `${name} ${days} 个工作日`).join('、')}。
        </View>
      )}
    </Section>
  )
}

type Step = GuideContent['stages']['apply'][number]

function daysOf(steps: readonly Step[]): string {
  const known = steps.flatMap(({ days }) => (days === null ? [] : [days]))
  const sum = known.reduce((total, days) => total + days, 0)
  if (known.length === 0) return ''
  return sum === 0 ? ' · 当场' : ` · ${sum} 个工作日`
}

function stepText({ name, who, days }: Step): string {
  const time = days === null ? '' : days === 0 ? '当场' : `${days} 个工作日`
  return [name, who, time].filter(Boolean).join(' · ')
}
