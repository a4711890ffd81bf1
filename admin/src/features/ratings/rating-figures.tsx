import { RATINGS_BEHIND } from '@mingdu/shared/ratings/counted.rules'
import type { RatingFigureKey } from '@mingdu/shared/ratings/ratings.figures'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { BehindSide } from '../../components/behind-links'
import { Caliber } from '../../components/caliber'
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
    <section aria-label="指标" className="rating-figures">
      <dl className="figures num">
        {SHOWN.map((key) => {
          const { name, text, part, n, enough, definition } = figures[key]
          return (
            <div key={key}>
              <dt>
                {name} <Caliber definition={definition} of={name} />
              </dt>
              <dd>
                {text ?? '–'}
                <small>
                  <BehindSide {...behind} behind={RATINGS_BEHIND[key]} side="part" n={part} of={name} /> ÷{' '}
                  <BehindSide {...behind} behind={RATINGS_BEHIND[key]} side="whole" n={n} of={name} />
                  {enough ? '' : '　样本不足，不排名'}
                </small>
              </dd>
            </div>
          )
        })}
      </dl>
      <p className="small muted num">
        按邀请评价的日期统计：{from} 至 {to}
      </p>
    </section>
  )
}
