import { View } from '@tarojs/components'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { useSending } from '../../../api/use-sending'
import { Refusal } from '../../../components/notice/refusal'
import { Section } from '../../../components/section/section'
import { announced } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { EntryFold } from '../entry-fold'
import { useRested } from '../use-rested'

/** So many characters say enough to look for. */
const SHORTEST = 4
const LONGEST = 200
const NONE = { items: [] }

interface SuggestionsProps {
  text: string
  today: string
  onSolved: () => void
}

/** What the 知识库 says already of what is being written; without an answer the question goes on. */
export function Suggestions({ text, today, onSolved }: SuggestionsProps) {
  const asked = useRested([...text.trim()].slice(0, LONGEST).join(''))
  const { data } = useRecord(
    () =>
      [...asked].length < SHORTEST
        ? Promise.resolve(NONE)
        : api.knowledge.suggestions({ query: { text: asked } }),
    asked,
  )
  const { busy, error, send } = useSending()
  const solved = async (id: string) => {
    const noted = await send(id, (idempotencyKey) => api.knowledge.useful({ params: { id }, idempotencyKey }))
    if (noted) onSolved()
  }
  const entries = data?.items ?? []
  if (entries.length === 0) return null
  return (
    <Section className="suggested" title="先看看这些答复">
      <View {...announced()}>
        {entries.map((entry) => (
          <EntryFold key={entry.id} entry={entry} today={today}>
            <Button
              className={`suggested-${entry.id}`}
              kind="plain"
              text="解决了，不用问了"
              busy={busy}
              onTap={() => void solved(entry.id)}
            />
          </EntryFold>
        ))}
      </View>
      {error && <Refusal className="suggested-refusal" error={error} today={today} />}
    </Section>
  )
}
