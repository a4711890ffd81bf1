import { Form } from 'antd'
import { createContext, type ReactNode } from 'react'
import type { ErrorAt } from '../../../components/list-editor'
import type { SplitRow, SplitTask } from './split-rows'

/** What every row needs of the task that is split. */
export interface SplitFrame {
  task: SplitTask
  /** The lead org and those below it. */
  orgs: { value: string; label: string }[]
}

export const SplitContext = createContext<SplitFrame | null>(null)

interface FieldProps {
  id: string
  label: string
  name: keyof SplitRow
  errorAt: ErrorAt
  children: ReactNode
}

export function Field({ id, label, name, errorAt, children }: FieldProps) {
  const text = errorAt(name)
  const help = text === undefined ? {} : { validateStatus: 'error' as const, help: text }
  return (
    <Form.Item label={label} htmlFor={id} {...help}>
      {children}
    </Form.Item>
  )
}
