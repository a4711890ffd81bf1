import { View } from '@tarojs/components'
import { formatTrackingNo, normalTrackingNo, trackingNoProblem } from '@mingdu/shared/cases/tracking.rules'
import { open, PAGES } from '../../platform/navigate'
import { Notice } from '../notice/notice'
import { Row } from './row'

/** The way to 办件查询. */
export function TrackRow() {
  return (
    <View className="rows track-way">
      <Row
        className="track-row"
        title="办件查询"
        sub={['凭收件凭证上的 12 位编号和手机号后四位']}
        onTap={() => open(PAGES.track)}
      />
    </View>
  )
}

/** Where a 办件编号 was typed into the search: the way to its 跟踪卡, or what is wrong with it. */
export function TrackHit({ asked }: { asked: string }) {
  const no = normalTrackingNo(asked)
  if (!/^\d{12}$/.test(no)) return null
  const problem = trackingNoProblem(no)
  if (problem !== null)
    return (
      <Notice className="track-hit-wrong" tone="yellow">
        像是办件编号。{problem}。
      </Notice>
    )
  return (
    <View className="rows track-hit">
      <Row
        className="track-hit-row"
        title={`查办件 ${formatTrackingNo(no)} 的进度`}
        sub={['还要填手机号后四位']}
        onTap={() => open(PAGES.track, { no })}
      />
    </View>
  )
}
