import { View } from '@tarojs/components'
import type { ColumnArticle } from '@mingdu/shared/columns/columns.schema'
import type { PollResults } from '@mingdu/shared/columns/comments.schema'
import { choicesRefusal, QUESTION_KINDS } from '@mingdu/shared/columns/polls.rules'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useSending } from '../../../api/use-sending'
import { useDraft } from '../../../components/draft/use-draft'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { Ticks } from '../../../components/field/ticks'
import { Notice } from '../../../components/notice/notice'
import { Refusal } from '../../../components/notice/refusal'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { forget } from '../../../platform/storage'

type AskedPoll = NonNullable<ColumnArticle['poll']>

interface PollFormProps {
  articleId: string
  poll: AskedPoll
  citizenId: string
  onDone: (results: PollResults) => void
  reload: () => Promise<void>
}

/** One answer a person: asked once more before it goes, for it cannot be changed. */
export function PollForm({ articleId, poll, citizenId, onDone, reload }: PollFormProps) {
  const key = `mingdu.poll.${citizenId}.${articleId}`
  const { draft, change, forgetChanges } = useDraft(key, emptyOf(poll))
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const { busy, error, send } = useSending(reload)
  const { choices } = draft
  const ask = () => {
    const refusal = choicesRefusal(poll, choices)
    setProblem(refusal && refusalText(refusal.code, refusal.details))
    setAsking(refusal === null)
  }
  const vote = async () => {
    setAsking(false)
    const results = await send(choices, (idempotencyKey) =>
      api.columnActs.vote({ params: { id: articleId }, body: { choices }, idempotencyKey }),
    )
    if (!results) return
    forgetChanges()
    forget(key)
    onDone(results)
  }
  const take = (at: number, taken: number[]) =>
    change((old) => ({ choices: old.choices.map((one, i) => (i === at ? taken : one)) }))
  return (
    <View className="poll-form">
      {poll.questions.map((question, i) => (
        <Question
          key={i}
          no={i + 1}
          question={question}
          taken={choices[i] ?? []}
          onTake={(taken) => take(i, taken)}
        />
      ))}
      <View className="column-buttons">
        {problem !== null && (
          <Notice className="poll-problem" tone="red">
            {problem}
          </Notice>
        )}
        {error && <Refusal className="poll-refusal" error={error} today={null} />}
        <Button className="poll-go" text="提交" busy={busy} onTap={ask} />
      </View>
      {asking && (
        <Sheet title="提交答卷？" yes="提交" onYes={() => void vote()} onNo={() => setAsking(false)}>
          一人只能答一次，提交后不能改。系统只记答案，不记是谁答的。
        </Sheet>
      )}
    </View>
  )
}

interface QuestionProps {
  no: number
  question: AskedPoll['questions'][number]
  taken: readonly number[]
  onTake: (taken: number[]) => void
}

function Question({ no, question: { kind, text, options }, taken, onTake }: QuestionProps) {
  const label = `${no}. ${text}（${QUESTION_KINDS[kind]}）`
  if (kind === 'multiple')
    return (
      <Ticks
        className={`poll-q${no}`}
        label={label}
        options={options.map((option, i) => ({ key: String(i), text: option }))}
        value={taken.map(String)}
        onChange={(keys) => onTake(keys.map(Number))}
      />
    )
  return (
    <Field className={`poll-q${no}`} label={label}>
      <Choices
        className="poll-choices"
        label={label}
        options={Object.fromEntries(options.map((option, i) => [String(i), option]))}
        value={taken[0] === undefined ? null : String(taken[0])}
        onChange={(key) => onTake([Number(key)])}
      />
    </Field>
  )
}

/** Nothing taken yet. Questions hold still once they are out, so that what was kept fits them. */
function emptyOf({ questions }: AskedPoll): { choices: number[][]; savedAt: number } {
  return { choices: questions.map(() => []), savedAt: 0 }
}
