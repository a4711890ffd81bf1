import { View } from '@tarojs/components'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import { useState } from 'react'
import type { ApiError } from '../../api/api-error'
import { useSending } from '../../api/use-sending'
import { savedText } from '../../components/draft/saved-text'
import { useDraft } from '../../components/draft/use-draft'
import { Field } from '../../components/field/field'
import { TextField } from '../../components/field/text-field'
import { Notice } from '../../components/notice/notice'
import { Refusal } from '../../components/notice/refusal'
import { Button } from '../../components/tap/button'
import { forget } from '../../platform/storage'

interface SayFormProps {
  /** Under which what is written is kept on the phone. */
  draftKey: string
  label: string
  hint: string
  act: string
  /** Said once it was sent. */
  done: string
  say: (text: string, idempotencyKey: string) => Promise<unknown>
  onDone: () => Promise<void>
}

const EMPTY = { text: '', savedAt: 0 }

/** A question or a comment: kept while it is written, empty again once it was sent. */
export function SayForm({ draftKey, label, hint, act, done, say, onDone }: SayFormProps) {
  const { draft, change, forgetChanges, full } = useDraft(draftKey, EMPTY)
  const [problem, setProblem] = useState<string | null>(null)
  const [sent, setSent] = useState(false)
  const { busy, error, send } = useSending(onDone)
  const submit = async () => {
    const text = draft.text.trim()
    const found = textProblem(text)
    setProblem(found)
    setSent(false)
    if (found !== null) return
    if ((await send(text, (key) => say(text, key))) === null) return
    change({ text: '' })
    forgetChanges()
    forget(draftKey)
    setSent(true)
    await onDone()
  }
  return (
    <>
      <Field className="say" label={label} hint={hint} error={problem}>
        <TextField
          className="say__in"
          label={label}
          value={draft.text}
          most={500}
          onChange={(text) => change({ text })}
        />
      </Field>
      <View className="column-buttons">
        <Outcome sent={sent} done={done} error={error} />
        {draft.text !== '' && <View className="column-meta">{savedText(draft.savedAt, full)}</View>}
        <Button className="say__go" text={act} busy={busy} onTap={() => void submit()} />
      </View>
    </>
  )
}

function Outcome({ sent, done, error }: { sent: boolean; done: string; error: ApiError | null }) {
  if (error) return <Refusal className="say__refusal" error={error} today={null} />
  return sent ? (
    <Notice className="say__sent" tone="blue">
      {done}
    </Notice>
  ) : null
}

function textProblem(text: string): string | null {
  const word = classifiedMark(text)
  if (word !== null) return refusalText('text.classified', { word })
  return text.length < 5 ? '请至少写 5 个字' : null
}
