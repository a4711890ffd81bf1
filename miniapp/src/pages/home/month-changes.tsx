import { View } from '@tarojs/components'
import { CHANGE_KINDS } from '@mingdu/shared/powers/powers.states'
import type { PowerStats } from '@mingdu/shared/powers/powers.schema'
import type { Loaded } from '../../api/use-record'
import { Row } from '../../components/rows/row'
import { heading } from '../../components/semantics'
import { open, PAGES } from '../../platform/navigate'

/** 本月变动: what changed in the lists this month, by kind. */
export function MonthChanges({ stats }: { stats: Loaded<PowerStats> }) {
  const { data } = stats
  // without an answer the home page does without this; 清单统计 says why
  if (!data) return null
  const month = data.asOf.slice(0, 7)
  const changed = data.month.filter(({ count }) => count > 0)
  const sum = changed.reduce((total, { count }) => total + count, 0)
  return (
    <View className="rows home-month">
      <View className="rows__h">
        <View {...heading(2)}>本月清单变动</View>
      </View>
      {sum === 0 ? (
        <View className="rows__note">{Number(month.slice(5))} 月的权责清单没有变动。</View>
      ) : (
        <Row
          className="row--lined home-changes"
          title={`${Number(month.slice(5))} 月变动 ${sum} 项`}
          sub={changed.map(({ kind, count }) => `${CHANGE_KINDS[kind]} ${count}`)}
          onTap={() => open(PAGES.powers, { changedIn: month })}
        />
      )}
    </View>
  )
}
