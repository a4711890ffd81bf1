import { View } from '@tarojs/components'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { useState } from 'react'
import { caseFile } from '../../../api/files'
import { announced } from '../../../components/semantics'
import { Button } from '../../../components/tap/button'
import { openProtected } from '../../../platform/documents'

interface CaseFilesProps {
  caseId: string
  files: readonly Pick<FileInfo, 'id' | 'name'>[]
}

/** Files of one's own case, each opened by a tap. */
export function CaseFiles({ caseId, files }: CaseFilesProps) {
  const [failed, setFailed] = useState(false)
  const show = ({ id, name }: Pick<FileInfo, 'id' | 'name'>) => {
    setFailed(false)
    openProtected(caseFile(caseId, id), name).catch(() => setFailed(true))
  }
  if (files.length === 0) return null
  return (
    <View className="own-files">
      {files.map((file) => (
        <Button key={file.id} className="own-file" kind="link" text={file.name} onTap={() => show(file)} />
      ))}
      {failed && (
        <View className="files__problem" {...announced()}>
          没有打开。请检查网络，再点一次。
        </View>
      )}
    </View>
  )
}
