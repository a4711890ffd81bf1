import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { Input } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { FieldDiffs } from '../../../components/diff/field-diffs'
import { ErrorState, SkeletonLines } from '../../../components/states'
import { useToast } from '../../../components/toast'
import { useGuideDiff } from './diff-dialog'

interface PublishDialogProps {
  guide: Guide
  onClose: () => void
  onDone: (guide: Guide) => void
}

/** Before a version goes to the public: what they will find changed, and what happens to cases under way. */
export function PublishDialog({ guide, onClose, onDone }: PublishDialogProps) {
  const [note, setNote] = useState('')
  const toast = useToast()
  const next = guide.no + 1
  const publish = useWrite(
    (body: { version: number; note: string }, idempotencyKey) =>
      api.guides.publish({ params: { id: guide.id }, body, idempotencyKey }),
    {
      onDone: (saved) => {
        toast(`第 ${saved.no} 版已发布`)
        onDone(saved)
      },
    },
  )
  return (
    <ConfirmDialog
      title={`发布第 ${next} 版`}
      okText="发布"
      busy={publish.isPending}
      error={publish.error}
      onOk={() => publish.mutate({ version: guide.version, note: note.trim() })}
      onCancel={onClose}
    >
      <p>
        发布后群众看到、打印的就是这一版。
        {guide.no > 0 && '已收的件按原版本办完，原版本仍可在“各个版本”里查看。'}
      </p>
      {guide.score < 100 && (
        <p className="small muted num">
          完整度 {guide.score} 分，还缺：{guide.missing.map((m) => m.text).join('、')}。
        </p>
      )}
      {guide.no > 0 && <Changes guide={guide} />}
      <div>
        <label htmlFor="publish-note">这一版改了什么（选填，写给内部看）</label>
        <Input.TextArea
          id="publish-note"
          rows={2}
          maxLength={500}
          value={note}
          onChange={(e) => setNote(e.target.value)}
        />
      </div>
    </ConfirmDialog>
  )
}

function Changes({ guide }: { guide: Guide }) {
  const diff = useGuideDiff(guide, guide.no, 0)
  if (diff.isError) return <ErrorState error={diff.error} retry={() => void diff.refetch()} />
  if (!diff.data) return <SkeletonLines lines={3} />
  return (
    <section aria-label="群众会看到的变化">
      <h3 className="sub-h">群众会看到的变化</h3>
      <div className="gpublish__d" tabIndex={0} role="group" aria-label="群众会看到的变化，可滚动">
        <FieldDiffs fields={diff.data.fields.filter((f) => f.how !== 'same')} />
      </div>
    </section>
  )
}
