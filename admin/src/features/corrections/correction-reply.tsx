import type { Correction } from '@mingdu/shared/corrections/corrections.api'
import { CORRECTION_OUTCOMES, type CorrectionOutcome } from '@mingdu/shared/corrections/corrections.rules'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { UnsavedGuard } from '../../components/unsaved-guard'

const SHORTEST = 2
const OUTCOMES = Object.entries(CORRECTION_OUTCOMES).map(([value, label]) => ({ value, label }))

const ADVICE: Record<CorrectionOutcome, string> = {
  corrected: '改了哪里、改成什么；改动先在清单或指南里公布，再来答复',
  explained: '为什么是现在这样，依据是什么',
  notValid: '核实了什么，为什么不是这样',
}

/** Answered once; the sender reads it with the query code. */
export function CorrectionReply({ correction }: { correction: Correction }) {
  const [outcome, setOutcome] = useState<CorrectionOutcome | null>(null)
  const [text, setText] = useState('')
  const toast = useToast()
  const reply = useWrite(
    (body: { version: number; outcome: CorrectionOutcome; text: string }, idempotencyKey) =>
      api.corrections.reply({ params: { id: correction.id }, body, idempotencyKey }),
    { onDone: () => toast('已答复，提交的人凭查询码能看到') },
  )
  const answer = text.trim()
  return (
    <div className="stack">
      <Radio.Group
        aria-label="结果"
        options={OUTCOMES}
        value={outcome}
        onChange={(e) => setOutcome(e.target.value as CorrectionOutcome)}
      />
      <Input.TextArea
        aria-label="答复内容"
        rows={5}
        maxLength={500}
        showCount
        placeholder={outcome === null ? '先选结果，再写答复；公众能看到，只能答复一次' : ADVICE[outcome]}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <div className="stack" style={{ marginTop: 12 }}>
        <Refusal error={reply.error} />
        <div>
          <Button
            type="primary"
            loading={reply.isPending}
            disabled={outcome === null || answer.length < SHORTEST}
            onClick={() => outcome && reply.mutate({ version: correction.version, outcome, text: answer })}
          >
            答复
          </Button>
        </div>
      </div>
      <UnsavedGuard dirty={answer !== '' && !reply.isSuccess} />
    </div>
  )
}
