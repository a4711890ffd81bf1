import { Input } from 'antd'
import { useId } from 'react'
import './list-editor.css'

interface TextProps {
  label: string
  value: string
  onChange: (value: string) => void
  maxLength: number
  placeholder?: string
  error?: string | undefined
  id?: string
}

/** A line of a row: its label is read out, the placeholder says it to the eye; the problem stands below. */
export function LineField({ label, value, onChange, maxLength, placeholder, error, id }: TextProps) {
  const problem = useId()
  return (
    <div>
      <Input
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        placeholder={placeholder ?? label}
        maxLength={maxLength}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        {...errorProps(error, problem)}
      />
      <FieldError id={problem} text={error} />
    </div>
  )
}

/** The same for longer text; as high as what is in it. */
export function AreaField({ label, value, onChange, maxLength, placeholder, error, id }: TextProps) {
  const problem = useId()
  return (
    <div>
      <Input.TextArea
        {...(id === undefined ? {} : { id })}
        className="grow-area"
        rows={1}
        aria-label={label}
        placeholder={placeholder ?? label}
        maxLength={maxLength}
        value={value}
        onChange={(e) => onChange(e.target.value)}
        {...errorProps(error, problem)}
      />
      <FieldError id={problem} text={error} />
    </div>
  )
}

export function FieldError({ id, text }: { id?: string; text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p className="field-error" role="alert" {...(id === undefined ? {} : { id })}>
      {text}
    </p>
  )
}

function errorProps(error: string | undefined, problem: string) {
  return error === undefined
    ? {}
    : { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': problem }
}
