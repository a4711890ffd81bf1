import type { FileInfo } from '@mingdu/shared/files/files.api'
import { Form } from 'antd'
import { useCallback, useState } from 'react'
import { UploadField } from '../../components/upload-field'

type Update = (files: readonly FileInfo[]) => readonly FileInfo[]

interface ReportUploadsProps {
  photos: readonly FileInfo[]
  /** Papers and videos together, as the contract has them. */
  attachments: readonly FileInfo[]
  onPhotos: (update: Update) => void
  onAttachments: (update: Update) => void
  problems: { photos?: string; attachments?: string }
  setBusy: ReturnType<typeof useBusyFields>['setBusy']
}

const MOST_ATTACHMENTS = 10

/** Photos, videos and papers of a report. */
export function ReportUploads(props: ReportUploadsProps) {
  const { photos, attachments, onPhotos, onAttachments, problems, setBusy } = props
  const [videos, papers] = [attachments.filter(isVideo), attachments.filter((file) => !isVideo(file))]
  const help = (text: string | undefined) =>
    text === undefined ? {} : { validateStatus: 'error' as const, help: text }
  // each field holds its own part of the one list
  const part = (mine: (file: FileInfo) => boolean) => (update: Update) =>
    onAttachments((files) => [...files.filter((file) => !mine(file)), ...update(files.filter(mine))])
  return (
    <>
      <Form.Item label="照片" htmlFor="report-photos" {...help(problems.photos)}>
        <UploadField
          id="report-photos"
          kind="photo"
          label="选照片"
          max={30}
          value={photos}
          onChange={onPhotos}
          onBusy={setBusy.photos}
        />
      </Form.Item>
      <Form.Item label="视频" htmlFor="report-videos">
        <UploadField
          id="report-videos"
          kind="video"
          label="选视频"
          max={MOST_ATTACHMENTS - papers.length}
          value={videos}
          onChange={part(isVideo)}
          onBusy={setBusy.videos}
        />
      </Form.Item>
      <Form.Item label="材料" htmlFor="report-attachments" {...help(problems.attachments)}>
        <UploadField
          id="report-attachments"
          kind="attachment"
          label="选材料"
          max={MOST_ATTACHMENTS - videos.length}
          value={papers}
          onChange={part((file) => !isVideo(file))}
          onBusy={setBusy.attachments}
        />
      </Form.Item>
    </>
  )
}

/** Whether any of the three fields is still sending. */
export function useBusyFields() {
  const [state, setState] = useState({ photos: false, attachments: false, videos: false })
  const photos = useCallback((busy: boolean) => setState((old) => ({ ...old, photos: busy })), [])
  const videos = useCallback((busy: boolean) => setState((old) => ({ ...old, videos: busy })), [])
  const attachments = useCallback((busy: boolean) => setState((old) => ({ ...old, attachments: busy })), [])
  return { busy: Object.values(state).some(Boolean), setBusy: { photos, attachments, videos } }
}

function isVideo({ kind }: FileInfo): boolean {
  return kind === 'video'
}
