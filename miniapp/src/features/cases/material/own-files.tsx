import { View } from '@tarojs/components'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { useState } from 'react'
import { ownFile } from '../../../api/files'
import { Button } from '../../../components/tap/button'
import { openProtected } from '../../../platform/documents'

/** Files handed in, each opened by a tap. */
export function OwnFiles({ files }: { files: readonly Pick<FileInfo, 'id' | 'name'>[] }) {
  const [failed, setFailed] = useState(false)
  const show = ({ id, name }: Pick<FileInfo, 'id' | 'name'>) => {
    setFailed(false)
    openProtected(ownFile(id), name).catch(() => setFailed(true))
  }
  if (files.length === 0) return null
  return (
    <View className="own-files">
      {files.map((file) => (
        <Button key={file.id} className="own-file" kind="link" text={file.name} onTap={() => show(file)} />
      ))}
      {failed && <View className="files__problem">没有打开。请检查网络，再点一次。</View>}
    </View>
  )
}
