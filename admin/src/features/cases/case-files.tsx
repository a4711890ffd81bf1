import type { Case } from '@mingdu/shared/cases/cases.schema'
import { FileList, Photos } from '../../components/files'

/** Files of the case by id: pictures to look at, papers to open. */
export function CaseFiles({ one, ids }: { one: Case; ids: readonly string[] }) {
  const files = one.files.filter((file) => ids.includes(file.id))
  const [photos, papers] = [
    files.filter(({ kind }) => kind === 'photo'),
    files.filter(({ kind }) => kind !== 'photo'),
  ]
  return (
    <>
      {photos.length > 0 && <Photos photos={photos} />}
      {papers.length > 0 && <FileList files={papers} />}
    </>
  )
}
