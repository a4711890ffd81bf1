import { View } from '@tarojs/components'
import { OVERSIGHT_LEVELS, OVERSIGHT_TAGS } from '@mingdu/shared/oversight/oversight.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useSending } from '../../../api/use-sending'
import { savedText } from '../../../components/draft/saved-text'
import { useDraft } from '../../../components/draft/use-draft'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { LineField, TextField } from '../../../components/field/text-field'
import { Ticks } from '../../../components/field/ticks'
import { Refusal } from '../../../components/notice/refusal'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { backTo, PAGES } from '../../../platform/navigate'
import { forget } from '../../../platform/storage'
import { MatterField } from './matter-field'
import { bodyOf, EMPTY, problemsOf, type Problems } from './rate-draft'

const TAGS = Object.entries(OVERSIGHT_TAGS).map(([key, text]) => ({ key, text }))

export function RateForm({ account, today }: { account: string; today: string }) {
  const key = `mingdu.oversight-rate.${account}`
  const { draft, change, forgetChanges, full } = useDraft(key, EMPTY)
  const [problems, setProblems] = useState<Problems>({})
  const [asking, setAsking] = useState(false)
  const { busy, error, send } = useSending()
  const ask = () => {
    const found = problemsOf(draft)
    setProblems(found)
    setAsking(Object.keys(found).length === 0)
  }
  const rate = async () => {
    setAsking(false)
    const body = bodyOf(draft)
    const rated = await send(body, (idempotencyKey) => api.oversight.rate({ body, idempotencyKey }))
    if (!rated) return
    forgetChanges()
    forget(key)
    backTo(PAGES.oversight, { id: rated.id })
  }
  return (
    <>
      <MatterField
        value={draft.matter}
        error={problems.matter ?? null}
        onChange={(matter) => change({ matter })}
      />
      <Field className="rate-level" label="总体评价" error={problems.level ?? null}>
        <Choices
          className="rate-level__pick"
          label="总体评价"
          options={OVERSIGHT_LEVELS as Record<string, string>}
          value={draft.level}
          onChange={(level) => change({ level })}
        />
      </Field>
      <Ticks
        className="rate-tags"
        label="哪些方面（可不选）"
        options={TAGS}
        value={draft.tags}
        onChange={(tags) => change({ tags })}
      />
      <Field
        className="rate-hours"
        label="为这项督查多花的工时（可不填）"
        hint="小时，整数"
        error={problems.hours ?? null}
      >
        <LineField
          className="rate-hours__in"
          label="多花的工时，小时"
          type="number"
          value={draft.hours}
          most={4}
          onChange={(hours) => change({ hours })}
        />
      </Field>
      <Field className="rate-text" label="想说的话（可不填）" error={problems.text ?? null}>
        <TextField
          className="rate-text__in"
          label="想说的话"
          value={draft.text}
          most={1000}
          onChange={(text) => change({ text })}
        />
      </Field>
      <View className="oversight-buttons">
        {error && <Refusal className="rate-refusal" error={error} today={today} />}
        <View className="oversight-saved">{savedText(draft.savedAt, full)}</View>
        <Button className="rate-go" text="提交评价" busy={busy} onTap={ask} />
      </View>
      {asking && (
        <Sheet title="提交评价？" yes="提交" onYes={() => void rate()} onNo={() => setAsking(false)}>
          以单位的名义评价，督查室只看到单位，看不到您的姓名。每件事项每季一次，提交后不能改。
        </Sheet>
      )}
    </>
  )
}
