import { View } from '@tarojs/components'
import { Field } from '../../../components/field/field'
import { Button } from '../../../components/tap/button'
import { Tap } from '../../../components/tap/tap'
import { FILES_MOST, type ClueFile } from './clue-draft'
import { useClueFiles } from './use-clue-files'

interface ClueFilesProps {
  files: readonly ClueFile[]
  error: string | null
  onChange: (change: (files: ClueFile[]) => ClueFile[]) => void
}

const WORDS = { photo: '照片', video: '视频' } as const

export function ClueFiles({ files, error, onChange }: ClueFilesProps) {
  const { failed, problem, retry, remove, add, isGone } = useClueFiles(files, onChange)
  return (
    <Field
      className="clue-files"
      label="照片和视频（可以不加）"
      hint={`最多 ${FILES_MOST} 个。上传后自动去掉拍摄时间、地点和机型；画面里的人脸、车牌请自己留意。`}
      error={problem ?? error}
    >
      {files.map((file, i) => (
        <View key={file.key} className="clue-file">
          <View className="clue-file__t">
            {WORDS[file.kind]} {i + 1}
            <View className="clue-file__s">{stateOf(file, isGone(file), failed[file.key])}</View>
          </View>
          {failed[file.key] !== undefined && (
            <Button className="clue-file__again" kind="link" text="重试" onTap={() => retry(file)} />
          )}
          <Tap className="clue-file__x" label={`删除${WORDS[file.kind]} ${i + 1}`} onTap={() => remove(file)}>
            删除
          </Tap>
        </View>
      ))}
      {files.length < FILES_MOST && (
        <View className="clue-files__add">
          <Button className="clue-photo" kind="plain" text="加照片" onTap={() => add('photo')} />
          <Button className="clue-video" kind="plain" text="加视频" onTap={() => add('video')} />
        </View>
      )}
    </Field>
  )
}

function stateOf({ ticket }: ClueFile, gone: boolean, failure: string | undefined): string {
  if (ticket !== null) return '已上传'
  if (failure !== undefined) return `没传成：${failure}`
  return gone ? '没传成，请删除后重新选' : '正在上传…'
}
