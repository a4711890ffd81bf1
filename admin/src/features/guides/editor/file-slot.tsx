import { Button } from 'antd'
import { useRef } from 'react'
import { fileUrl } from '../../../api/upload'
import { sizeText } from '../../../components/files'
import { Icon } from '../../../components/icon'
import { useUploads } from '../../../components/use-uploads'
import type { FileNames } from './use-file-names'

interface FileSlotProps {
  label: string
  value: string | null
  onChange: (id: string | null) => void
  files: FileNames
}

const ACCEPT = '.pdf,.doc,.docx,.xls,.xlsx,.zip,image/jpeg,image/png,image/webp'

/** Room for one file: a blank form or a filled sample. */
export function FileSlot({ label, value, onChange, files }: FileSlotProps) {
  const input = useRef<HTMLInputElement>(null)
  const { sending, add, retry, drop } = useUploads('attachment', (update) => {
    const [stored] = update([])
    if (!stored) return
    files.add(stored)
    onChange(stored.id)
  })
  const [item] = sending
  return (
    <div className="gfile">
      <span className="gfield__l">{label}</span>
      {item ? (
        <span className="row">
          <span className="grow ellip small" title={item.file.name}>
            {item.error ?? `${item.file.name}　${Math.round(item.share * 100)}%`}
          </span>
          {item.error !== null && (
            <Button size="small" onClick={() => retry(item)}>
              重传
            </Button>
          )}
          <Remove name={`不传${label}`} onClick={() => drop(item)} />
        </span>
      ) : value === null ? (
        <Button size="small" icon={<Icon name="clip" small />} onClick={() => input.current?.click()}>
          上传{label}
        </Button>
      ) : (
        <Stored id={value} label={label} files={files} remove={() => onChange(null)} />
      )}
      <input
        ref={input}
        type="file"
        style={{ display: 'none' }}
        tabIndex={-1}
        aria-hidden="true"
        accept={ACCEPT}
        onChange={(e) => {
          add([...(e.target.files ?? [])].slice(0, 1))
          e.target.value = ''
        }}
      />
    </div>
  )
}

function Stored(props: { id: string; label: string; files: FileNames; remove: () => void }) {
  const { id, label, files, remove } = props
  const file = files.nameOf(id)
  return (
    <span className="row">
      <a className="ellip" href={fileUrl(id)} target="_blank" rel="noreferrer" title={file?.name}>
        {file?.name ?? label}
      </a>
      {file && <span className="small muted num nowrap">{sizeText(file.size)}</span>}
      <Remove name={`移除${label}`} onClick={remove} />
    </span>
  )
}

function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <Button
      type="text"
      size="small"
      aria-label={name}
      title={name}
      icon={<Icon name="close" small />}
      onClick={onClick}
    />
  )
}
