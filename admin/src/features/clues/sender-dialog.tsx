import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { Button, Modal } from 'antd'
import { api } from '../../api/client.gen'
import { useWrite } from '../../api/use-write'
import { Refusal } from '../../components/states'
import { useFocusBack } from '../../components/use-focus-back'

interface DialogProps {
  clue: Clue
  /** The one by which this person may look; its reason is the purpose. */
  opening: Clue['openings'][number]
  onClose: () => void
}

/** Who sent a sealed clue: the values stand in this dialog alone, and are gone with it. */
export function SenderDialog({ clue, opening, onClose }: DialogProps) {
  useFocusBack()
  const look = useWrite((_: null, idempotencyKey) =>
    api.clueActs.sender({ params: { id: clue.id }, body: {}, idempotencyKey }),
  )
  const sender = look.data
  return (
    <Modal
      open
      title={`查看提交人：线索 ${clue.no}`}
      width={480}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        sender
          ? [
              <Button key="done" type="primary" onClick={onClose}>
                看完了
              </Button>,
            ]
          : [
              <Button key="back" onClick={onClose}>
                返回
              </Button>,
              <Button key="ok" type="primary" loading={look.isPending} onClick={() => look.mutate(null)}>
                查看并记录
              </Button>,
            ]
      }
    >
      <div className="stack">
        {sender ? (
          <dl className="facts num" role="status">
            <dt>姓名</dt>
            <dd className="strong">{sender.name}</dd>
            <dt>电话</dt>
            <dd className="strong">{sender.phone}</dd>
            <dt>身份证号</dt>
            <dd className="strong">{sender.idNumber}</dd>
          </dl>
        ) : (
          <>
            <p className="prewrap">用途：{opening.reason}</p>
            <p>只能用于上面写的用途。每看一次都记入审计，提交人也看得到；批准后 24 小时内有效。</p>
          </>
        )}
        {sender && (
          <p className="note note--yellow">
            不得把提交人告诉被反映的单位和人员。关掉窗口后不再显示，请勿截图、外传。
          </p>
        )}
        <Refusal error={look.error} />
      </div>
    </Modal>
  )
}
