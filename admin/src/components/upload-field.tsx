import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Button } from 'antd'
import { useId, useRef } from 'react'
import { fileUrl, type FileKind } from '../api/upload'
import { Icon } from './icon'
import { sizeText } from './files'
import { useUploads, type Sending } from './use-uploads'

interface UploadFieldProps {
  kind: FileKind
  value: readonly FileInfo[]
  onChange: (update: (files: readonly FileInfo[]) => readonly FileInfo[]) => void
  max: number
  label: string
  id?: string
  /** Tells whether files are still on their way: the form then waits. */
  onBusy?: (busy: boolean) => void
}

const ACCEPT: Record<FileKind, string> = {
  photo: 'image/jpeg,image/png,image/webp',
  video: 'video/mp4,video/quicktime',
  attachment: '.pdf,.doc,.docx,.xls,.xlsx,.zip,image/jpeg,image/png,image/webp',
}

const HINT: Record<FileKind, string> = {
  photo: 'JPG、PNG、WebP，每张不超过 10 MB',
  video: 'MP4、MOV，每段不超过 50 MB',
  attachment: 'PDF、Word、Excel、ZIP、图片，每份不超过 50 MB',
}

const COUNTED: Record<FileKind, string> = { photo: '张', video: '段', attachment: '份' }

/** Photos or papers: each shows its progress, a failed one says why and can be sent again. */
export function UploadField({ kind, value, onChange, max, label, id, onBusy }: UploadFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  const { sending, add, retry, drop } = useUploads(kind, onChange, onBusy)
  const room = max - value.length - sending.length
  return (
    <div className="upload">
      {value.map((file) => (
        <Stored
          key={file.id}
          file={file}
          remove={() => onChange((files) => files.filter((f) => f.id !== file.id))}
        />
      ))}
      {sending.map((item) => (
        <InTransit key={item.key} item={item} retry={() => retry(item)} drop={() => drop(item)} />
      ))}
      <input
        ref={input}
        type="file"
        style={{ display: 'none' }}
        multiple
        tabIndex={-1}
        aria-hidden="true"
        data-kind={kind}
        accept={ACCEPT[kind]}
        onChange={(e) => {
          add([...(e.target.files ?? [])].slice(0, room))
          e.target.value = ''
        }}
      />
      <div className="row">
        <Button
          {...(id === undefined ? {} : { id })}
          icon={<Icon name={kind === 'photo' ? 'photo' : 'clip'} small />}
          disabled={room <= 0}
          aria-describedby={hint}
          onClick={() => input.current?.click()}
        >
          {label}
        </Button>
        <span id={hint} className="small muted">
          {HINT[kind]}，最多 {max} {COUNTED[kind]}
        </span>
      </div>
    </div>
  )
}

function Stored({ file, remove }: { file: FileInfo; remove: () => void }) {
  return (
    <div className="upload__i">
      {file.kind === 'photo' ? (
        <img className="upload__thumb" src={fileUrl(file.id, 'thumb')} alt="" />
      ) : (
        <Icon name="clip" small />
      )}
      <a className="grow ellip" href={fileUrl(file.id)} target="_blank" rel="noreferrer" title={file.name}>
        {file.name}
      </a>
      <span className="small muted num">{sizeText(file.size)}</span>
      <Button
        type="text"
        size="small"
        icon={<Icon name="close" small />}
        aria-label={`移除 ${file.name}`}
        onClick={remove}
      />
    </div>
  )
}

function InTransit({ item, retry, drop }: { item: Sending; retry: () => void; drop: () => void }) {
  const percent = Math.round(item.share * 100)
  return (
    <div className="upload__i">
      <Icon name={item.error === null ? 'clip' : 'warn'} small />
      <span className="grow" role={item.error === null ? undefined : 'alert'}>
        <span className="ellip" style={{ display: 'block' }}>
          {item.file.name}
        </span>
        {item.error !== null && <span className="small late-count">{item.error}</span>}
      </span>
      {item.error === null ? (
        <>
          <span
            className="upload__bar"
            role="progressbar"
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-label={`${item.file.name} 上传进度`}
          >
            <i style={{ width: `${percent}%` }} />
          </span>
          <span className="small muted num">{percent}%</span>
        </>
      ) : (
        <Button size="small" onClick={retry}>
          重传
        </Button>
      )}
      <Button
        type="text"
        size="small"
        icon={<Icon name="close" small />}
        aria-label={`不传 ${item.file.name}`}
        onClick={drop}
      />
    </div>
  )
}
