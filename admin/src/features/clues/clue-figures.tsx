import { isPlainDate } from '@mingdu/shared/kernel/plain-date'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { DateField } from '../../components/date-field'
import { useListQuery } from '../../components/list'
import { countText, RateCard, RateCards } from '../../components/rate-card'
import { ErrorState, SkeletonLines } from '../../components/states'

const KEYS = ['from', 'through'] as const

/** 响应率, 解决率 and 满意率 of what came in on some days, each with its n and its 口径: of this year unless asked. */
export function ClueFigures({ orgId }: { orgId: string | undefined }) {
  const { today } = useMe()
  const { values, set } = useListQuery(KEYS)
  const from = dayOr(values.from, `${today.slice(0, 4)}-01-01`)
  const through = dayOr(values.through, today)
  const query = { from, through, ...(orgId === undefined ? {} : { orgId }) }
  const read = useQuery({
    queryKey: ['clues', 'figures', query],
    queryFn: () => api.clues.figures({ query }),
  })
  const figures = read.data
  return (
    <section className="clue-figures" aria-label="线索办理的数字">
      <div className="row row--wrap small num">
        <span className="muted">收到的日期</span>
        <DateField label="从" value={from} max={through} onChange={(day) => set('from', day ?? undefined)} />
        <span className="muted">至</span>
        <DateField
          label="到"
          value={through}
          min={from}
          max={today}
          onChange={(day) => set('through', day ?? undefined)}
        />
        {figures && (
          <span>
            收到 {countText(figures.received)} 条，其中已办结 {countText(figures.closed)} 条
          </span>
        )}
      </div>
      {read.isPending && <SkeletonLines lines={2} />}
      {read.isError && !figures && <ErrorState error={read.error} retry={() => void read.refetch()} />}
      {figures && (
        <RateCards name="响应、解决、满意">
          {[figures.response, figures.solved, figures.satisfied].map((rate) => (
            <RateCard key={rate.name} rate={rate} />
          ))}
        </RateCards>
      )}
    </section>
  )
}

/** What the address says, unless it is no day. */
function dayOr(day: string | undefined, otherwise: string): string {
  return day !== undefined && isPlainDate(day) ? day : otherwise
}
