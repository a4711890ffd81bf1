import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { GUIDE_STAGES, type GuideStage } from '@mingdu/shared/guides/guides.states'
import { AddButton, NumberField, RowTools, TextField, useFieldError } from './fields'
import { moved, replaced, without } from './lists'
import { section, type SectionProps } from './section'

type Step = GuideContent['stages'][GuideStage][number]
const EMPTY: Step = { name: '', who: '', days: null, note: '' }

/** Which stages the limit of the law covers: it begins with 受理 and ends with the decision. */
const COUNTED: readonly GuideStage[] = ['accept', 'review']

export const StagesSection = section(
  'stages',
  function Stages({ content, patch }: SectionProps) {
    return (
      <div className="stack">
        {(Object.keys(GUIDE_STAGES) as GuideStage[]).map((stage) => (
          <Stage key={stage} stage={stage} steps={content.stages[stage]} patch={patch} />
        ))}
        <StepsSum content={content} />
      </div>
    )
  },
  ['promisedDays', 'legalDays'],
)

function Stage({ stage, steps, patch }: { stage: GuideStage; steps: Step[]; patch: SectionProps['patch'] }) {
  const set = (change: (old: Step[]) => Step[]) =>
    patch((c) => ({ stages: { ...c.stages, [stage]: change(c.stages[stage]) } }))
  return (
    <fieldset className="gstage">
      <legend>
        {GUIDE_STAGES[stage]}
        {!COUNTED.includes(stage) && <span className="small muted">　不计入承诺时限</span>}
      </legend>
      {steps.map((step, i) => (
        <StepRow key={i} stage={stage} step={step} i={i} of={steps.length} set={set} />
      ))}
      <AddButton disabled={steps.length >= 30} onClick={() => set((old) => [...old, EMPTY])}>
        加步骤
      </AddButton>
    </fieldset>
  )
}

interface StepRowProps {
  stage: GuideStage
  step: Step
  i: number
  of: number
  set: (change: (old: Step[]) => Step[]) => void
}

function StepRow({ stage, step, i, of, set }: StepRowProps) {
  const path = `stages.${stage}.${i}`
  const name = `${GUIDE_STAGES[stage]}第 ${i + 1} 步`
  const change = (patch: Partial<Step>) => set((old) => replaced(old, i, patch))
  return (
    <div className="gstep">
      <TextField
        bare={i > 0}
        label="做什么"
        path={`${path}.name`}
        value={step.name}
        max={100}
        onChange={(v) => change({ name: v })}
      />
      <TextField
        bare={i > 0}
        label="谁来办"
        path={`${path}.who`}
        value={step.who}
        max={100}
        onChange={(v) => change({ who: v })}
      />
      <NumberField
        bare={i > 0}
        label="时限"
        path={`${path}.days`}
        value={step.days}
        unit="工作日"
        onChange={(days) => change({ days })}
      />
      <TextField
        bare={i > 0}
        label="说明"
        path={`${path}.note`}
        value={step.note}
        max={500}
        onChange={(v) => change({ note: v })}
      />
      <RowTools
        name={name}
        at={i}
        of={of}
        onMove={(to) => set((old) => moved(old, i, to))}
        onRemove={() => set((old) => without(old, i))}
        onCopy={() => set((old) => [...old.slice(0, i + 1), step, ...old.slice(i + 1)])}
      />
    </div>
  )
}

function StepsSum({ content }: { content: GuideContent }) {
  const error = useFieldError('limits.steps')
  const sum = COUNTED.flatMap((stage) => content.stages[stage]).reduce((total, s) => total + (s.days ?? 0), 0)
  if (error !== undefined)
    return (
      <p className="note note--red" role="alert">
        {error}
      </p>
    )
  if (sum === 0) return null
  const limit = content.promisedDays
  return (
    <p className="small muted num">
      受理和审批合计 {sum} 个工作日{limit === null ? '' : `，承诺时限 ${limit} 个工作日`}。
    </p>
  )
}
