import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { publicationRefusal } from '@mingdu/shared/feedback/feedback.rules'
import { REFUSALS } from '@mingdu/shared/kernel/refusals'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'

/** Publishes feedback and its answer; what stands in the way is said beside the button. */
export function PublishButton({ feedback }: { feedback: Feedback }) {
  const [asking, setAsking] = useState(false)
  const why = whyNot(feedback)
  return (
    <>
      <Button
        type={feedback.reply ? 'primary' : 'default'}
        disabled={why !== null}
        onClick={() => setAsking(true)}
      >
        公开
      </Button>
      <span className="small muted">{why ?? '公开后所有登录的人都能看到，不含姓名'}</span>
      {asking && <PublishDialog feedback={feedback} onClose={() => setAsking(false)} />}
    </>
  )
}

/** The rule's own words; null when nothing stands in the way. */
function whyNot({ reply, publishedAt, safety }: Feedback): string | null {
  const refusal = publicationRefusal({ replied: reply !== null, published: publishedAt !== null, safety })
  if (refusal === null) return null
  return REFUSALS[refusal.code].text.replace('{state}', String(refusal.details?.['state'] ?? ''))
}

function PublishDialog({ feedback, onClose }: { feedback: Feedback; onClose: () => void }) {
  const toast = useToast()
  const publish = useWrite(
    (version: number, idempotencyKey) =>
      api.feedback.publish({ params: { id: feedback.id }, body: { version }, idempotencyKey }),
    {
      onDone: () => {
        toast('已公开')
        onClose()
      },
    },
  )
  return (
    <ConfirmDialog
      title={`公开 ${feedback.no}`}
      okText="公开"
      busy={publish.isPending}
      error={publish.error}
      onOk={() => publish.mutate(feedback.version)}
      onCancel={onClose}
    >
      <p>意见、图片和答复会给所有登录的人看，不含姓名和单位。公开后不能收回。</p>
      <p className="muted">请再看一遍正文里有没有姓名、电话和住址。</p>
    </ConfirmDialog>
  )
}
