import { View } from '@tarojs/components'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import type { OversightRow } from '@mingdu/shared/oversight/oversight.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useSending } from '../../../api/use-sending'
import { savedText } from '../../../components/draft/saved-text'
import { useDraft } from '../../../components/draft/use-draft'
import { Field } from '../../../components/field/field'
import { TextField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'

interface AnswerFormProps {
  row: OversightRow
  account: string
  today: string | null
  onDone: (fresh: OversightRow) => void
  reload: () => Promise<void>
}

const EMPTY = { text: '', savedAt: 0 }

/** 答复: kept while it is written, asked once more before it goes. */
export function AnswerForm({ row: { id, version, org }, account, today, onDone, reload }: AnswerFormProps) {
  const key = `mingdu.oversight-answer.${account}.${id}`
  const { draft, change, forgetChanges, full } = useDraft(key, EMPTY)
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const { busy, error, send } = useSending(reload)
  const text = draft.text.trim()
  const ask = () => {
    const found = answerProblem(text)
    setProblem(found)
    setAsking(found === null)
  }
  const answer = async () => {
    setAsking(false)
    const fresh = await send([id, version, text], (idempotencyKey) =>
      api.oversight.answer({ params: { id }, body: { version, text }, idempotencyKey }),
    )
    if (!fresh) return
    forgetChanges()
    forget(key)
    onDone(fresh)
  }
  return (
    <>
      <Field className="opinion-reply" label={`答复${org.name}`} error={problem}>
        <TextField
          className="opinion-reply__in"
          label="答复"
          value={draft.text}
          most={1000}
          onChange={(said) => change({ text: said })}
        />
      </Field>
      <View className="oversight-buttons">
        {error && <Refusal className="opinion-refusal" error={error} today={today} />}
        <View className="oversight-saved">{savedText(draft.savedAt, full)}</View>
        <Button className="opinion-go" text="答复" busy={busy} onTap={ask} />
      </View>
      {asking && (
        <Sheet title="答复？" yes="答复" onYes={() => void answer()} onNo={() => setAsking(false)}>
          以您和督查室的名义答复，答复后不能改。{org.name}会收到消息。
        </Sheet>
      )}
    </>
  )
}

function answerProblem(text: string): string | null {
  const word = classifiedMark(text)
  if (word !== null) return refusalText('text.classified', { word })
  return text.length < 5 ? '请写明答复，至少 5 个字' : null
}
