import { Button, Modal } from 'antd'
import { fullTimeText } from '../../components/dates'

interface OnceDialogProps {
  title: string
  /** 初始密码, 绑定码 */
  what: string
  secret: string
  expiresAt?: string
  onClose: () => void
}

/** Shows a secret this one time; it is kept nowhere and cannot be shown again. */
export function OnceDialog({ title, what, secret, expiresAt, onClose }: OnceDialogProps) {
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      mask={{ closable: false }}
      width={420}
      footer={
        <Button type="primary" onClick={onClose}>
          已记下
        </Button>
      }
    >
      <p>请把{what}交给本人。关掉以后不能再看，只能重新发。</p>
      <p className="once" aria-label={what}>
        {secret}
      </p>
      {expiresAt && <p className="small muted num">有效到 {fullTimeText(expiresAt)}，用过即作废。</p>}
      {!expiresAt && <p className="small muted">本人第一次登录后要改密码。</p>}
    </Modal>
  )
}
