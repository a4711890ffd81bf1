import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { ConfirmDialog } from '../../components/confirm-dialog'
import { useToast } from '../../components/toast'

interface RemoveConcernedDialogProps {
  matterId: string
  version: number
  concerned: number
  onClose: () => void
}

/** By their numbers, which are not shown again; or everybody, to begin anew. */
export function RemoveConcernedDialog({ matterId, version, concerned, onClose }: RemoveConcernedDialogProps) {
  const [text, setText] = useState('')
  const [all, setAll] = useState(false)
  const toast = useToast()
  const phones = [...new Set(text.match(/\d{11}/g) ?? [])]
  const write = useWrite((body: { remove: string[]; removeAll: boolean }, idempotencyKey) =>
    api.confirmations.concern({
      params: { id: matterId },
      body: { version, people: [], ...body },
      idempotencyKey,
    }),
  )
  const submit = () =>
    write.mutate(
      { remove: all ? [] : phones, removeAll: all },
      {
        onSuccess: () => {
          toast('已移出')
          onClose()
        },
      },
    )
  return (
    <ConfirmDialog
      title="移出登记的群众"
      okText={all ? `移出全部 ${concerned} 人` : phones.length === 0 ? '移出' : `移出 ${phones.length} 人`}
      danger
      busy={write.isPending}
      error={write.error}
      okDisabled={!all && phones.length === 0}
      onOk={submit}
      onCancel={onClose}
    >
      <p>移出的人以后不再征询；已经说过的仍计在那一轮里。</p>
      <label htmlFor="concerned-phones">要移出的手机号，一行一个</label>
      <Input.TextArea
        id="concerned-phones"
        rows={4}
        value={text}
        disabled={all}
        onChange={(event) => setText(event.target.value)}
      />
      <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
        全部移出，重新登记
      </Checkbox>
    </ConfirmDialog>
  )
}
