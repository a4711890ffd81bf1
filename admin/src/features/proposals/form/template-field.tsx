import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Button } from 'antd'
import { useState } from 'react'
import { fileUrl } from '../../../api/upload'
import { UploadField } from '../../../components/upload-field'

/** The blank form of a material. Of one that was stored before only its id is known. */
export function TemplateField({
  value,
  onChange,
}: {
  value: string | null
  onChange: (id: string | null) => void
}) {
  const [files, setFiles] = useState<readonly FileInfo[]>([])
  if (value !== null && !files.some((file) => file.id === value))
    return (
      <span className="row">
        <a href={fileUrl(value)} target="_blank" rel="noreferrer">
          已有模板，下载看看
        </a>
        <Button type="text" size="small" onClick={() => onChange(null)}>
          移除模板
        </Button>
      </span>
    )
  return (
    <UploadField
      kind="attachment"
      label="传模板"
      max={1}
      value={files}
      onChange={(update) =>
        setFiles((old) => {
          const next = update(old)
          onChange(next[0]?.id ?? null)
          return next
        })
      }
    />
  )
}
