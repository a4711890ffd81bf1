import { View } from '@tarojs/components'
import type { Hall } from '@mingdu/shared/cases/hall.api'
import { clockText, dayText } from '../../../components/dates'
import { Notice } from '../../../components/notice/notice'
import { heading, spoken } from '../../../components/semantics'
import { Skeleton } from '../../../components/states/states'
import { useParams } from '../../../platform/params'
import { Endings, Ready } from './lists'
import { useHall } from './use-hall'
import './index.scss'

/** 大厅屏: hangs on a wall, nobody touches it. `?orgId=` for one unit's hall. */
export default function HallScreenPage() {
  const { hall, error } = useHall(useParams()['orgId'])
  return (
    <View className="hall" data-theme="dark" {...spoken('main')}>
      {error && !hall && (
        <Notice className="hall-error" tone="yellow">
          还没取到数据：{error.message} 每 30 秒自动再试。
        </Notice>
      )}
      {!hall && !error && <Skeleton cards={3} />}
      {hall && (
        <>
          <Head hall={hall} failing={error !== null} />
          <Figures hall={hall} />
          <View className="hall-lists">
            <Endings endings={hall.endings} />
            <Ready ready={hall.ready} />
          </View>
        </>
      )}
    </View>
  )
}

function Head({ hall: { place, today, at }, failing }: { hall: Hall; failing: boolean }) {
  const time = clockText(Date.parse(at))
  return (
    <View className="hall-head">
      <View className="hall-head__t" {...heading(1)}>
        {place} · 今日办件
      </View>
      <View className="hall-head__day">{dayText(today, null)}</View>
      {failing ? (
        <Notice className="hall-stale" tone="yellow">
          网络没有回应，下面是 {time} 的数据，正在重试
        </Notice>
      ) : (
        <View className="hall-head__at">更新于 {time}</View>
      )}
    </View>
  )
}

function Figures({ hall }: { hall: Hall }) {
  const { received, ended, inHand, dueToday, onTime } = hall
  return (
    <View className="hall-figures">
      <Figure name="今日收件" value={received} note="当天收下的申请" />
      <Figure name="今日了结" value={ended} note="办结、不予受理、撤回、终止、转报" />
      <Figure name="在办" value={inHand} note="收下还没有了结的" />
      <Figure name="今天到期" value={dueToday} note="正在办的一步今天是最后一天" />
      <View className="hall-rate">
        <View className="hall-figure__k">{onTime.name}</View>
        <View className="hall-rate__v">{onTime.text ?? '—'}</View>
        <View className="hall-figure__n">
          {onTime.n === null
            ? '到期的不足 5 件，不显示比率'
            : `n＝${onTime.n}，${onTime.from.slice(5)} 至 ${onTime.through.slice(5)} 到期的`}
        </View>
        <View className="hall-rate__d">口径：{onTime.definition}</View>
      </View>
    </View>
  )
}

function Figure({ name, value, note }: { name: string; value: number; note: string }) {
  return (
    <View className="hall-figure">
      <View className="hall-figure__k">{name}</View>
      <View className="hall-figure__v">{value}</View>
      <View className="hall-figure__n">{note}</View>
    </View>
  )
}
