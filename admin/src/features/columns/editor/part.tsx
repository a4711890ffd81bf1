import type { ReactNode } from 'react'
import { FieldError } from '../../../components/text-fields'

/** A labelled field of the editor, its problem below. */
export function Labelled({
  label,
  htmlFor,
  hint,
  error,
  children,
}: {
  label: string
  htmlFor?: string
  hint?: string
  error?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="aeditor__field">
      {htmlFor === undefined ? (
        <span className="aeditor__label">{label}</span>
      ) : (
        <label className="aeditor__label" htmlFor={htmlFor}>
          {label}
        </label>
      )}
      {children}
      {hint !== undefined && <p className="small muted">{hint}</p>}
      <FieldError text={error} />
    </div>
  )
}

/** A part of the editor under its heading. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <div className="panel__h">
        <h2>{title}</h2>
        {aside}
      </div>
      <div className="panel__b stack">{children}</div>
    </section>
  )
}
