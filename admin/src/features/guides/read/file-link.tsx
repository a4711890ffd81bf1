import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { fileUrl } from '../../../api/upload'

/** A file of the guide to open, set off from what it stands behind; nothing without a file. */
export function FileLink({ id, files, word }: { id: string | null; files: Guide['files']; word: string }) {
  if (id === null) return null
  return (
    <>
      {'　'}
      <a href={fileUrl(id)} target="_blank" rel="noreferrer" title={files[id]?.name}>
        {word}
      </a>
    </>
  )
}
