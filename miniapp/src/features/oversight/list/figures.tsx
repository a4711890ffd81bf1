import { View } from '@tarojs/components'
import type { ResponseIn } from '@mingdu/shared/kernel/endpoint'
import type { oversightApi } from '@mingdu/shared/oversight/oversight.api'
import { OVERSIGHT_DEFINITIONS } from '@mingdu/shared/oversight/oversight.rules'
import { useEffect } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Para } from '../../../components/facts/para'
import { Fold } from '../../../components/fold/fold'
import { Failed, Skeleton } from '../../../components/states/states'

type Office = ResponseIn<(typeof oversightApi)['figures']>['offices'][number]

/** 频次, 工时 and 满意率 of the running quarter, with their 口径. */
export function Figures({ visit }: { visit: number }) {
  const { data, error, reload } = useRecord(() => api.oversight.figures(), 'oversight')
  useEffect(() => {
    if (visit > 1) void reload()
  }, [visit, reload])
  return (
    <Fold className="oversight-figures" title="本季的数字">
      {!data && error && <Failed what="数字" error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton />}
      {data?.offices.length === 0 && <View className="oversight-meta">这一季没有派单，也没有评价。</View>}
      {data?.offices.map((office) => (
        <Para key={office.office.id} title={office.office.name} small={linesOf(office)} />
      ))}
      {data && data.offices.length > 0 && (
        <Para
          title="口径"
          small={[
            `每单位每月：${OVERSIGHT_DEFINITIONS.perUnitMonth}`,
            `满意率：${OVERSIGHT_DEFINITIONS.satisfaction}`,
            `多花工时：${OVERSIGHT_DEFINITIONS.hours}`,
          ]}
        />
      )}
    </Fold>
  )
}

function linesOf({ matters, units, perUnitMonth, n, satisfaction, hours, late }: Office): string[] {
  return [
    `派单 ${matters} 件，涉及 ${units} 个单位${perUnitMonth === null ? '' : `，每单位每月 ${tenths(perUnitMonth)} 次`}`,
    `满意率 ${satisfaction === null ? '样本不足' : `${tenths(satisfaction)}%`}（n=${n}）`,
    `多花工时 ${hours === null ? '样本不足' : `${hours} 小时`}`,
    late === 0 ? '' : `答复超期 ${late} 份`,
  ]
}

function tenths(value: number): string {
  return `${Math.floor(value / 10)}.${value % 10}`
}
