import { View } from '@tarojs/components'
import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { savedText } from '../../../components/draft/saved-text'
import { Refusal } from '../../../components/notice/refusal'
import { Button } from '../../../components/tap/button'
import { useWords } from '../use-words'
import { NO_WORDS, wordsProblem } from '../words'
import { WordsField, WordsFiles } from '../words-fields'

interface SayFormProps {
  one: Consultation
  account: string
  today: string | null
  onDone: (fresh: Consultation) => void
  reload: () => Promise<void>
}

/** 答复 by the 督查, 追问 by who asked; others only read. */
export function SayForm({ one, account, today, onDone, reload }: SayFormProps) {
  const { id, version, state, allowedActions } = one
  const key = `mingdu.consultation.${account}.${id}`
  const { draft, change, full, busy, error, put } = useWords(key, NO_WORDS, reload)
  const [problem, setProblem] = useState<string | null>(null)
  const answers = allowedActions.includes('answer')
  if (!answers && !allowedActions.includes('followUp')) return null
  const say = async () => {
    const found = wordsProblem(draft.text)
    setProblem(found)
    if (found !== null) return
    const call = answers ? api.consultations.answer : api.consultations.followUp
    const fresh = await put([id, version], (files, idempotencyKey) =>
      call({ params: { id }, body: { version, text: draft.text.trim(), files }, idempotencyKey }),
    )
    if (fresh) onDone(fresh)
  }
  const label = answers ? '答复' : state === 'waiting' ? '补充问题' : '追问'
  return (
    <>
      <WordsField
        label={label}
        placeholder={answers ? '怎么办、依据是什么、到哪里办' : '还有哪里不清楚'}
        words={draft}
        problem={problem}
        change={change}
      />
      <WordsFiles words={draft} change={change} />
      <View className="consult-buttons">
        {error && <Refusal className="consult-say-refusal" error={error} today={today} />}
        <View className="consult-saved">{savedText(draft.savedAt, full)}</View>
        <Button className="consult-say" text={label} busy={busy} onTap={() => void say()} />
      </View>
    </>
  )
}
