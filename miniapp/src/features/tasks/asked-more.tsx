import { View } from '@tarojs/components'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { AskedMore } from '@mingdu/shared/tasks/tasks.schema'
import { useState } from 'react'
import { officialFile } from '../../api/files'
import { dayText, momentText } from '../../components/dates'
import { EvidenceGrid } from '../../components/photo-grid/evidence-grid'
import { announced } from '../../components/semantics'
import { Button } from '../../components/tap/button'
import { openProtected } from '../../platform/documents'

/** What was asked to be added, and what came. */
export function AskedMoreList({ asked, today }: { asked: readonly AskedMore[]; today: string | null }) {
  return (
    <>
      {asked.map((one) => (
        <View key={one.askedAt} className="asked">
          <View className="asked__t">
            {one.askedBy.name}要求在{dayText(one.until, today)}前补充：
          </View>
          <View className="asked__text">{one.what}</View>
          {one.at === null ? (
            <View className="asked__t">还没有补充。</View>
          ) : (
            <>
              <View className="asked__t">
                {one.by?.name} {momentText(one.at, today)} 补充：
              </View>
              <View className="asked__text">{one.text}</View>
              <EvidenceGrid photos={one.photos} />
              <ReportFiles files={one.attachments} />
            </>
          )}
        </View>
      ))}
    </>
  )
}

/** Videos and papers of a report, each opened by a tap. */
export function ReportFiles({ files }: { files: readonly FileInfo[] }) {
  const [failed, setFailed] = useState(false)
  const show = ({ id, name }: FileInfo) => {
    setFailed(false)
    openProtected(officialFile(id), name).catch(() => setFailed(true))
  }
  if (files.length === 0) return null
  return (
    <View className="report-files">
      {files.map((file) => (
        <Button
          key={file.id}
          className="report-file"
          kind="link"
          text={`${file.kind === 'video' ? '播放 ' : ''}${file.name}`}
          onTap={() => show(file)}
        />
      ))}
      {failed && (
        <View className="report-files__failed" {...announced()}>
          没有打开。请检查网络，再点一次。
        </View>
      )}
    </View>
  )
}
