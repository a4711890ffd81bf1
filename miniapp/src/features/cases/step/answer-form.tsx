import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import type { JointOutcome } from '@mingdu/shared/cases/joint.states'
import { useState } from 'react'
import { useDraft } from '../../../components/draft/use-draft'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Section } from '../../../components/section/section'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'
import type { StepActs } from './use-step'

interface Draft {
  outcome: JointOutcome
  opinion: string
  savedAt: number
}

const OUTCOMES = { done: '已办，写意见', returned: '退回，不归本单位办' } as const satisfies Record<
  JointOutcome,
  string
>
const EMPTY: Draft = { outcome: 'done', opinion: '', savedAt: 0 }

/** 答复联办: an opinion or why it is not ours, asked once more before it is sent: it cannot be taken back. */
export function AnswerForm({ step, acts }: { step: JointStep; acts: StepActs }) {
  const key = `step.${step.id}`
  const { draft, change, forgetChanges } = useDraft(key, EMPTY)
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const { outcome } = draft
  const opinion = draft.opinion.trim()
  const ask = () => {
    const isShort = opinion.length < 2
    setProblem(isShort ? '请写意见，至少 2 个字' : null)
    setAsking(!isShort)
  }
  const send = () =>
    acts.answer(step, { outcome, opinion }, () => {
      forgetChanges()
      forget(key)
    })
  return (
    <Section className="step-answer" title="答复">
      <Choices
        className="step-outcome"
        label="怎么答复"
        options={OUTCOMES}
        value={outcome}
        onChange={(to) => change({ outcome: to })}
      />
      <Field
        className="step-opinion-field"
        label={outcome === 'done' ? '意见' : '退回原因'}
        hint={outcome === 'done' ? '结论和依据。' : '为什么不归本单位办，应该请谁。'}
        error={problem}
      >
        <TextField
          className="step-opinion"
          label={outcome === 'done' ? '意见' : '退回原因'}
          value={draft.opinion}
          most={1000}
          onChange={(text) => change({ opinion: text })}
        />
      </Field>
      <Button
        className="step-send"
        kind={outcome === 'done' ? 'main' : 'danger'}
        text={outcome === 'done' ? '答复联办' : '退回联办'}
        busy={acts.busy === 'answer'}
        onTap={ask}
      />
      {asking && (
        <Sheet
          title={outcome === 'done' ? '现在答复吗？' : '退回这项联办吗？'}
          yes={outcome === 'done' ? '答复' : '退回'}
          danger={outcome === 'returned'}
          busy={acts.busy === 'answer'}
          onYes={() => {
            setAsking(false)
            send()
          }}
          onNo={() => setAsking(false)}
        >
          {`答复后不能修改；${step.from.name}审查这件的人会收到消息。`}
        </Sheet>
      )}
    </Section>
  )
}
