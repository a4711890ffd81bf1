import { View } from '@tarojs/components'
import type { Hall } from '@mingdu/shared/cases/hall.api'
import { CASE_STATES } from '@mingdu/shared/cases/cases.states'
import { heading } from '../../../components/semantics'

/** 最近办结. */
export function Endings({ endings }: Pick<Hall, 'endings'>) {
  return (
    <View className="hall-list hall-endings">
      <View className="hall-list__t" {...heading(2)}>
        最近办结
      </View>
      {endings.length === 0 && <View className="hall-list__none">最近 7 天没有办结的。</View>}
      {endings.map(({ applicant, title, on }, i) => (
        <View key={`${i}${on}${applicant}`} className="hall-ending">
          <View className="hall-ending__who">{applicant}</View>
          <View className="hall-ending__what">{title === '' ? '（办的人少，事项不显示）' : title}</View>
          <View className="hall-ending__state">{CASE_STATES.completed}</View>
          <View className="hall-ending__on">{on.slice(5)}</View>
        </View>
      ))}
    </View>
  )
}

/** 取件: results that wait to be collected. */
export function Ready({ ready: { n, items } }: Pick<Hall, 'ready'>) {
  const more = n - items.length
  return (
    <View className="hall-list hall-ready">
      <View className="hall-list__t" {...heading(2)}>
        请取件 · {n} 件
      </View>
      {n === 0 && <View className="hall-list__none">现在没有等着取的结果。</View>}
      <View className="hall-ready__grid">
        {items.map(({ noEnd, applicant }, i) => (
          <View key={`${i}${noEnd}`} className="hall-ready__i">
            <View className="hall-ready__no">{noEnd}</View>
            <View className="hall-ready__who">{applicant}</View>
          </View>
        ))}
      </View>
      <View className="hall-list__n">
        数字是办件编号的后四位。{more > 0 ? `另有 ${more} 件，可在自助机上查。` : ''}
      </View>
    </View>
  )
}
