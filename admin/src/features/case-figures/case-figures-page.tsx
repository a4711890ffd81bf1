import { FIGURES_BY, type FiguresBy } from '@mingdu/shared/cases/figures.rules'
import { CASE_CHANNELS } from '@mingdu/shared/cases/cases.states'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { asApiError } from '../../api/api-error'
import { api } from '../../api/client.gen'
import { downloadFile } from '../../api/download'
import { useCan, useMe } from '../../api/session'
import { clockText } from '../../components/dates'
import { DateField } from '../../components/date-field'
import { Icon } from '../../components/icon'
import { useAddress, useListQuery } from '../../components/list'
import { holders, useOrgs } from '../../components/org-tree/use-orgs'
import { Page } from '../../components/page'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { TabPanel, Tabs } from '../../components/tabs'
import { BalanceTable } from './balance-table'
import { BreakdownTable } from './breakdown-table'
import { DeclarePanel } from './declare-panel'
import { FigureCards, RatingCards } from './figure-cards'
import { asQuery } from './figures-query'
import { presetOf, presetPeriod, PRESETS, type Period, type Preset } from './periods'
import { TrendPanel } from './trend-panel'
import './case-figures.css'

const KEYS = ['from', 'through', 'by', 'orgId', 'powerId', 'channel', 'window'] as const
const BREAKDOWNS = [
  'org',
  'item',
  'window',
  'region',
  'channel',
  'month',
] as const satisfies readonly FiguresBy[]
type Breakdown = (typeof BREAKDOWNS)[number]

/** 办件统计: the figures of a period, that add up, say how they are made, and lead to the cases behind them. */
export function CaseFiguresPage() {
  const me = useMe()
  const mayDeclare = useCan()('case.declare')
  const { values } = useListQuery(KEYS)
  const month = presetPeriod('month', me.today)
  const period = { from: values.from ?? month.from, through: values.through ?? month.through }
  const by = BREAKDOWNS.find((one) => one === values.by) ?? 'org'
  const { orgId, powerId, channel, window } = values
  const narrowed = { orgId, powerId, channel, window }
  const query = asQuery(period, narrowed, by)
  const figures = useQuery({
    queryKey: ['case-figures', query],
    queryFn: () => api.caseFigures.read({ query }),
    placeholderData: (before) => before,
    enabled: period.from <= period.through,
  })
  const { data } = figures
  return (
    <Page title="办件统计" className="page case-figures">
      <PeriodBar period={period} today={me.today} values={values}>
        {data && (
          <>
            <span className="small muted num">截至 {clockText(data.asOf)}</span>
            <SheetButton query={query} />
          </>
        )}
      </PeriodBar>
      {period.from > period.through && <EmptyState title="截止日期早于起始日期">请重新选择期间。</EmptyState>}
      {figures.isLoading && <SkeletonLines lines={14} />}
      {figures.isError && <ErrorState error={figures.error} retry={() => void figures.refetch()} />}
      {data && !figures.isError && period.from <= period.through && (
        <div className="case-figures__body" aria-busy={figures.isFetching}>
          <FigureCards figures={data} narrowed={narrowed} />
          <RatingCards figures={data} narrowed={narrowed} />
          <BalanceTable figures={data} narrowed={narrowed} />
          <TrendPanel period={period} narrowed={narrowed} />
          <section className="panel" aria-label="明细">
            <ByTabs by={by} />
            <TabPanel>
              <BreakdownTable figures={data} narrowed={narrowed} />
            </TabPanel>
          </section>
          {mayDeclare && <DeclarePanel month={period.through.slice(0, 7)} />}
        </div>
      )}
    </Page>
  )
}

/** Excel, with the 口径 of every column and a line that says who took it. */
function SheetButton({ query }: { query: ReturnType<typeof asQuery> }) {
  const sheet = useMutation({
    mutationFn: () =>
      downloadFile(`/case-figures/sheet?${new URLSearchParams(query).toString()}`, '办件统计.xlsx'),
  })
  return (
    <>
      <Button icon={<Icon name="download" small />} loading={sheet.isPending} onClick={() => sheet.mutate()}>
        导出 Excel
      </Button>
      {sheet.isError && (
        <span className="small late-count" role="alert">
          {asApiError(sheet.error).message}
        </span>
      )}
    </>
  )
}

function ByTabs({ by }: { by: Breakdown }) {
  const change = useAddress()
  const items = BREAKDOWNS.map((key) => ({ key, name: `按${FIGURES_BY[key]}` }))
  return <Tabs items={items} active={by} onChange={(key) => change({ by: key })} label="按什么看" />
}

interface PeriodBarProps {
  period: Period
  today: string
  values: Partial<Record<(typeof KEYS)[number], string>>
  children: React.ReactNode
}

function PeriodBar({ period, today, values, children }: PeriodBarProps) {
  const change = useAddress()
  const orgs = holders(useOrgs().data ?? [])
  const preset = presetOf(period, today)
  return (
    <div className="querybar" role="search" aria-label="期间和范围">
      <Select
        aria-label="期间"
        value={preset ?? 'other'}
        onChange={(key) => key !== 'other' && change({ ...presetPeriod(key as Preset, today) })}
        options={[
          ...Object.entries(PRESETS).map(([value, label]) => ({ value, label })),
          ...(preset === null ? [{ value: 'other', label: '自选' }] : []),
        ]}
        style={{ width: 108 }}
      />
      <DateField label="从" value={period.from} onChange={(from) => change({ from: from ?? undefined })} />
      <DateField
        label="到"
        value={period.through}
        onChange={(through) => change({ through: through ?? undefined })}
      />
      <Select
        aria-label="单位"
        placeholder="全部单位"
        allowClear
        value={values.orgId ?? null}
        onChange={(orgId: string | null) => change({ orgId: orgId ?? undefined })}
        options={orgs}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 200 }}
      />
      <Select
        aria-label="办理形式"
        placeholder="全部形式"
        allowClear
        value={values.channel ?? null}
        onChange={(channel: string | null) => change({ channel: channel ?? undefined })}
        options={Object.entries(CASE_CHANNELS).map(([value, label]) => ({ value, label }))}
        style={{ width: 120 }}
      />
      {values.powerId !== undefined && (
        <Button type="link" onClick={() => change({ powerId: undefined })}>
          只看一个事项，点此看全部
        </Button>
      )}
      {values.window !== undefined && (
        <Button type="link" onClick={() => change({ window: undefined })}>
          只看{values.window}，点此看全部
        </Button>
      )}
      <div className="querybar__end">{children}</div>
    </div>
  )
}
