import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Image } from 'antd'
import { fileUrl } from '../api/upload'
import { Icon } from './icon'

/** `1.2 MB`, `340 KB`. */
export function sizeText(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${(bytes / 1024 / 1024).toFixed(1)} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}

/** Papers to open or keep. */
export function FileList({ files }: { files: readonly FileInfo[] }) {
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id} className="files__i">
          <Icon name={file.kind === 'photo' ? 'photo' : 'clip'} small />
          <a className="ellip" href={fileUrl(file.id)} target="_blank" rel="noreferrer" title={file.name}>
            {file.name}
          </a>
          <span className="small muted num nowrap">{sizeText(file.size)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Photos as thumbnails; one opens large, the others follow by arrow keys. */
export function Photos({
  photos,
  className = 'photos',
  urlOf = fileUrl,
}: {
  photos: readonly Pick<FileInfo, 'id' | 'name'>[]
  className?: string
  /** Where they are read from, when a record keeps its files to itself. */
  urlOf?: (id: string, size?: 'full' | 'thumb') => string
}) {
  return (
    <div className={className}>
      <Image.PreviewGroup>
        {photos.map((photo, i) => (
          <Image
            key={photo.id}
            src={urlOf(photo.id, 'thumb')}
            preview={{ src: urlOf(photo.id), mask: '看大图' }}
            alt={`第 ${i + 1} 张照片：${photo.name}`}
          />
        ))}
      </Image.PreviewGroup>
    </div>
  )
}
