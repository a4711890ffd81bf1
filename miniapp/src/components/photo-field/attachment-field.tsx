import { View } from '@tarojs/components'
import { chooseFiles } from '../../platform/files'
import { chooseVideos, VIDEO_SECONDS_MOST } from '../../platform/videos'
import { Field } from '../field/field'
import { Button } from '../tap/button'
import { Tap } from '../tap/tap'
import type { DraftPhoto } from './draft-photo'
import { usePhotos, type Sending } from './use-photos'

interface AttachmentFieldProps {
  files: readonly DraftPhoto[]
  most: number
  error: string | null
  onChange: (change: (files: DraftPhoto[]) => DraftPhoto[]) => void
}

/** Videos and papers of a form, each with its progress, another try, and a way to delete it. */
export function AttachmentField({ files, most, error, onChange }: AttachmentFieldProps) {
  const { sending, problem, add, remove, retry } = usePhotos(files, most, onChange)
  return (
    <Field
      className="attachments-field"
      label="视频和材料"
      hint={`现拍的视频最长 ${VIDEO_SECONDS_MOST} 秒；视频（MP4、MOV）、PDF、Word、Excel、ZIP 每份不超过 50 MB。`}
      error={problem ?? error}
    >
      {files.map((file) => (
        <FileRow
          key={file.key}
          file={file}
          sending={sending[file.key] ?? null}
          onDelete={() => remove(file)}
          onRetry={() => retry(file)}
        />
      ))}
      {files.length < most && (
        <View className="attachments__add">
          <Button
            className="attachments__video"
            kind="plain"
            text="拍或选视频"
            onTap={() => void add('video', () => chooseVideos(most - files.length))}
          />
          <Button
            className="attachments__paper"
            kind="plain"
            text="选文件"
            onTap={() => void add('attachment', () => chooseFiles(most - files.length))}
          />
        </View>
      )}
    </Field>
  )
}

interface FileRowProps {
  file: DraftPhoto
  sending: Sending | null
  onDelete: () => void
  onRetry: () => void
}

function FileRow({ file, sending, onDelete, onRetry }: FileRowProps) {
  const { fileId, name = '文件' } = file
  const stuck = fileId === null && (sending === null || sending.failed !== null)
  return (
    <View className="attachment">
      <View className="attachment__name">{name}</View>
      {stuck ? (
        <Tap className="attachment__retry" onTap={onRetry}>
          没传成，重试
        </Tap>
      ) : (
        <View className="attachment__state">
          {fileId === null ? `上传 ${sending?.percent ?? 0}%` : '已上传'}
        </View>
      )}
      <Tap className="attachment__x" label={`删除${name}`} onTap={onDelete}>
        删除
      </Tap>
    </View>
  )
}
