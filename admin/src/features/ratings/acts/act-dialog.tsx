import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import { Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useMe } from '../../../api/session'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { DateField } from '../../../components/date-field'
import { FieldError } from '../../../components/text-fields'
import { useToast } from '../../../components/toast'
import { ACT_FORMS, formBody, formProblems, NO_VALUES, wantsDay, type RatingAct } from './act-forms'

interface ActDialogProps {
  act: RatingAct
  rating: RatingRecord
  onClose: () => void
}

/** One act on a 差评, by its form; what was typed stays until it is done, and what was refused is said inside. */
export function ActDialog({ act, rating, onClose }: ActDialogProps) {
  const form = ACT_FORMS[act]
  const { today } = useMe()
  const [values, setValues] = useState(NO_VALUES)
  const [tried, setTried] = useState(false)
  const toast = useToast()
  const write = useWrite((body: Record<string, unknown>, key) => send(act, rating, body, key), {
    onDone: () => {
      toast(form.done)
      onClose()
    },
  })
  const problems = formProblems(form, values)
  const shown = tried ? problems : {}
  const change = (more: Partial<typeof values>) => setValues({ ...values, ...more })
  const submit = () => {
    setTried(true)
    if (Object.keys(problems).length === 0) write.mutate(formBody(form, values))
  }
  const quoted = form.quoted?.(rating) ?? ''
  const max = form.day?.max(rating)
  return (
    <ConfirmDialog
      title={form.title}
      okText={form.okText}
      busy={write.isPending}
      error={write.error}
      onOk={submit}
      onCancel={onClose}
    >
      {quoted !== '' && <p className="prewrap">{quoted}</p>}
      {form.choice && (
        <div>
          <Radio.Group
            aria-label={form.choice.label}
            options={Object.entries(form.choice.options).map(([value, label]) => ({ value, label }))}
            value={values.choice}
            onChange={(e) => change({ choice: e.target.value as string })}
          />
          <FieldError text={shown.choice} />
        </div>
      )}
      {form.day && wantsDay(form, values) && (
        <div>
          <DateField
            label={form.day.label}
            value={values.day}
            onChange={(day) => change({ day })}
            min={today}
            {...(max === undefined ? {} : { max })}
            invalid={shown.day !== undefined}
          />
          <FieldError text={shown.day} />
        </div>
      )}
      <div>
        <Input.TextArea
          aria-label={form.note.label}
          rows={4}
          maxLength={500}
          showCount
          placeholder={form.note.help}
          value={values.note}
          {...(shown.note === undefined ? {} : { status: 'error' as const })}
          onChange={(e) => change({ note: e.target.value })}
        />
        <FieldError text={shown.note} />
      </div>
    </ConfirmDialog>
  )
}

const ENDPOINTS = {
  contact: api.rectifications.contact,
  verify: api.rectifications.verify,
  rectify: api.rectifications.rectify,
  appeal: api.rectifications.appeal,
  judgeAppeal: api.rectifications.judge,
} as const satisfies Record<RatingAct, unknown>

/** The form has made the body of just this act; the types of one stand for all. */
function send(act: RatingAct, { id, version }: RatingRecord, body: object, idempotencyKey: string) {
  const call = ENDPOINTS[act] as typeof api.rectifications.rectify
  return call({
    params: { id },
    body: { version, ...body } as { version: number; note: string },
    idempotencyKey,
  })
}
