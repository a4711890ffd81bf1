import { Button } from 'antd'
import { useId, useRef, useState, type DragEvent } from 'react'
import { sizeText } from '../../components/files'
import { Icon } from '../../components/icon'
import { fileRefusal } from './sheet-words'

interface FileDropProps {
  file: File | null
  busy: boolean
  onChange: (file: File | null) => void
}

/** Takes one table, dropped or chosen; what cannot be one is said at once. */
export function FileDrop({ file, busy, onChange }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const label = useId()
  const [refusal, setRefusal] = useState<string | null>(null)
  const take = (files: FileList | null | undefined) => {
    const chosen = files?.[0]
    if (!chosen) return
    const why = (files?.length ?? 0) > 1 ? '一次只能导入一个表格，请只放一个。' : fileRefusal(chosen)
    setRefusal(why === null ? null : `“${chosen.name}”：${why}`)
    onChange(why === null ? chosen : null)
  }
  const { over, handlers } = useDrop(busy, take)
  return (
    <div className="sheet-field">
      <div className="sheet-field__l" id={label}>
        表格文件
      </div>
      <div className="sheet-drop" data-over={over} role="group" aria-labelledby={label} {...handlers}>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="表格文件"
          tabIndex={-1}
          accept=".xlsx,.csv"
          onChange={(e) => (take(e.target.files), (e.target.value = ''))}
        />
        <Icon name={file ? 'list' : 'upload'} />
        {file ? <Chosen file={file} /> : <span>把表格拖到这里，或</span>}
        <Button disabled={busy} onClick={() => input.current?.click()}>
          {file ? '换一个' : '选择文件'}
        </Button>
      </div>
      <span className="small muted">.xlsx 或 .csv，不超过 50 MB；一次一个表格，读第一张工作表。</span>
      {refusal !== null && (
        <p className="note note--red" role="alert">
          {refusal}
        </p>
      )}
    </div>
  )
}

function Chosen({ file }: { file: File }) {
  return (
    <span className="sheet-drop__file num">
      <b>{file.name}</b>
      <span className="muted">{sizeText(file.size)}</span>
    </span>
  )
}

function useDrop(busy: boolean, take: (files: FileList) => void) {
  const [over, setOver] = useState(false)
  const stop = (e: DragEvent) => e.preventDefault()
  return {
    over,
    handlers: {
      onDragEnter: stop,
      onDragOver: (e: DragEvent) => (stop(e), setOver(!busy)),
      onDragLeave: () => setOver(false),
      onDrop: (e: DragEvent) => {
        stop(e)
        setOver(false)
        if (!busy) take(e.dataTransfer.files)
      },
    },
  }
}
