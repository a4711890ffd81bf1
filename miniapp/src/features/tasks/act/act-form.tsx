import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { TASK_ACTS } from '@mingdu/shared/tasks/acts.states'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { Sheet } from '../../../components/sheet/sheet'
import { Stepper } from '../../../components/stepper/stepper'
import { Button } from '../../../components/tap/button'
import { askedText, WORDS } from './act-words'
import { OrgField } from './org-field'
import { actProblems, startOf, type ActFilled, type ActProblems, type PhoneAct } from './phone-acts'
import type { useAct } from './use-act'

interface ActFormProps {
  act: PhoneAct
  task: Task
  today: string | null
  doing: ReturnType<typeof useAct>
}

/** One act: what was asked, its form, and the question before it is done. */
export function ActForm({ act, task, today, doing }: ActFormProps) {
  const [filled, setFilled] = useState<ActFilled>(() => startOf(act, task))
  const [problems, setProblems] = useState<ActProblems>({})
  const [asking, setAsking] = useState(false)
  const fill = (part: Partial<ActFilled>) => setFilled((now) => ({ ...now, ...part }))
  const words = WORDS[act]
  const ask = () => {
    const found = actProblems(act, filled)
    setProblems(found)
    setAsking(Object.keys(found).length === 0)
  }
  return (
    <>
      <Section className="act-what">
        <View className="act-title" {...heading(1)}>
          {TASK_ACTS[act]}：{task.title}
        </View>
        <View className="act-meta">{task.no}</View>
        {askedText(act, task, today).map((line) => (
          <View key={line} className="act-asked">
            {line}
          </View>
        ))}
      </Section>
      {doing.error && <Refusal className="act-refusal" error={doing.error} today={today} />}
      <Fields act={act} task={task} filled={filled} fill={fill} problems={problems} />
      <View className="act-buttons">
        <Button className="act-go" text={words.yes} busy={doing.busy} onTap={ask} />
      </View>
      {asking && (
        <Sheet
          title={`${words.yes}？`}
          yes={words.yes}
          onYes={() => {
            setAsking(false)
            doing.send(filled)
          }}
          onNo={() => setAsking(false)}
        >
          {words.ask}
        </Sheet>
      )}
    </>
  )
}

interface FieldsProps {
  act: PhoneAct
  task: Task
  filled: ActFilled
  fill: (part: Partial<ActFilled>) => void
  problems: ActProblems
}

function Fields({ act, task, filled, fill, problems }: FieldsProps) {
  const decides = act === 'decideReturn' || act === 'decideExtension'
  const yes = filled.agree === 'yes'
  const moves = act === 'giveBack' || (act === 'decideReturn' && yes)
  const asked = task.acts.extensions.find(({ state }) => state === 'pending')
  const days = act === 'extend' ? 180 : act === 'decideExtension' && yes ? (asked?.days ?? 1) : null
  const unit = task.limit.kind === 'days' ? task.limit.unit : '工作日'
  return (
    <>
      {decides && (
        <Field className="act-agree" label="决定">
          <Choices
            className="agree"
            label="决定"
            options={act === 'decideReturn' ? RETURN_OPTIONS : EXTENSION_OPTIONS}
            value={filled.agree}
            onChange={(agree) => fill({ agree })}
          />
        </Field>
      )}
      {moves && (
        <OrgField
          label={act === 'giveBack' ? '建议由谁承办（可不填）' : '改派给'}
          without={task.org.id}
          value={filled.orgId}
          error={problems.orgId ?? null}
          onChange={(orgId) => fill({ orgId })}
        />
      )}
      {days !== null && (
        <Field className="act-days" label={`天数（${unit}）`}>
          <Stepper
            className="act-days__n"
            label="天数"
            value={filled.days}
            least={1}
            most={days}
            onChange={(next) => fill({ days: next })}
          />
        </Field>
      )}
      <HelperField act={act} task={task} filled={filled} fill={fill} />
      <Field className="act-text" label={WORDS[act].label} error={problems.text ?? null}>
        <TextField
          className="act-text__in"
          label={WORDS[act].label}
          value={filled.text}
          most={act === 'urge' ? 200 : 500}
          onChange={(text) => fill({ text })}
        />
      </Field>
    </>
  )
}

const RETURN_OPTIONS = { yes: '同意退回，改派', no: '不予退回' }
const EXTENSION_OPTIONS = { yes: '同意', no: '不同意' }

/** Which helper is meant, where there are several. */
function HelperField({ act, task, filled, fill }: Omit<FieldsProps, 'problems'>) {
  if (act !== 'answerCo' && act !== 'waiveCo') return null
  const open = task.acts.coWork.filter((work) => work.state === 'open' && (act === 'waiveCo' || work.mine))
  if (open.length < 2) return null
  return (
    <Field className="act-helper" label="协办单位">
      <Choices
        className="helper"
        label="协办单位"
        options={Object.fromEntries(open.map(({ org }) => [org.id, org.name]))}
        value={filled.orgId}
        onChange={(orgId) => fill({ orgId })}
      />
    </Field>
  )
}
