import type { Case } from '@mingdu/shared/cases/cases.schema'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { useToast } from '../../../components/toast'
import { useCaseAct } from '../case-queries'
import { actBody, actFields, actProblems } from './act-fields'
import { ActFieldInput } from './act-inputs'
import { actName, isFinal, nextText, paperText, type CaseActName } from './act-words'

type Values = Record<string, unknown>

/** One act: its form, the paper that gets a number, and what happens next. What was typed stays until it is done. */
export function ActDialog({ act, one, onClose }: { act: CaseActName; one: Case; onClose: () => void }) {
  const fields = actFields(act, one)
  const [values, setValues] = useState<Values>(START[act] ?? {})
  const [tried, setTried] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const toast = useToast()
  const name = actName(act, one)
  const write = useCaseAct(one, act, () => {
    toast(`${name}：已办`)
    onClose()
  })
  const problems = tried ? actProblems(fields, values, one) : {}
  const refused = write.error ? asApiError(write.error) : null
  const send = () => {
    setTried(true)
    if (Object.keys(actProblems(fields, values, one)).length === 0) write.mutate(actBody(fields, values))
  }
  const defers = Array.isArray(values['deferred']) && values['deferred'].length > 0
  return (
    <ConfirmDialog
      title={`${name}：${one.title}`}
      okText={name}
      danger={isFinal(act)}
      busy={write.isPending}
      okDisabled={waiting}
      error={restOf(
        refused,
        fields.map((field) => field.name),
      )}
      onOk={send}
      onCancel={onClose}
    >
      {fields.map((field) => (
        <ActFieldInput
          key={field.name}
          field={field}
          one={one}
          value={values[field.name]}
          onChange={(update) => setValues((old) => ({ ...old, [field.name]: update(old[field.name]) }))}
          error={problems[field.name] ?? fieldError(refused, field.name)}
          onBusy={setWaiting}
        />
      ))}
      <div className="note num">
        {paperText(act, defers) !== '' && <div>{paperText(act, defers)}</div>}
        <div>{nextText(act)}</div>
      </div>
    </ConfirmDialog>
  )
}

/** Where most of a form is the same every time. */
const START: Partial<Record<CaseActName, Values>> = {
  accept: { deferred: [] },
  askCorrection: { demands: [] },
  extend: { joint: false },
  deliver: { method: 'direct' },
  sendUp: { propose: 'grant' },
}

/** `body.demands.0.text` stands at the field `demands`. */
function fieldOf(path: string): string {
  return path.split('.')[1] ?? ''
}

function fieldError(error: ApiError | null, name: string): string | undefined {
  return error?.fields.find(({ path }) => fieldOf(path) === name)?.message
}

/** What has no field to stand at is said at the button. */
function restOf(error: ApiError | null, names: readonly string[]): ApiError | null {
  const placed = error !== null && error.fields.length > 0
  return placed && error.fields.every(({ path }) => names.includes(fieldOf(path))) ? null : error
}
