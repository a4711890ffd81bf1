import { View } from '@tarojs/components'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { useState } from 'react'
import { officialFile } from '../../api/files'
import { openProtected } from '../../platform/documents'
import { announced } from '../semantics'
import { Button } from '../tap/button'

/** Videos and papers of a record, each opened by a tap. */
export function FileList({ files }: { files: readonly FileInfo[] }) {
  const [failed, setFailed] = useState(false)
  const show = ({ id, name }: FileInfo) => {
    setFailed(false)
    openProtected(officialFile(id), name).catch(() => setFailed(true))
  }
  if (files.length === 0) return null
  return (
    <View className="file-list">
      {files.map((file) => (
        <Button
          key={file.id}
          className="file-list__i"
          kind="link"
          text={`${file.kind === 'video' ? '播放 ' : ''}${file.name}`}
          onTap={() => show(file)}
        />
      ))}
      {failed && (
        <View className="file-list__failed" {...announced()}>
          没有打开。请检查网络，再点一次。
        </View>
      )}
    </View>
  )
}
