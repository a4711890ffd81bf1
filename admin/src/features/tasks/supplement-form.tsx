import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import type { ApiError } from '../../api/api-error'
import { useWrite } from '../../api/use-write'
import { deadlineText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { Refusal } from '../../components/states'
import { useToast } from '../../components/toast'
import { ReportUploads, useBusyFields } from './report-uploads'

/** 补充进展: what was asked for, and what is added; the report itself stays as it was. */
export function SupplementForm({ task, kicker, onDone }: { task: Task; kicker: string; onDone: () => void }) {
  const toast = useToast()
  const report = task.reports.find(({ state }) => state === 'moreAsked')
  const asked = report?.asked.at(-1)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<readonly FileInfo[]>([])
  const [attachments, setAttachments] = useState<readonly FileInfo[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const { busy, setBusy } = useBusyFields()
  const supplement = useWrite((version: number, idempotencyKey) =>
    api.tasks.supplement({
      params: { id: report?.id ?? '' },
      body: {
        version,
        text: text.trim(),
        photoIds: photos.map(({ id }) => id),
        attachmentIds: attachments.map(({ id }) => id),
      },
      idempotencyKey,
    }),
  )
  if (!report || !asked) return null
  const send = () => {
    const short = text.trim().length < 5
    setProblem(short ? '请写明补充了什么，至少 5 个字' : null)
    setRefused(null)
    if (short) return
    supplement.mutate(report.version, {
      onSuccess: () => {
        toast('已补充，等督查员核验')
        onDone()
      },
      onError: (error) => {
        const aboutText = error.code === 'text.classified' || error.fields[0]?.path === 'body.text'
        setProblem(aboutText ? error.message : null)
        setRefused(aboutText ? null : error)
      },
    })
  }
  return (
    <Drawer
      title={`补充进展：${task.title}`}
      kicker={kicker}
      onClose={onDone}
      footer={
        <>
          <Button type="primary" loading={supplement.isPending} disabled={busy} onClick={send}>
            补充
          </Button>
          <Button onClick={onDone}>先不补</Button>
          {busy && (
            <span className="small muted" role="status">
              文件还在上传
            </span>
          )}
        </>
      }
    >
      <Form layout="vertical" component="div">
        <p className="note num" style={{ marginBottom: 16 }}>
          {asked.askedBy.name}要求补充（{deadlineText(asked.until)}）：{asked.what}
        </p>
        <Form.Item
          label="补充了什么"
          htmlFor="supplement-text"
          {...(problem === null ? {} : { validateStatus: 'error' as const, help: problem })}
        >
          <Input.TextArea
            id="supplement-text"
            rows={5}
            maxLength={2000}
            showCount
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </Form.Item>
        <ReportUploads
          photos={photos}
          attachments={attachments}
          onPhotos={setPhotos}
          onAttachments={setAttachments}
          problems={{}}
          setBusy={setBusy}
        />
        <p className="small muted">原来报送的内容和佐证不变，补充的另列在后面。</p>
        <Refusal error={refused} />
      </Form>
    </Drawer>
  )
}
