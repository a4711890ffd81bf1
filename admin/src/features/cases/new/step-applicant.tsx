import { APPLICANT_KINDS, type ApplicantKind } from '@mingdu/shared/cases/cases.states'
import { Checkbox, Input, Radio } from 'antd'
import { useId, useState, type KeyboardEvent } from 'react'
import { FieldError } from '../../../components/text-fields'
import { UploadField } from '../../../components/upload-field'
import type { DraftAgent, DraftApplicant, Problems } from './draft'

interface ApplicantProps {
  value: DraftApplicant
  /** What is wrong now, by field. */
  problems: Problems
  /** All problems are shown, of fields that were not left yet as well. */
  tried: boolean
  onChange: (update: (old: DraftApplicant) => DraftApplicant) => void
  onBusy: (busy: boolean) => void
  /** Enter in the last field. */
  onDone: () => void
}

/** Who applies. A card reader or a scanner types the number and Enter: the cursor moves on by itself. */
export function StepApplicant({ value, problems, tried, onChange, onBusy, onDone }: ApplicantProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const leave = (name: string) => setLeft((old) => new Set([...old, name]))
  const errorOf = (name: string) => (tried || left.has(name) ? problems[name] : undefined)
  const set = (change: Partial<DraftApplicant>) => onChange((old) => ({ ...old, ...change }))
  const setAgent = (change: Partial<DraftAgent>) =>
    onChange((old) => (old.agent ? { ...old, agent: { ...old.agent, ...change } } : old))
  const person = value.kind === 'person'
  const field = (name: string, label: string, text: string, change: (text: string) => void, max: number) => (
    <Field
      key={name}
      name={name}
      label={label}
      value={text}
      max={max}
      error={errorOf(name)}
      onChange={change}
      onLeave={() => leave(name)}
    />
  )
  return (
    <div className="stack" onKeyDown={(e) => moveOn(e, problems, { leave, onDone })}>
      <Radio.Group
        aria-label="申请人是谁"
        options={Object.entries(APPLICANT_KINDS).map(([key, label]) => ({ value: key, label }))}
        value={value.kind}
        onChange={(e) => set({ kind: e.target.value as ApplicantKind })}
      />
      {field(
        'idNumber',
        person ? '公民身份号码' : '统一社会信用代码',
        value.idNumber,
        (idNumber) => {
          set({ idNumber })
          if (idNumber.trim().length >= 18) leave('idNumber')
        },
        18,
      )}
      {field('name', person ? '姓名' : '名称', value.name, (name) => set({ name }), 100)}
      {field('phone', '手机号', value.phone, (phone) => set({ phone }), 11)}
      {field('address', '地址（可不填）', value.address, (address) => set({ address }), 200)}
      <Checkbox
        checked={value.agent !== null}
        onChange={(e) => set({ agent: e.target.checked ? { name: '', idNumber: '', files: [] } : null })}
      >
        由代理人代办
      </Checkbox>
      {value.agent && (
        <>
          {field(
            'agent.idNumber',
            '代理人公民身份号码',
            value.agent.idNumber,
            (idNumber) => {
              setAgent({ idNumber })
              if (idNumber.trim().length >= 18) leave('agent.idNumber')
            },
            18,
          )}
          {field('agent.name', '代理人姓名', value.agent.name, (name) => setAgent({ name }), 50)}
          <div>
            <UploadField
              kind="attachment"
              value={value.agent.files}
              onChange={(update) =>
                onChange((old) =>
                  old.agent ? { ...old, agent: { ...old.agent, files: update(old.agent.files) } } : old,
                )
              }
              max={5}
              label="授权委托书"
              onBusy={onBusy}
            />
            <FieldError text={errorOf('agent.fileIds')} />
          </div>
        </>
      )}
    </div>
  )
}

interface FieldProps {
  name: string
  label: string
  value: string
  max: number
  error: string | undefined
  onChange: (text: string) => void
  onLeave: () => void
}

function Field({ name, label, value, max, error, onChange, onLeave }: FieldProps) {
  const [id, problem] = [useId(), useId()]
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        data-field={name}
        autoFocus={name === 'idNumber'}
        autoComplete="off"
        maxLength={max}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        onBlur={() => value !== '' && onLeave()}
        {...(error === undefined
          ? {}
          : { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': problem })}
      />
      <FieldError id={problem} text={error} />
    </div>
  )
}

/** Enter goes to the next field, or past the last one; a number that is wrong is selected, to be read again. */
function moveOn(
  e: KeyboardEvent<HTMLElement>,
  problems: Problems,
  { leave, onDone }: { leave: (name: string) => void; onDone: () => void },
): void {
  const input = e.target
  if (e.key !== 'Enter' || e.nativeEvent.isComposing || !(input instanceof HTMLInputElement)) return
  const name = input.dataset['field']
  if (name === undefined) return
  e.preventDefault()
  leave(name)
  if (problems[name] !== undefined) return input.select()
  const fields = [...e.currentTarget.querySelectorAll<HTMLInputElement>('input[data-field]')]
  const next = fields[fields.indexOf(input) + 1]
  if (next) next.focus()
  else onDone()
}
