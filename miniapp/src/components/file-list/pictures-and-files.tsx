import type { FileInfo } from '@mingdu/shared/files/files.api'
import { PhotoGrid } from '../photo-grid/photo-grid'
import { FileList } from './file-list'

/** What a record brings with it: its pictures in sight, the rest by name. */
export function PicturesAndFiles({ files }: { files: readonly FileInfo[] }) {
  return (
    <>
      <PhotoGrid photos={files.filter(({ kind }) => kind === 'photo')} />
      <FileList files={files.filter(({ kind }) => kind !== 'photo')} />
    </>
  )
}
