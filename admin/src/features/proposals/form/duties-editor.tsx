import { DUTY_STAGES } from '@mingdu/shared/powers/powers.states'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import { AutoComplete, Button } from 'antd'
import { memo, useCallback, useState } from 'react'
import { Icon } from '../../../components/icon'
import { applied, RowActs, type ErrorAt, type RowAct } from '../../../components/list-editor'
import { PasteLines } from '../../../components/paste-lines'
import { AreaField } from '../../../components/text-fields'
import { addToStage, dutiesFrom, moveInStage, stagesOf } from './duties'

type Duty = PowerContent['duties'][number]
type Update = (update: (duties: readonly Duty[]) => Duty[]) => void

interface DutiesEditorProps {
  duties: readonly Duty[]
  onChange: Update
  errorAt: ErrorAt
}

const MOST = 200

/** Duties by stage: what is added stands at the end of its stage, a row moves within it or to another one. */
export function DutiesEditor({ duties, onChange, errorAt }: DutiesEditorProps) {
  const change = useCallback(
    (act: RowAct<Duty>) =>
      onChange((old) => ('move' in act ? moveInStage(old, act.at, act.move) : applied(old, act))),
    [onChange],
  )
  const stages = stagesOf(duties)
  const full = duties.length >= MOST
  return (
    <div className="stack">
      {stages.map(({ stage, rows }) => (
        <section key={stage} className="duty-stage" aria-label={`${stage}阶段的责任`}>
          <h4 className="duty-stage__h num">
            {stage}
            <span className="muted">{rows.length} 条</span>
          </h4>
          {rows.map((at, i) => (
            <DutyRow
              key={at}
              duty={duties[at] ?? { stage, content: '', basis: '' }}
              at={at}
              n={i + 1}
              last={i === rows.length - 1}
              change={change}
              error={errorAt(`duties.${at}.content`)}
            />
          ))}
          <Button
            size="small"
            icon={<Icon name="plus" small />}
            disabled={full}
            onClick={() => onChange((old) => addToStage(old, stage))}
          >
            添加“{stage}”责任
          </Button>
        </section>
      ))}
      <div className="row row--wrap">
        <NewStage
          known={stages.map(({ stage }) => stage)}
          disabled={full}
          add={(stage) => onChange((old) => addToStage(old, stage))}
        />
        <PasteLines
          name="责任事项"
          hint="一行一条。从表格复制时，三列依次为阶段、内容、依据；两列为内容、依据；只有一列就是内容，归到“其他”。"
          onPaste={(rows) => onChange((old) => [...old, ...dutiesFrom(rows)].slice(0, MOST))}
        />
        <span className="small muted num">
          共 {duties.length} 条，最多 {MOST} 条
        </span>
      </div>
    </div>
  )
}

interface DutyRowProps {
  duty: Duty
  at: number
  n: number
  last: boolean
  change: (act: RowAct<Duty>) => void
  error: string | undefined
}

/** Only the row that is typed in is drawn again. */
const DutyRow = memo(function DutyRow({ duty, at, n, last, change, error }: DutyRowProps) {
  const label = `${duty.stage}第 ${n} 条责任`
  return (
    <div className="list-editor__i" role="group" aria-label={label}>
      <span className="list-editor__n num">{n}</span>
      <div className="grow">
        <AreaField
          label={`${label}，内容`}
          placeholder="责任内容"
          maxLength={2000}
          value={duty.content}
          error={error}
          onChange={(content) => change({ at, patch: { content } })}
        />
        <div className="pair pair--wide-first">
          <AreaField
            label={`${label}，依据`}
            placeholder="依据（没有依据的会列入清单检查）"
            maxLength={2000}
            value={duty.basis}
            onChange={(basis) => change({ at, patch: { basis } })}
          />
          <StageField
            label={`${label}，阶段`}
            value={duty.stage}
            onChange={(stage) => change({ at, patch: { stage } })}
          />
        </div>
      </div>
      <RowActs
        label={label}
        first={n === 1}
        last={last}
        move={(step) => change({ at, move: step })}
        remove={() => change({ at, remove: true })}
      />
    </div>
  )
})

const STAGE_OPTIONS = DUTY_STAGES.map((value) => ({ value }))

/** The stage changes when it is written to its end: while one types, the row stays where it is. */
function StageField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (v: string) => void
}) {
  const [text, setText] = useState<string | null>(null)
  const settle = (next: string) => {
    setText(null)
    if (next.trim() !== '' && next.trim() !== value) onChange(next.trim().slice(0, 20))
  }
  return (
    <AutoComplete
      aria-label={label}
      options={STAGE_OPTIONS}
      value={text ?? value}
      onChange={(next: string) => setText(next)}
      onSelect={settle}
      onBlur={() => settle(text ?? value)}
    />
  )
}

function NewStage({
  known,
  disabled,
  add,
}: {
  known: readonly string[]
  disabled: boolean
  add: (stage: string) => void
}) {
  const [text, setText] = useState('')
  const left = DUTY_STAGES.filter((stage) => !known.includes(stage))
  const take = (stage: string) => {
    if (stage.trim() === '') return
    add(stage.trim().slice(0, 20))
    setText('')
  }
  return (
    <span className="row">
      <AutoComplete
        aria-label="阶段"
        placeholder="阶段，如：受理"
        style={{ width: 152 }}
        options={left.map((value) => ({ value }))}
        value={text}
        onChange={(value: string) => setText(value)}
      />
      <Button
        icon={<Icon name="plus" small />}
        disabled={disabled || text.trim() === ''}
        onClick={() => take(text)}
      >
        添加责任
      </Button>
    </span>
  )
}
