import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { Refusal } from './states'
import { useFocusBack } from './use-focus-back'

interface ConfirmProps {
  title: string
  /** What will happen, and to whom. */
  children: ReactNode
  okText: string
  danger?: boolean
  busy: boolean
  error?: unknown
  okDisabled?: boolean
  onOk: () => void
  onCancel: () => void
}

/** Asks before an act that others will feel. A refusal is shown inside; the dialog stays until it is done. */
export function ConfirmDialog(props: ConfirmProps) {
  useFocusBack()
  const { title, children, okText, danger = false, busy, error, okDisabled = false, onOk, onCancel } = props
  return (
    <Modal
      open
      title={title}
      onCancel={onCancel}
      mask={{ closable: false }}
      width={480}
      footer={[
        <Button key="cancel" onClick={onCancel}>
          返回
        </Button>,
        <Button key="ok" type="primary" danger={danger} loading={busy} disabled={okDisabled} onClick={onOk}>
          {okText}
        </Button>,
      ]}
    >
      <div className="stack">
        {children}
        <Refusal error={error} />
      </div>
    </Modal>
  )
}
