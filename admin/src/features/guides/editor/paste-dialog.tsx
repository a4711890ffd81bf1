import type { GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { Button, Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { pastedNames } from './materials'

interface PasteDialogProps {
  there: readonly GuideMaterial[]
  onTake: (names: readonly string[]) => void
  onClose: () => void
}

/** A list of names from a paper or a sheet; what cannot be taken says why before it is. */
export function PasteDialog({ there, onTake, onClose }: PasteDialogProps) {
  const [text, setText] = useState('')
  const names = useMemo(() => pastedNames(text, there), [text, there])
  const taken = names.filter((n) => n.refused === null)
  const refused = names.filter((n) => n.refused !== null)
  return (
    <Modal
      open
      title="粘贴一批材料名称"
      width={560}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="back" onClick={onClose}>
          返回
        </Button>,
        <Button
          key="take"
          type="primary"
          disabled={taken.length === 0}
          onClick={() => onTake(taken.map((n) => n.name))}
        >
          {taken.length === 0 ? '加入' : `加入 ${taken.length} 项`}
        </Button>,
      ]}
    >
      <div className="stack">
        <label htmlFor="paste-names">一行一个；从 Excel 粘贴时取第一列，序号会自动去掉。</label>
        <Input.TextArea
          id="paste-names"
          autoFocus
          rows={8}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
        {refused.length > 0 && (
          <div className="note note--red" role="alert">
            这 {refused.length} 行不加入：
            <ul>
              {refused.map(({ name, refused: why }, i) => (
                <li key={i}>
                  {name}：{why}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Modal>
  )
}
