import { View } from '@tarojs/components'
import type { ResponseIn } from '@mingdu/shared/kernel/endpoint'
import type { ratingsApi } from '@mingdu/shared/ratings/ratings.api'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Section } from '../../../components/section/section'
import { Failed, Skeleton } from '../../../components/states/states'

type Figures = ResponseIn<(typeof ratingsApi)['publicFigures']>['figures']
const SHOWN = ['satisfaction', 'satisfactionWithDefaults', 'participation', 'rectified'] as const

/** The rates with their n and 口径 beside them; those of too few ratings are not shown. */
export function PublicFigures({ orgId }: { orgId: string }) {
  const { data, error, reload } = useRecord(
    () => api.ratings.publicFigures({ query: orgId === '' ? {} : { orgId } }),
    orgId,
  )
  if (!data) return error ? <Failed what="指标" error={error} onRetry={() => void reload()} /> : <Skeleton />
  return (
    <Section className="ratings-rates" title="近一年的评价" aside={`${data.from} 至 ${data.to}`}>
      {SHOWN.map((key) => (
        <Rate key={key} figure={data.figures[key]} />
      ))}
    </Section>
  )
}

function Rate({ figure }: { figure: Figures['satisfaction'] }) {
  const { name, text, part, n, suppressed, definition } = figure
  return (
    <View className="ratings-rate">
      <View className="ratings-rate__k">{name}</View>
      <View className="ratings-rate__n">{text ?? '暂不公布'}</View>
      <View className="ratings-rate__d">
        {suppressed ? '不足 5 件，不公布。' : `${part} ÷ ${n}。`}
        {definition}
      </View>
    </View>
  )
}
