import { RATINGS_BEHIND } from '@mingdu/shared/ratings/counted.rules'
import type { RatingFigureKey } from '@mingdu/shared/ratings/ratings.figures'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { RateCard, RateCards } from '../../components/rate-card'
import { ErrorState, SkeletonLines } from '../../components/states'

const SHOWN: readonly RatingFigureKey[] = [
  'satisfaction',
  'satisfactionWithDefaults',
  'participation',
  'bad',
  'contacted',
  'rectified',
  'rectifiedOnTime',
]

interface FiguresQuery {
  orgId?: string
  from?: string
  to?: string
}

/** The rates of what is asked for, each with its n and its 口径; of too few they make no ranking. */
export function RatingFigures({ query }: { query: FiguresQuery }) {
  const read = useQuery({
    queryKey: ['ratings', 'figures', query],
    queryFn: () => api.ratings.figures({ query }),
  })
  if (read.isError) return <ErrorState error={read.error} retry={() => void read.refetch()} />
  if (!read.data) return <SkeletonLines lines={2} />
  const { figures, from, to } = read.data
  const behind = { period: { from, through: to }, narrowed: { orgId: query.orgId } }
  return (
    <div className="rating-figures">
      <RateCards name="指标">
        {SHOWN.map((key) => (
          <RateCard key={key} rate={figures[key]} behind={{ ...behind, behind: RATINGS_BEHIND[key] }} />
        ))}
      </RateCards>
      <p className="small muted num">
        按邀请评价的日期统计：{from} 至 {to}
      </p>
    </div>
  )
}
