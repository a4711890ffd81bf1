import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useWrite } from '../../api/use-write'
import type { ApiError } from '../../api/api-error'
import { fullTimeText } from '../../components/dates'
import { DateField } from '../../components/date-field'
import { Drawer } from '../../components/drawer'
import { TwoProgress } from '../../components/two-progress'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { MilestoneTicks } from './milestone-list'
import { draftKey, useReportDraft, type ReportContent } from './report-draft'
import {
  amountText,
  claimedOf,
  refusedField,
  reportProblems,
  tickedOf,
  type ReportProblems,
} from './report-rules'
import { ReportUploads, useBusyFields } from './report-uploads'

interface ReportFormProps {
  task: Task
  kicker: string
  onDone: () => void
}

/** 报送进展: quantity or percent, text, photos, papers. The draft survives a closed page; a failed send can be repeated. */
export function ReportForm({ task, kicker, onDone }: ReportFormProps) {
  const me = useMe()
  const toast = useToast()
  const draft = useReportDraft(draftKey(me.id, task.id))
  const [problems, setProblems] = useState<ReportProblems>({})
  const [refused, setRefused] = useState<ApiError | null>(null)
  const { setBusy, busy } = useBusyFields()
  const submit = useWrite(({ content, key }: { content: ReportContent; key: string }) =>
    api.tasks.submitReport({ params: { id: task.id }, body: bodyOf(content, task), idempotencyKey: key }),
  )
  const send = () => {
    const found = reportProblems(draft.content, task)
    setProblems(found)
    setRefused(null)
    if (Object.keys(found).length > 0) return
    const key = draft.startAttempt()
    submit.mutate(
      { content: draft.content, key },
      {
        onSuccess: () => {
          draft.finish()
          toast('已报送，等督查员核验')
          onDone()
        },
        onError: (error) => {
          if (!error.mayRetry) draft.endAttempt()
          const field = refusedField(error)
          setProblems(field === null ? {} : { [field]: error.message })
          setRefused(field === null ? error : null)
        },
      },
    )
  }
  return (
    <Drawer
      title={`报送进展：${task.title}`}
      kicker={kicker}
      onClose={onDone}
      footer={
        <>
          <Button type="primary" loading={submit.isPending} disabled={busy} onClick={send}>
            {refused?.mayRetry ? '再送一次' : '报送'}
          </Button>
          <Button onClick={onDone}>先不报</Button>
          <span className="small muted num" style={{ marginLeft: 'auto' }} role="status">
            {busy ? '文件还在上传' : draft.saved && `草稿存于 ${fullTimeText(draft.saved).slice(11)}`}
          </span>
        </>
      }
    >
      <Form layout="vertical" component="div">
        {draft.restored && draft.saved && <Restored at={draft.saved} discard={draft.discard} />}
        <div style={{ marginBottom: 16 }}>
          <TwoProgress progress={task.progress} />
        </div>
        <ReportFields
          task={task}
          content={draft.content}
          change={draft.change}
          problems={problems}
          setBusy={setBusy}
        />
        <Refusal error={refused} />
        {refused?.mayRetry && <p className="small muted">内容已保存在这台电脑上，不会重复报送。</p>}
      </Form>
    </Drawer>
  )
}

interface FieldsProps {
  task: Task
  content: ReportContent
  change: (part: (before: ReportContent) => Partial<ReportContent>) => void
  problems: ReportProblems
  setBusy: ReturnType<typeof useBusyFields>['setBusy']
}

function ReportFields({ task, content, change, problems, setBusy }: FieldsProps) {
  const { today } = useMe()
  const verified = task.quantity?.verified ?? task.progress.verified
  const help = (text: string | undefined) =>
    text === undefined ? {} : { validateStatus: 'error' as const, help: text }
  return (
    <>
      {task.milestones.length > 0 ? (
        <Form.Item label="完成了哪些节点" htmlFor="claimed" {...help(problems.claimed)}>
          <MilestoneTicks
            id="claimed"
            milestones={task.milestones}
            value={tickedOf(content, task)}
            onChange={(milestones) => change(() => ({ milestones }))}
          />
        </Form.Item>
      ) : (
        <Form.Item
          label="累计完成"
          htmlFor="claimed"
          extra={`已核实 ${amountText(verified, task)}，填到今天为止的累计数`}
          {...help(problems.claimed)}
        >
          <InputNumber
            id="claimed"
            style={{ width: 200 }}
            min={0}
            max={task.quantity?.target ?? 100}
            precision={task.quantity ? 0 : 2}
            value={content.claimed}
            onChange={(claimed) => change(() => ({ claimed }))}
            suffix={task.quantity ? `/ ${task.quantity.target} ${task.quantity.unit}` : '%'}
          />
        </Form.Item>
      )}
      <Form.Item label="做了什么" htmlFor="report-text" {...help(problems.text)}>
        <Input.TextArea
          id="report-text"
          rows={5}
          maxLength={2000}
          showCount
          value={content.text}
          onChange={(e) => change(() => ({ text: e.target.value }))}
        />
      </Form.Item>
      <Form.Item
        label="完成日期（可不填）"
        htmlFor="report-done-on"
        extra="所报工作在哪天做完；照片拍在这天之后会提示督查员"
        {...help(problems.doneOn)}
      >
        <div style={{ width: 200 }}>
          <DateField
            id="report-done-on"
            label="完成日期"
            bare
            min={task.clock.dispatchedOn ?? today}
            max={today}
            value={content.doneOn ?? null}
            onChange={(doneOn) => change(() => ({ doneOn }))}
          />
        </div>
      </Form.Item>
      <ReportUploads
        photos={content.photos}
        attachments={content.attachments}
        onPhotos={(update) => change((before) => ({ photos: update(before.photos) }))}
        onAttachments={(update) => change((before) => ({ attachments: update(before.attachments) }))}
        problems={problems}
        setBusy={setBusy}
      />
    </>
  )
}

function Restored({ at, discard }: { at: string; discard: () => void }) {
  return (
    <p className="note note--blue num" style={{ marginBottom: 16 }}>
      已恢复 {fullTimeText(at)} 存的草稿。
      <button type="button" className="link-button" onClick={discard}>
        清空重填
      </button>
    </p>
  )
}

function bodyOf(content: ReportContent, task: Task) {
  return {
    version: task.version,
    claimed: claimedOf(content, task),
    milestones: [...tickedOf(content, task)],
    doneOn: content.doneOn ?? null,
    text: content.text.trim(),
    photoIds: content.photos.map((file) => file.id),
    attachmentIds: content.attachments.map((file) => file.id),
  }
}
