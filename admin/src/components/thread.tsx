import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { ReactNode } from 'react'
import { useMe } from '../api/session'
import { timeText } from './dates'
import { FileList, Photos } from './files'

interface ThreadEntryProps {
  /** Said by the side that reads: stands at the right. */
  mine: boolean
  head: ReactNode
  at: string
  children: ReactNode
  files: readonly FileInfo[]
  /** What became of it. */
  foot?: ReactNode
}

/** One entry of what two sides said to each other: who, when, the words, pictures and papers. */
export function ThreadEntry({ mine, head, at, children, files, foot }: ThreadEntryProps) {
  const { today } = useMe()
  const photos = files.filter(({ kind }) => kind === 'photo')
  const papers = files.filter(({ kind }) => kind !== 'photo')
  return (
    <li className={mine ? 'thread__i thread__i--office' : 'thread__i'}>
      <div className="thread__h num">
        <span>{head}</span>
        <time className="muted">{timeText(at, today)}</time>
      </div>
      <div className="thread__b prewrap">
        {children}
        {photos.length > 0 && <Photos photos={photos} />}
        {papers.length > 0 && <FileList files={papers} />}
      </div>
      {foot && <div className="small muted num">{foot}</div>}
    </li>
  )
}
