import { MATTER_STEPS, TASK_STEPS, type WaitingStep } from '@mingdu/shared/bulletins/bottlenecks.rules'
import type { Bottlenecks, WaitingRow } from '@mingdu/shared/bulletins/bottlenecks.api'
import { stepName } from '@mingdu/shared/bulletins/bulletins.words'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { clockText, dateText } from '../../components/dates'
import { DataTable, useCursorPages, useListQuery, type Column, type Filter } from '../../components/list'
import { Page } from '../../components/page'
import { EmptyState, ErrorState, SkeletonLines } from '../../components/states'
import { StepTable } from './step-table'
import './bulletins.css'

const KEYS = ['step', 'orgId'] as const
type Key = (typeof KEYS)[number]
const STEPS = { ...TASK_STEPS, ...MATTER_STEPS }

/** 项目瓶颈: where open tasks and matters wait, with what each number counts below. */
export function BottlenecksPage() {
  const query = useListQuery(KEYS)
  const found = useQuery({
    queryKey: ['bottlenecks'],
    queryFn: () => api.bottlenecks.read(),
    refetchInterval: 120_000,
  })
  const { data } = found
  const asked = query.values.step
  const step = asked !== undefined && asked in STEPS ? (asked as WaitingStep) : slowest(data)
  return (
    <Page title="项目瓶颈" className="page bottlenecks">
      {found.isPending && <SkeletonLines lines={14} />}
      {found.isError && !data && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {data && <Steps data={data} />}
      {data && step && <Waiting step={step} query={query} />}
    </Page>
  )
}

function Steps({ data }: { data: Bottlenecks }) {
  const { tasks, steps, matterSteps, unissued, asOf } = data
  const link = (step: string, orgId?: string) =>
    `/bottlenecks?step=${step}${orgId === undefined ? '' : `&orgId=${orgId}`}`
  return (
    <>
      <section className="panel" aria-label="任务等在哪一步">
        <div className="panel__h">
          <h2 className="num">在办任务 {tasks} 项，每项只在一步里</h2>
          <small className="num">截至 {clockText(asOf)}，等得久的在前</small>
        </div>
        {steps.length === 0 ? (
          <EmptyState title="没有在办的任务">派单后这里显示任务等在哪一步。</EmptyState>
        ) : (
          <StepTable name="任务等在哪一步" rows={steps} link={link} />
        )}
      </section>
      {matterSteps.length > 0 && (
        <section className="panel" aria-label="事项等在哪一步">
          <div className="panel__h">
            <h2>事项等在哪一步</h2>
            <small>立项、派单和销号的各步，按牵头单位</small>
          </div>
          <StepTable name="事项等在哪一步" rows={matterSteps} link={link} />
        </section>
      )}
      <section className="panel" aria-label="漏报">
        <div className="panel__h">
          <h2 className="num">漏报：计划中没有派单的 {unissued.n} 项</h2>
          {unissued.n > 0 && <Link to="/matters?plan=unissued">全部 {unissued.n} 项</Link>}
        </div>
        <p className="panel__b muted num">
          {unissued.n === 0
            ? '从督查计划导入的事项都已派单。'
            : unissued.overdue === 0
              ? '这些事项的限期都还没到。'
              : `其中 ${unissued.overdue} 项限期已过，请尽快派单或撤销。`}
        </p>
      </section>
    </>
  )
}

function Waiting({ step, query }: { step: WaitingStep; query: ReturnType<typeof useListQuery<Key>> }) {
  const { today } = useMe()
  const { orgId } = query.values
  const asked = { step, ...(orgId === undefined ? {} : { orgId }) }
  const pages = useCursorPages<WaitingRow>(['bottlenecks', 'waiting', asked], (page) =>
    api.bottlenecks.list({ query: { ...asked, ...page } }),
  )
  const orgs = useQuery({ queryKey: ['orgs'], queryFn: () => api.orgs.tree(), staleTime: 300_000 })
  const filters: Filter<Key>[] = [
    {
      key: 'step',
      kind: 'select',
      name: '等在哪一步',
      none: stepName(step),
      options: Object.entries(STEPS).map(([value, { name }]) => ({ value, label: name })),
    },
    {
      key: 'orgId',
      kind: 'select',
      name: '单位',
      options: (orgs.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      searchable: true,
    },
  ]
  const columns = useMemo(() => columnsOf(today), [today])
  return (
    <DataTable
      id="bottlenecks"
      name={`${stepName(step)}的明细`}
      columns={columns}
      pages={pages}
      query={query}
      filters={filters}
      rowKey={(row) => row.id}
      empty={{ title: `没有${stepName(step)}的`, body: '换一步或换个单位看看。' }}
    />
  )
}

function columnsOf(today: string): Column<WaitingRow>[] {
  return [
    {
      key: 'title',
      title: '任务或事项',
      fixed: true,
      render: ({ kind, id, no, title }) => (
        <>
          <Link
            className="two-lines underlined"
            title={title}
            to={kind === 'task' ? `/tasks?task=${id}` : `/matters/${id}`}
          >
            {title}
          </Link>
          <span className="sub num">{no}</span>
        </>
      ),
      text: ({ no, title }) => `${no} ${title}`,
    },
    {
      key: 'org',
      title: '单位',
      width: 200,
      render: ({ org }) => <span className="two-lines">{org.name}</span>,
      text: ({ org }) => org.name,
    },
    {
      key: 'since',
      title: '从',
      width: 104,
      align: 'right',
      render: ({ since }) => (since ? dateText(since, today) : '未知'),
      text: ({ since }) => since ?? '',
    },
    {
      key: 'workdays',
      title: '已等',
      width: 120,
      align: 'right',
      render: ({ workdays }) => `${workdays} 个工作日`,
      text: ({ workdays }) => String(workdays),
    },
  ]
}

function slowest(data: Bottlenecks | undefined): WaitingStep | null {
  return data?.steps[0]?.step ?? data?.matterSteps[0]?.step ?? null
}
