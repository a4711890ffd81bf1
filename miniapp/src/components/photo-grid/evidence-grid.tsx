import type { Evidence } from '@mingdu/shared/evidence/evidence.schema'
import { View } from '@tarojs/components'
import { flagTexts, placeText, receivedText, takenText } from '@mingdu/shared/parts/evidence'
import { open, PAGES } from '../../platform/navigate'
import { Tap } from '../tap/tap'
import { classes } from '../semantics'
import { Photo } from './photo'
import { PhotoGrid } from './photo-grid'

/** Pictures, and below them what is known of each: taken when and where, received when, and what is to be looked at. */
export function EvidenceGrid({ photos, first = 4 }: { photos: readonly Evidence[]; first?: number }) {
  const flagged = photos.filter(({ flags }) => flags.length > 0)
  return (
    <>
      <PhotoGrid photos={photos} first={first} />
      {photos.length > 0 && (
        <View className="stamps">
          {photos.map((photo, i) => (
            <View key={photo.id} className={classes('stamp', photo.flags.length > 0 && 'stamp--flagged')}>
              {i + 1}. {takenText(photo)}，{receivedText(photo)}，{placeText(photo.place)}
            </View>
          ))}
        </View>
      )}
      {flagged.map((photo) => (
        <Flagged key={photo.id} photo={photo} n={photos.indexOf(photo) + 1} />
      ))}
    </>
  )
}

function Flagged({ photo, n }: { photo: Evidence; n: number }) {
  return (
    <View className="flagged">
      <View className="flagged__t">
        ▲ 第 {n} 张：{flagTexts(photo.flags).join('；')}
      </View>
      {photo.alike.map(({ other }, i) =>
        other === null ? (
          <View key={i} className="flagged__other">
            在您范围之外的一项任务
          </View>
        ) : (
          <Tap
            key={i}
            className="flagged__other flagged__other--link"
            as="link"
            onTap={() => open(PAGES.task, { id: other.taskId })}
          >
            <View className="flagged__photo">
              <Photo id={other.photoId} label={`${other.no} 的照片`} />
            </View>
            <View className="flagged__text">
              {other.no} 第 {other.ordinal} 次进展：{other.title}
            </View>
          </Tap>
        ),
      )}
    </View>
  )
}
