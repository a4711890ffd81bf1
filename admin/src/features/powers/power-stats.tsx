import type { PowerStats } from '@mingdu/shared/powers/powers.schema'
import { CHANGE_KINDS, POWER_STATES, type ChangeKind } from '@mingdu/shared/powers/powers.states'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { Caliber } from '../../components/caliber'

interface StatsProps {
  orgId: string | undefined
  asOf: string | undefined
  chosen: string | undefined
  onChoose: (kind: ChangeKind | undefined) => void
}

const DEFINITION =
  '清单里的每个事项，按它现行版本由哪一种变动形成来数；每个事项只数一次，六类之和等于总数。“本月”是本月生效的变动数。'

/** The five states of the list and 新增 at a glance; each is also a filter. */
export function PowerStatsStrip({ orgId, asOf, chosen, onChoose }: StatsProps) {
  const query = { ...(orgId === undefined ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) }
  const stats = useQuery({
    queryKey: ['powers', 'stats', query],
    queryFn: () => api.powers.stats({ query }),
    placeholderData: (before) => before,
  })
  // the list below says what is wrong when the server does not answer
  if (stats.isError) return null
  return (
    <section className="stats power-stats num" aria-label="清单统计" aria-busy={stats.isFetching}>
      <Total stats={stats.data} />
      {(Object.keys(CHANGE_KINDS) as ChangeKind[]).map((kind) => (
        <button
          key={kind}
          type="button"
          className="stat power-stats__i"
          aria-pressed={chosen === kind}
          onClick={() => onChoose(chosen === kind ? undefined : kind)}
        >
          <span className="stat__k">{CHANGE_KINDS[kind]}</span>
          <span className="power-stats__v">{stats.data ? countOf(stats.data, kind) : '…'}</span>
          <span className="small muted">{stats.data ? monthText(stats.data, kind) : ' '}</span>
        </button>
      ))}
    </section>
  )
}

function Total({ stats }: { stats: PowerStats | undefined }) {
  const states = stats?.states.filter(({ count }) => count > 0) ?? []
  const inForce = stats?.states.find(({ state }) => state === 'inForce')?.count ?? 0
  return (
    <div className="stat">
      <div className="stat__k">
        事项
        <Caliber of="清单统计" definition={DEFINITION} />
      </div>
      <div className="power-stats__v">{stats ? stats.total.toLocaleString('en-US') : '…'}</div>
      <div
        className="small muted ellip"
        title={states
          .map(({ state, count }) => `${POWER_STATES[state]} ${count.toLocaleString('en-US')}`)
          .join('　')}
      >
        {stats && `现行 ${inForce.toLocaleString('en-US')}　责任 ${stats.duties.toLocaleString('en-US')}`}
      </div>
    </div>
  )
}

function countOf({ kinds }: PowerStats, kind: ChangeKind): string {
  const count = kinds.find((k) => k.kind === kind)?.count ?? 0
  return count === 0 ? '–' : count.toLocaleString('en-US')
}

function monthText({ month }: PowerStats, kind: ChangeKind): string {
  const count = month.find((k) => k.kind === kind)?.count ?? 0
  return count === 0 ? '本月没有' : `本月 ${count.toLocaleString('en-US')}`
}
