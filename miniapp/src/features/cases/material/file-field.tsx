import { View } from '@tarojs/components'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { sizeText, type DraftFile } from '../draft-file'
import { useFiles, type ChangeFiles, type Sending } from './use-files'

interface FileFieldProps {
  /** What the files are of, e.g. 排水许可申请表. */
  label: string
  files: readonly DraftFile[]
  most: number
  onChange: ChangeFiles
}

/** Photos and files of one material: each with its progress, another try, and a way to delete it. */
export function FileField({ label, files, most, onChange }: FileFieldProps) {
  const { sending, problem, photos, papers, remove, retry } = useFiles(files, most, onChange)
  return (
    <View className="files">
      {files.map((file, i) => (
        <FileRow
          key={file.key}
          file={file}
          n={i + 1}
          sending={sending[file.key] ?? null}
          onDelete={() => remove(file)}
          onRetry={() => retry(file)}
        />
      ))}
      {problem && <View className="files__problem">{problem}</View>}
      {files.length < most && (
        <View className="files__add">
          <Button className="files__photo" kind="plain" text="拍照或选照片" onTap={() => void photos()} />
          <Button className="files__paper" kind="plain" text="选文件" onTap={() => void papers()} />
        </View>
      )}
      <View className="files__hint">
        {label}：照片会先压缩再上传；也可以用 PDF、Word、Excel 文件。最多 {most} 个。
      </View>
    </View>
  )
}

interface FileRowProps {
  file: DraftFile
  n: number
  sending: Sending | null
  onDelete: () => void
  onRetry: () => void
}

function FileRow({ file, n, sending, onDelete, onRetry }: FileRowProps) {
  const stuck = file.fileId === null && (sending === null || sending.failed !== null)
  return (
    <View className="file">
      <View className="file__text">
        <View className="file__t">{file.name}</View>
        <View className="file__b">
          {stateText(file, sending)} · {sizeText(file.bytes)}
        </View>
        {stuck && sending?.failed && <View className="files__problem">{sending.failed}</View>}
      </View>
      {stuck && <Button className="file__act file__retry" kind="link" text="重传" onTap={onRetry} />}
      <Tap className="file__act file__delete" label={`删除第 ${n} 个文件`} onTap={onDelete}>
        删除
      </Tap>
    </View>
  )
}

function stateText({ fileId }: DraftFile, sending: Sending | null): string {
  if (fileId !== null) return '已上传'
  if (sending === null || sending.failed !== null) return '没传成'
  return sending.percent > 0 ? `上传 ${sending.percent}%` : '排队中'
}
