import { Button, Input, Modal } from 'antd'
import { useState } from 'react'

interface PasteLinesProps {
  /** What the lines are, for people: 责任事项. */
  name: string
  /** What a line may hold, e.g. 从表格复制时，依次为：阶段、内容、依据. */
  hint: string
  /** Lines as cells, without numbering and empty lines. */
  onPaste: (rows: string[][]) => void
}

/** Many rows at once, from a document or a spreadsheet. */
export function PasteLines({ name, hint, onPaste }: PasteLinesProps) {
  const [text, setText] = useState<string | null>(null)
  const rows = linesOf(text ?? '')
  return (
    <>
      <Button onClick={() => setText('')}>粘贴多条</Button>
      {text !== null && (
        <Modal
          open
          title={`粘贴多条${name}`}
          width={640}
          mask={{ closable: false }}
          onCancel={() => setText(null)}
          okText={rows.length === 0 ? '加入' : `加入 ${rows.length} 条`}
          cancelText="返回"
          okButtonProps={{ disabled: rows.length === 0 }}
          onOk={() => {
            onPaste(rows)
            setText(null)
          }}
        >
          <p className="muted">{hint}</p>
          <Input.TextArea
            aria-label={`${name}，一行一条`}
            autoFocus
            rows={10}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </Modal>
      )}
    </>
  )
}

const NUMBERING = /^\s*(?:\d{1,3}[.．、)）]|[（(]\d{1,3}[)）]|[①-⑳])\s*/

/** One row a line, cells by tab; the numbers of a numbered list are not part of the text. */
export function linesOf(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.replace(NUMBERING, '').trim()))
    .filter((cells) => cells.some((cell) => cell !== ''))
}
