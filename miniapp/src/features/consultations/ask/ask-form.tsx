import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { savedText } from '../../../components/draft/saved-text'
import { Refusal } from '../../../components/notice/refusal'
import { Button } from '../../../components/tap/button'
import { back, backTo, PAGES } from '../../../platform/navigate'
import { useWords } from '../use-words'
import { NO_WORDS, wordsProblem, type Words } from '../words'
import { WordsField, WordsFiles } from '../words-fields'
import { Suggestions } from './suggestions'
import { TopicField } from './topic-field'

interface AskDraft extends Words {
  topic: string | null
}

const EMPTY: AskDraft = { ...NO_WORDS, topic: null }

export function AskForm({ account, today }: { account: string; today: string }) {
  const { draft, change, full, busy, error, put } = useWords(`mingdu.consultation-ask.${account}`, EMPTY)
  const [problems, setProblems] = useState<{ topic: string | null; text: string | null }>({
    ...{ topic: null, text: null },
  })
  const { topic } = draft
  const ask = async () => {
    const found = { topic: topic === null ? '请选主题' : null, text: wordsProblem(draft.text) }
    setProblems(found)
    if (topic === null || found.text !== null) return
    const asked = await put('ask', (files, idempotencyKey) =>
      api.consultations.ask({ body: { topic, text: draft.text.trim(), files }, idempotencyKey }),
    )
    if (asked) backTo(PAGES.consultation, { id: asked.id })
  }
  return (
    <>
      <TopicField value={topic} error={problems.topic} onChange={(key) => change({ topic: key })} />
      <WordsField
        label="问题"
        placeholder="哪件事、卡在哪里、想问什么"
        words={draft}
        problem={problems.text}
        change={change}
      />
      <Suggestions text={draft.text} today={today} onSolved={back} />
      <WordsFiles words={draft} change={change} />
      <View className="consult-buttons">
        {error && <Refusal className="ask-refusal" error={error} today={today} />}
        <View className="consult-saved">
          {savedText(draft.savedAt, full)}。问题和答复只有本单位和督查室看得到，请勿写涉密内容。
        </View>
        <Button className="ask-go" text="提问" busy={busy} onTap={() => void ask()} />
      </View>
    </>
  )
}
