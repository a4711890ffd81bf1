import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import type { JointOutcome } from '@mingdu/shared/cases/joint.states'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { asApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { ConfirmDialog } from '../../../components/confirm-dialog'
import { FieldError } from '../../../components/text-fields'
import { useToast } from '../../../components/toast'
import { UploadField } from '../../../components/upload-field'

const OUTCOMES: { value: JointOutcome; label: string }[] = [
  { value: 'done', label: '已办，写意见' },
  { value: 'returned', label: '退回：不归本单位办' },
]

interface Body {
  outcome: JointOutcome
  opinion: string
  fileIds: string[]
}

/** 答复联办: once, with an opinion and files; it cannot be taken back. */
export function AnswerDialog({ step, onClose }: { step: JointStep; onClose: () => void }) {
  const { case: of, n, version } = step
  const [outcome, setOutcome] = useState<JointOutcome>('done')
  const [opinion, setOpinion] = useState('')
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  const [waiting, setWaiting] = useState(false)
  const [tried, setTried] = useState(false)
  const field = useId()
  const toast = useToast()
  const write = useWrite(
    (body: Body, idempotencyKey) =>
      api.caseJoint.answer({ params: { id: of.id, n }, body: { ...body, version }, idempotencyKey }),
    {
      onDone: () => {
        toast(`已答复${step.from.name}`)
        onClose()
      },
    },
  )
  const refused = write.error ? asApiError(write.error) : null
  const served = refused?.fields.find(({ path }) => path === 'body.opinion')?.message
  const short = opinion.trim().length < 2
  const problem = tried && short ? '请写意见，至少 2 个字' : served
  const send = () => {
    setTried(true)
    if (!short) write.mutate({ outcome, opinion: opinion.trim(), fileIds: files.map(({ id }) => id) })
  }
  return (
    <ConfirmDialog
      title={`答复联办：${of.title}`}
      okText={outcome === 'done' ? '答复' : '退回'}
      danger={outcome === 'returned'}
      busy={write.isPending}
      okDisabled={waiting}
      error={served === undefined ? refused : null}
      onOk={send}
      onCancel={onClose}
    >
      <p className="note prewrap">{step.what}</p>
      <Radio.Group
        aria-label="怎么答复"
        options={OUTCOMES}
        value={outcome}
        onChange={(e) => setOutcome(e.target.value as JointOutcome)}
      />
      <div>
        <label htmlFor={field} className="strong" style={{ display: 'block' }}>
          {outcome === 'done' ? '意见' : '退回原因'}
        </label>
        <Input.TextArea
          id={field}
          rows={4}
          maxLength={1000}
          placeholder={outcome === 'done' ? '结论和依据' : '为什么不归本单位办，应该请谁'}
          value={opinion}
          onChange={(e) => setOpinion(e.target.value)}
          {...(problem === undefined ? {} : { status: 'error' as const })}
        />
        <FieldError text={problem} />
      </div>
      <UploadField
        kind="attachment"
        value={files}
        onChange={setFiles}
        max={20}
        label="附文件"
        onBusy={setWaiting}
      />
      <p className="note">答复后不能修改；{step.from.name}审查这件的人收到消息。</p>
    </ConfirmDialog>
  )
}
