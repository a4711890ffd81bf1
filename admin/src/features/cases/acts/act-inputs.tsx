import type { Case } from '@mingdu/shared/cases/cases.schema'
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { useId, type ReactNode } from 'react'
import { FieldError } from '../../../components/text-fields'
import { isMissing, type ActField, type Demand, type GivenMaterial } from './act-fields'
import { DemandsInput } from './demands-input'
import { MaterialsInput } from './materials-input'

interface InputProps {
  field: ActField
  one: Case
  value: unknown
  /** Uploads end while other fields are typed in: what is changed is the value of that moment. */
  onChange: (update: (value: unknown) => unknown) => void
  error: string | undefined
  onBusy: (busy: boolean) => void
}

/** A field of an act with its label, its help and what is wrong with it. */
export function ActFieldInput({ field, error, ...rest }: InputProps) {
  const [id, help] = [useId(), useId()]
  const described = field.help === undefined ? undefined : help
  const grouped = field.kind !== 'area' && field.kind !== 'line' && field.kind !== 'number'
  return (
    <div>
      {field.kind !== 'check' &&
        (grouped ? (
          <div className="strong">{field.label}</div>
        ) : (
          <label htmlFor={id} className="strong" style={{ display: 'block' }}>
            {field.label}
          </label>
        ))}
      <Control field={field} {...rest} id={id} described={described} invalid={error !== undefined} />
      {field.help !== undefined && (
        <p id={help} className="small muted" style={{ margin: 0 }}>
          {field.help}
        </p>
      )}
      <FieldError text={error} />
    </div>
  )
}

interface ControlProps extends Omit<InputProps, 'error'> {
  id: string
  described: string | undefined
  invalid: boolean
}

function Control({ field, one, value, onChange, onBusy, id, described, invalid }: ControlProps): ReactNode {
  const set = (next: unknown) => onChange(() => next)
  const shared = { id, ...(described === undefined ? {} : { 'aria-describedby': described }) }
  const status = invalid ? { status: 'error' as const } : {}
  switch (field.kind) {
    case 'area':
      return (
        <Input.TextArea
          {...shared}
          {...status}
          rows={3}
          maxLength={field.max}
          value={(value as string | undefined) ?? ''}
          onChange={(e) => set(e.target.value)}
        />
      )
    case 'line':
      return (
        <Input
          {...shared}
          {...status}
          maxLength={field.max}
          value={(value as string | undefined) ?? ''}
          onChange={(e) => set(e.target.value)}
        />
      )
    case 'number':
      return (
        <InputNumber<number>
          {...shared}
          {...status}
          min={field.min}
          max={field.max}
          precision={0}
          value={(value as number | undefined) ?? null}
          onChange={set}
        />
      )
    case 'choice':
      return <Choice field={field} value={value} onChange={set} />
    case 'check':
      return (
        <Checkbox checked={value === true} onChange={(e) => set(e.target.checked)}>
          {field.label}
        </Checkbox>
      )
    case 'deferred':
      return <Deferred one={one} value={(value as string[] | undefined) ?? []} onChange={set} />
    case 'demands':
      return <DemandsInput one={one} value={(value as Demand[] | undefined) ?? []} onChange={set} />
    case 'materials':
      return (
        <MaterialsInput
          one={one}
          value={(value as GivenMaterial[] | undefined) ?? []}
          onChange={(update) => onChange((old) => update((old as GivenMaterial[] | undefined) ?? []))}
          onBusy={onBusy}
        />
      )
  }
}

/** Up to four stand open; more are chosen from a list. */
function Choice({
  field,
  value,
  onChange,
}: {
  field: ActField & { kind: 'choice' }
  value: unknown
  onChange: (value: unknown) => void
}) {
  const options = Object.entries(field.options).map(([key, label]) => ({ value: key, label }))
  if (options.length <= 4)
    return (
      <Radio.Group
        aria-label={field.label}
        options={options}
        value={value}
        onChange={(e) => onChange(e.target.value)}
      />
    )
  return (
    <Select
      aria-label={field.label}
      style={{ width: '100%' }}
      placeholder="请选"
      options={options}
      value={(value as string | undefined) ?? null}
      onChange={onChange}
    />
  )
}

/** 容缺: which of the materials that are not there the case is accepted without. */
function Deferred({
  one,
  value,
  onChange,
}: {
  one: Case
  value: readonly string[]
  onChange: (value: string[]) => void
}) {
  return (
    <div className="case-pick">
      {one.materials.filter(isMissing).map(({ key, name, needed }) => (
        <Checkbox
          key={key}
          checked={value.includes(key)}
          onChange={(e) =>
            onChange(e.target.checked ? [...value, key] : value.filter((other) => other !== key))
          }
        >
          容缺受理“{name}”{!needed && <span className="muted">（非必要，不勾也能受理）</span>}
        </Checkbox>
      ))}
      <p className="small muted" style={{ margin: 0 }}>
        指南写明可以容缺的才行；勾选后按指南的天数限期补齐。
      </p>
    </div>
  )
}
