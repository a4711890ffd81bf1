import type { SplitRow } from '@mingdu/shared/parts/split-rows'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Form } from 'antd'
import { createContext, type ReactNode } from 'react'
import type { ErrorAt } from '../../../components/list-editor'

/** What the form needs of the task that is split. */
export type SplitTask = Pick<Task, 'id' | 'version' | 'title' | 'org' | 'clock' | 'supervisor'>

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
