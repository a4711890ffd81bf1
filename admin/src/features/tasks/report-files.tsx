import type { FileInfo } from '@mingdu/shared/files/files.api'
import { fileUrl } from '../../api/upload'
import { FileList } from '../../components/files'
import './evidence.css'

/** Papers of a report as a list, its videos to be played where they stand. */
export function ReportFiles({ files }: { files: readonly FileInfo[] }) {
  const videos = files.filter(({ kind }) => kind === 'video')
  return (
    <>
      {files.length > 0 && <FileList files={files} />}
      {videos.length > 0 && (
        <div className="videos">
          {videos.map((video) => (
            <video key={video.id} src={fileUrl(video.id)} controls preload="none" aria-label={video.name} />
          ))}
        </div>
      )}
    </>
  )
}
