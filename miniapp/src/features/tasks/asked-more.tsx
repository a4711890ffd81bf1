import { View } from '@tarojs/components'
import type { AskedMore } from '@mingdu/shared/tasks/tasks.schema'
import { dayText, momentText } from '../../components/dates'
import { FileList } from '../../components/file-list/file-list'
import { EvidenceGrid } from '../../components/photo-grid/evidence-grid'

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
              <FileList files={one.attachments} />
            </>
          )}
        </View>
      ))}
    </>
  )
}
