import type { Case } from '@mingdu/shared/cases/cases.schema'
import { REVEAL_FIELDS, type RevealField } from '@mingdu/shared/cases/reveal.rules'
import { Checkbox, Input, Radio } from 'antd'
import { useId } from 'react'
import { FieldError } from '../../../components/text-fields'

const OTHER = '其他'
const PURPOSES = ['核对申请人身份', '电话联系申请人', '邮寄或上门送达', OTHER] as const

export interface Purpose {
  choice: string | null
  /** One’s own words, where nothing else fits. */
  words: string
}

export function purposeOf({ choice, words }: Purpose): string {
  return choice === OTHER ? words.trim() : (choice ?? '')
}

interface WhichProps {
  one: Case
  value: RevealField[]
  onChange: (value: RevealField[]) => void
  error: string | undefined
}

export function WhichFields({ one, value, onChange, error }: WhichProps) {
  return (
    <div>
      <div className="strong">看哪几项</div>
      <Checkbox.Group className="case-pick" options={offered(one)} value={value} onChange={onChange} />
      <FieldError text={error} />
    </div>
  )
}

interface PurposeProps {
  value: Purpose
  onChange: (value: Purpose) => void
  error: string | undefined
}

export function PurposeField({ value, onChange, error }: PurposeProps) {
  const field = useId()
  return (
    <div>
      <div className="strong">做什么用</div>
      <Radio.Group
        className="case-pick"
        aria-label="做什么用"
        options={PURPOSES.map((choice) => ({ value: choice, label: choice }))}
        value={value.choice}
        onChange={(e) => onChange({ ...value, choice: e.target.value as string })}
      />
      {value.choice === OTHER && (
        <>
          <label htmlFor={field} className="visually-hidden">
            写明用途
          </label>
          <Input.TextArea
            id={field}
            rows={2}
            maxLength={200}
            placeholder="写明用途"
            value={value.words}
            onChange={(e) => onChange({ ...value, words: e.target.value })}
          />
        </>
      )}
      <FieldError text={error} />
    </div>
  )
}

/** Only what this case has. */
function offered({ applicantDetail: { address, agent } }: Case): { value: RevealField; label: string }[] {
  const keys = Object.keys(REVEAL_FIELDS) as RevealField[]
  return keys
    .filter((key) => (key === 'address' ? address !== '' : agent !== null || !key.startsWith('agent')))
    .map((value) => ({ value, label: REVEAL_FIELDS[value] }))
}
