import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { SayForm } from '../../components/say-form'
import { useSuggestedEntries } from './consultation-queries'

const WORDS_MOST = 2000
const WORDS_LEAST = 5

/** 答复, with what the 知识库 says of the question: its words can be taken over, and it is named. */
export function AnswerForm({ one }: { one: Consultation }) {
  const { id, version, posts, state } = one
  const [cited, setCited] = useState<Knowledge | null>(null)
  const asked = posts.filter(({ side }) => side === 'asker').at(-1)?.text ?? ''
  const entries = useSuggestedEntries(asked)
  return (
    <SayForm
      label={state === 'waiting' ? '答复' : '补充答复'}
      placeholder="怎么办、依据是什么、到哪里办"
      most={WORDS_MOST}
      least={WORDS_LEAST}
      send="答复"
      hint="提问人会收到消息，单位的人都能看到"
      onDone={() => setCited(null)}
      act={({ text, fileIds }, idempotencyKey) =>
        api.consultations.answer({
          params: { id },
          body: { version, text, files: fileIds, ...(cited ? { knowledgeId: cited.id } : {}) },
          idempotencyKey,
        })
      }
    >
      {(insert) => (
        <>
          {cited && (
            <p className="note note--blue">
              引用知识库：{cited.question}　
              <button type="button" className="link-button" onClick={() => setCited(null)}>
                不引用
              </button>
            </p>
          )}
          {!cited && entries.length > 0 && (
            <section className="consult-suggest" aria-label="知识库里相近的答复">
              <b>知识库里相近的答复</b>
              {entries.map((entry) => (
                <div key={entry.id} className="row row--wrap">
                  <span className="grow">{entry.question}</span>
                  <Button
                    size="small"
                    aria-label={`引用：${entry.question}`}
                    onClick={() => {
                      setCited(entry)
                      insert(answerOf(entry))
                    }}
                  >
                    引用
                  </Button>
                </div>
              ))}
            </section>
          )}
        </>
      )}
    </SayForm>
  )
}

function answerOf({ answer, basis }: Knowledge): string {
  return basis === '' ? answer : `${answer}\n依据：${basis}`
}
