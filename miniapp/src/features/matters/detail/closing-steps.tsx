import { View } from '@tarojs/components'
import type { Closing } from '@mingdu/shared/matters/closing.schema'
import { CLOSE_OUTCOMES } from '@mingdu/shared/matters/matters.states'
import { VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import { dayText, momentText } from '../../../components/dates'
import { PicturesAndFiles } from '../../../components/file-list/pictures-and-files'
import { Section } from '../../../components/section/section'
import { classes } from '../../../components/semantics'

interface Step {
  name: string
  step: Closing['applied'] | null
  /** Beside who and when: how, or with what outcome. */
  more: string
}

/** 销号 step by step: who took which, and which one waits. */
export function ClosingSteps({ closing, today }: { closing: Closing; today: string | null }) {
  const steps = stepsOf(closing, today)
  const waiting = steps.findIndex(({ step }) => step === null)
  return (
    <Section className="matter-closing" title="销号">
      {steps.map(({ name, step, more }, i) => (
        <View key={name} className={classes('step', i === waiting && 'step--waits')}>
          <View className="step__h">
            <View className="step__t">{name}</View>
            <View className="step__s">
              {step ? `${step.by.name} ${momentText(step.at, today)}` : i === waiting ? '等待办理' : '未到'}
            </View>
          </View>
          {more !== '' && <View className="step__b">{more}</View>}
          {step && step.note !== '' && <View className="step__b">{step.note}</View>}
          {step && <PicturesAndFiles files={step.files} />}
        </View>
      ))}
    </Section>
  )
}

/** The steps in their order; the public notice only where there is one. */
export function stepsOf(
  { applied, reviewed, verified, approved, notice, closed }: Closing,
  today: string | null,
): Step[] {
  return [
    { name: '申请办结', step: applied, more: '' },
    { name: '初审', step: reviewed, more: '' },
    { name: '督查核验', step: verified, more: verified ? `${VERIFY_METHODS[verified.method]}核验` : '' },
    { name: '批准', step: approved, more: approved ? CLOSE_OUTCOMES[approved.outcome] : '' },
    ...(notice
      ? [
          {
            ...{ name: '公示期满', step: closed },
            more: `公示从${dayText(notice.from, today)}到${dayText(notice.until, today)}`,
          },
        ]
      : []),
  ]
}
