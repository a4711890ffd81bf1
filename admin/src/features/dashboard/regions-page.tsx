import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { REGION_DEFINITIONS } from '@mingdu/shared/dashboard/regions.rules'
import { useQuery, keepPreviousData } from '@tanstack/react-query'
import { Radio } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { Caliber } from '../../components/caliber'
import { Light } from '../../components/light'
import { useListQuery } from '../../components/list'
import { Page } from '../../components/page'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import './regions.css'

type Regions = Awaited<ReturnType<typeof api.regions.get>>
type RegionRow = Regions['rows'][number]
type Figures = RegionRow['figures']

const COLOURS = ['red', 'yellow', 'green', 'grey'] as const satisfies readonly LightColour[]
const RATES = [
  { key: 'onSchedule', name: '序时完成率' },
  { key: 'onTime', name: '按时办结率' },
  { key: 'closed', name: '销号率' },
] as const

/** 逐级查看: from the region down to a unit, then its tasks. Where one stands is in the address. */
export function RegionsPage() {
  const query = useListQuery(['orgId', 'period'] as const)
  const { orgId } = query.values
  const period = query.values.period === 'year' ? 'year' : 'month'
  const regions = useQuery({
    queryKey: ['regions', orgId, period],
    queryFn: () => api.regions.get({ query: { ...(orgId === undefined ? {} : { orgId }), period } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title="逐级查看">
      {regions.isPending && <SkeletonLines lines={10} />}
      {regions.isError && !regions.data && (
        <ErrorState error={regions.error} retry={() => void regions.refetch()} />
      )}
      {regions.data && (
        <section className="panel regions" aria-label="逐级查看" aria-busy={regions.isFetching}>
          <div className="panel__h">
            <Trail regions={regions.data} period={period} />
            <Radio.Group
              size="small"
              optionType="button"
              aria-label="统计期"
              value={period}
              onChange={(e) => query.set('period', e.target.value === 'year' ? 'year' : undefined)}
              options={[
                { value: 'month', label: '本月' },
                { value: 'year', label: '本年' },
              ]}
            />
          </div>
          <RegionTable regions={regions.data} period={period} />
          <p className="small muted panel__b num">
            灯和序时完成率是今天的；按时办结率和销号率按限期在 {regions.data.from} 至 {regions.data.through}{' '}
            统计。点单位往下看，点件数看任务；任务清单里也列出协办的。
          </p>
        </section>
      )}
    </Page>
  )
}

function Trail({ regions: { trail, org }, period }: { regions: Regions; period: string }) {
  return (
    <nav aria-label="所在层级" className="regions__trail">
      {trail.map(({ id, name }) => (
        <span key={id}>
          <Link to={addressOf(id, period)}>{name}</Link>
          <span className="sep">/</span>
        </span>
      ))}
      <h2 aria-current="page">{org.name}</h2>
    </nav>
  )
}

function RegionTable({ regions, period }: { regions: Regions; period: string }) {
  const { rows, total } = regions
  if (rows.every(({ figures }) => isEmpty(figures)) && isEmpty(total))
    return <EmptyState title="这里还没有派出的任务">派单后，各单位的灯和完成情况会出现在这里。</EmptyState>
  return (
    <div className="regions__scroll" tabIndex={0} role="group" aria-label="各单位的情况，可滚动">
      <table className="data-table num">
        <caption className="visually-hidden">{regions.org.name}及下级的情况</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {COLOURS.map((light) => (
              <th key={light} scope="col" className="r">
                <Light light={light} plain />
              </th>
            ))}
            <th scope="col" className="r">
              <Head name="在办" definition={REGION_DEFINITIONS.open} />
            </th>
            {RATES.map(({ key, name }) => (
              <th key={key} scope="col" className="r">
                <Head name={name} definition={REGION_DEFINITIONS[key]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.org.id}${row.own ? '-own' : ''}`} row={row} period={period} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <Cells figures={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** A unit with units below it is gone into; the last one leads to its tasks. */
function Row({ row: { org, own, below, figures }, period }: { row: RegionRow; period: string }) {
  const tasks = `/tasks?orgId=${org.id}&part=lead`
  return (
    <tr>
      <th scope="row" className="regions__name">
        <Link to={below ? addressOf(org.id, period) : tasks} className="two-lines" title={org.name}>
          {own ? `${org.name}（本级）` : org.name}
        </Link>
        <span className="sub muted">{below ? '看下级' : '看任务'}</span>
      </th>
      <Cells figures={figures} tasks={below ? null : tasks} />
    </tr>
  )
}

function Cells({ figures, tasks = null }: { figures: Figures; tasks?: string | null }) {
  const counted = (n: number, light: LightColour | null): ReactNode => {
    if (n === 0) return <span className="muted">–</span>
    if (tasks === null) return n
    const more = light === null ? '&view=open' : `&view=open&light=${light}`
    const name = light === null ? '在办' : LIGHTS[light].word
    return (
      <Link to={`${tasks}${more}`} aria-label={`${name} ${n} 件，看任务`}>
        {n}
      </Link>
    )
  }
  return (
    <>
      {COLOURS.map((light) => {
        // 补黄 was red and caught up: it is told with the yellow ones it stands beside
        const n = figures.lights[light] + (light === 'yellow' ? figures.lights.recovered : 0)
        return (
          <td key={light} className={light === 'red' && n > 0 ? 'r late-count' : 'r'}>
            {light === 'yellow' && figures.lights.recovered > 0 ? n : counted(n, light)}
          </td>
        )
      })}
      <td className="r">{counted(figures.open, null)}</td>
      {RATES.map(({ key }) => (
        <td key={key} className="r">
          {figures[key].value === null ? (
            <span className="muted">–</span>
          ) : (
            `${(figures[key].value / 10).toFixed(1)}%`
          )}
          <div className="sub muted">
            {figures[key].part} / {figures[key].n}
          </div>
        </td>
      ))}
    </>
  )
}

function Head({ name, definition }: { name: string; definition: string }) {
  return (
    <>
      {name} <Caliber definition={definition} of={name} />
    </>
  )
}

function addressOf(orgId: string, period: string): string {
  return `/regions?orgId=${orgId}${period === 'year' ? '&period=year' : ''}`
}

function isEmpty({ open, onTime, closed }: Figures): boolean {
  return open + onTime.n + closed.n === 0
}
