import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { Photos } from '../../components/files'
import { Icon } from '../../components/icon'
import { clueFileUrl } from './clue-words'

/** Photos as pictures; a video or a paper is kept by its neutral name. */
export function ClueFiles({ clue: { id, files } }: { clue: Clue }) {
  const photos = files.filter(({ kind }) => kind === 'photo')
  const others = files.filter(({ kind }) => kind !== 'photo')
  return (
    <>
      {photos.length > 0 && (
        <Photos photos={photos} urlOf={(fileId, size) => clueFileUrl(id, fileId, size)} />
      )}
      {others.length > 0 && (
        <ul className="files clue-videos">
          {others.map((file) => (
            <li key={file.id} className="files__i">
              <Icon name="clip" small />
              <a href={clueFileUrl(id, file.id)} target="_blank" rel="noreferrer" className="ellip">
                {file.kind === 'video' ? '视频 ' : '附件 '}
                {file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
