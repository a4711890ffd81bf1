import { Form } from 'antd'
import type { ReactNode } from 'react'
import { FieldError } from '../../../components/text-fields'

interface FieldProps {
  id: string
  label: string
  required?: boolean
  error?: string | undefined
  extra?: ReactNode
  children: ReactNode
}

/** A labelled field of a form that keeps its own state. */
export function Field({ id, label, required = false, error, extra, children }: FieldProps) {
  return (
    <Form.Item
      label={required ? `${label}（必填）` : label}
      htmlFor={id}
      required={required}
      {...(error === undefined ? {} : { validateStatus: 'error' as const, help: error })}
      {...(extra === undefined ? {} : { extra })}
    >
      {children}
    </Form.Item>
  )
}

/** A part of the form with its heading; what is wrong with the part as a whole stands below it. */
export function FormPart({
  name,
  note,
  count,
  error,
  children,
}: {
  name: string
  note?: ReactNode
  count?: number
  error?: string | undefined
  children: ReactNode
}) {
  return (
    <section className="form-part" aria-label={name}>
      <h3 className="form-part__h num">
        {name}
        {count !== undefined && count > 0 && <span className="muted">{count} 条</span>}
        {note !== undefined && <span className="muted">{note}</span>}
      </h3>
      {children}
      <FieldError text={error} />
    </section>
  )
}
