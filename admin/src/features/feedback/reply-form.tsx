import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { UnsavedGuard } from '../../components/unsaved-guard'

const SHORTEST = 5

/** Answered once; the author reads it in their messages. */
export function ReplyForm({ feedback }: { feedback: Feedback }) {
  const [text, setText] = useState('')
  const toast = useToast()
  const reply = useWrite(
    (answer: string, idempotencyKey) =>
      api.feedback.reply({
        params: { id: feedback.id },
        body: { version: feedback.version, text: answer },
        idempotencyKey,
      }),
    { onDone: () => toast('已答复，提意见的人会收到消息') },
  )
  return (
    <div className="stack">
      <Input.TextArea
        aria-label="答复内容"
        rows={5}
        maxLength={1000}
        showCount
        placeholder="说明核实的情况和怎样处理；只能答复一次"
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <div style={{ marginTop: 12 }} className="stack">
        <Refusal error={reply.error} />
        <div>
          <Button
            type="primary"
            loading={reply.isPending}
            disabled={text.trim().length < SHORTEST}
            onClick={() => reply.mutate(text.trim())}
          >
            答复
          </Button>
        </div>
      </div>
      <UnsavedGuard dirty={text.trim() !== '' && !reply.isSuccess} />
    </div>
  )
}
