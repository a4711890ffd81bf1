import { Button, Modal } from 'antd'
import { Fragment } from 'react'
import { KEYS } from './use-intake-keys'

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal open title="快捷键" onCancel={onClose} footer={<Button onClick={onClose}>知道了</Button>}>
      <dl className="intake__keys">
        {KEYS.map(([keys, what]) => (
          <Fragment key={keys}>
            <dt>
              <kbd className="kbd">{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
