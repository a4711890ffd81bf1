import { concernedLines } from '@mingdu/shared/confirmations/concerned.rules'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'

interface ConcernedDialogProps {
  matterId: string
  version: number
  onClose: () => void
}

/** One person or many, a line each; a line that cannot be taken says why, and nothing is sent until all can. */
export function ConcernedDialog({ matterId, version, onClose }: ConcernedDialogProps) {
  const [text, setText] = useState('')
  const toast = useToast()
  const lines = useMemo(() => concernedLines(text), [text])
  const wrong = lines.filter(({ problem }) => problem !== null)
  const write = useWrite((people: { name: string; phone: string }[], idempotencyKey) =>
    api.confirmations.concern({ params: { id: matterId }, body: { version, people }, idempotencyKey }),
  )
  const submit = () =>
    write.mutate(
      lines.map(({ name, phone }) => ({ name, phone })),
      {
        onSuccess: () => {
          toast(`已登记 ${lines.length} 人`)
          onClose()
        },
      },
    )
  return (
    <ConfirmDialog
      title="登记涉及的群众"
      okText={lines.length === 0 ? '登记' : `登记 ${lines.length} 人`}
      busy={write.isPending}
      error={write.error}
      okDisabled={lines.length === 0 || wrong.length > 0}
      onOk={submit}
      onCancel={onClose}
    >
      <label htmlFor="concerned-lines">
        一行一人，先姓名后手机号，可以从表格粘贴两列。保存后加密，不再显示，只看得到人数。
      </label>
      <Input.TextArea
        id="concerned-lines"
        autoFocus
        rows={8}
        value={text}
        placeholder="张三 13800000001"
        onChange={(event) => setText(event.target.value)}
      />
      {wrong.length > 0 && (
        <div className="note note--red" role="alert">
          这 {wrong.length} 行要改：
          <ul>
            {wrong.map(({ line, problem }) => (
              <li key={line}>
                第 {line} 行：{problem}
              </li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmDialog>
  )
}
