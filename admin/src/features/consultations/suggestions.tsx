import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import { Button } from 'antd'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { Refusal } from '../../components/states'
import { useSuggestedEntries } from './consultation-queries'

/** What the 知识库 says already of what is being written. */
export function Suggestions({ text, onSolved }: { text: string; onSolved: () => void }) {
  const entries = useSuggestedEntries(text)
  const write = useWrite(
    (id: string, idempotencyKey) => api.knowledge.useful({ params: { id }, idempotencyKey }),
    { onDone: onSolved },
  )
  return (
    <div aria-live="polite">
      {entries.length > 0 && (
        <section className="consult-suggest" aria-label="先看看这些答复">
          <b>先看看这些答复</b>
          {entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              busy={write.isPending}
              onSolved={() => write.mutate(entry.id)}
            />
          ))}
          <Refusal error={write.error} />
        </section>
      )}
    </div>
  )
}

interface EntryProps {
  entry: Knowledge
  busy: boolean
  onSolved: () => void
}

function Entry({ entry: { question, answer, basis }, busy, onSolved }: EntryProps) {
  return (
    <details className="consult-suggest__i">
      <summary>{question}</summary>
      <p className="prewrap">{answer}</p>
      {basis !== '' && <p className="small muted prewrap">依据：{basis}</p>}
      <Button size="small" disabled={busy} aria-label={`${question}：解决了，不用问了`} onClick={onSolved}>
        解决了，不用问了
      </Button>
    </details>
  )
}
