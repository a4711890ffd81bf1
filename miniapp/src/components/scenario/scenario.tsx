import { View } from '@tarojs/components'
import type { PublicGuide } from '@mingdu/shared/guides/guides.schema'
import type { Selection } from '@mingdu/shared/guides/scenario.rules'
import { Notice } from '../notice/notice'
import { Section } from '../section/section'
import { classes } from '../semantics'
import { Button } from '../tap/button'
import { Tap } from '../tap/tap'
import { questionsInAll } from './questions'

interface ScenarioProps {
  guide: Pick<PublicGuide, 'content'>
  selection: Selection
  preparing: {
    answer: (question: string, option: string) => void
    /** Asks a question again. */
    askAgain: (question: string) => void
  }
}

/** 情形引导: one question at a time; what was answered stands above it and may be changed. */
export function Scenario({ guide, selection, preparing }: ScenarioProps) {
  const { scenario } = guide.content
  if (scenario.questions.length === 0) return null
  const { trail, ask, stop } = selection
  const aside = ask
    ? `第 ${trail.length + 1} 问，共 ${questionsInAll(scenario, selection)} 问`
    : `${trail.length} 问都答了`
  return (
    <Section className="scenario" title={ask ? ask.text : '您的情形'} aside={aside}>
      {ask && (
        <View className="options">
          {ask.options.map(({ key, label }) => (
            <Option key={key} label={label} name={key} onTap={() => preparing.answer(ask.key, key)} />
          ))}
        </View>
      )}
      {trail.map(({ question, option }) => (
        <View key={question.key} className="answered">
          <View className="answered__text">
            <View className="answered__q">{question.text}</View>
            <View className="answered__a">{option.label}</View>
          </View>
          <Button
            className={`answered__change change-${question.key}`}
            kind="link"
            text="改"
            onTap={() => preparing.askAgain(question.key)}
          />
        </View>
      ))}
      {stop !== '' && (
        <Notice className="scenario__stop" tone="yellow">
          {stop}
        </Notice>
      )}
    </Section>
  )
}

function Option({ label, name, onTap }: { label: string; name: string; onTap: () => void }) {
  return (
    <Tap className={classes('option', `option-${name}`)} onTap={onTap}>
      <View className="option__dot" />
      <View className="option__t">{label}</View>
    </Tap>
  )
}
