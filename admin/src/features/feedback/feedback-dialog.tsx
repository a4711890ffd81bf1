import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Input } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'
import { UploadField } from '../../components/upload-field'

const SHORTEST = 5
const MOST_PICTURES = 3

/** Says what is not good about this system, with pictures of it. */
export function FeedbackDialog({ onSent, onClose }: { onSent: (id: string) => void; onClose: () => void }) {
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<readonly FileInfo[]>([])
  const [uploading, setUploading] = useState(false)
  const toast = useToast()
  const submit = useWrite(
    (body: { text: string; pictures: string[] }, idempotencyKey) =>
      api.feedback.submit({ body, idempotencyKey }),
    {
      onDone: (feedback) => {
        toast(`已提交，编号 ${feedback.no}`)
        onClose()
        onSent(feedback.id)
      },
    },
  )
  return (
    <ConfirmDialog
      title="提意见"
      okText="提交"
      busy={submit.isPending}
      error={submit.error}
      okDisabled={uploading || text.trim().length < SHORTEST}
      onOk={() => submit.mutate({ text: text.trim(), pictures: photos.map((photo) => photo.id) })}
      onCancel={onClose}
    >
      <Input.TextArea
        aria-label="意见"
        autoFocus
        rows={5}
        maxLength={1000}
        showCount
        placeholder="哪里不好用，希望怎样改；至少写 5 个字"
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <div style={{ marginTop: 12 }}>
        <UploadField
          kind="photo"
          value={photos}
          onChange={setPhotos}
          max={MOST_PICTURES}
          label="加图片"
          onBusy={setUploading}
        />
      </div>
    </ConfirmDialog>
  )
}
