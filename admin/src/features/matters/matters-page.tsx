import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import {
  MATTER_CATEGORIES,
  MATTER_STATES,
  type MatterCategory,
  type MatterState,
} from '@mingdu/shared/matters/matters.states'
import { percent } from '@mingdu/shared/parts/figures'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { dateText } from '../../components/dates'
import { Icon } from '../../components/icon'
import { ClockLight } from '../../components/light'
import { DataTable, useCursorPages, useListQuery, type Column, type Filter } from '../../components/list'
import { Page } from '../../components/page'
import { ProgressCell } from '../../components/two-progress'
import { useOrgOptions } from './matter-queries'

const KEYS = ['q', 'state', 'light', 'category', 'orgId', 'plan', 'sort'] as const
type Key = (typeof KEYS)[number]

const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))
const LIGHT_OPTIONS = Object.entries(LIGHTS).map(([value, { word, shape }]) => ({
  value,
  label: `${shape} ${word}`,
}))

export function MattersPage() {
  const { today } = useMe()
  const can = useCan()
  const navigate = useNavigate()
  const query = useListQuery(KEYS)
  const pages = useCursorPages(['matters', 'list', query.values], (page) =>
    api.matters.list({ query: { ...asMatterQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => matterColumns(today), [today])
  const create = can('matter.write') && (
    <>
      {can('sheet.import') && (
        <Button icon={<Icon name="upload" small />} onClick={() => void navigate('/sheets/new?kind=plans')}>
          导入计划
        </Button>
      )}
      <Button type="primary" icon={<Icon name="plus" small />} onClick={() => void navigate('/matters/new')}>
        立项
      </Button>
    </>
  )
  return (
    <Page title="督查事项" className="page page--fill">
      <DataTable
        id="matters"
        name="督查事项"
        columns={columns}
        pages={pages}
        query={query}
        filters={useFilters()}
        rowKey={(m) => m.id}
        onOpen={(m) => void navigate(`/matters/${m.id}`)}
        actions={create}
        empty={{
          title: '还没有督查事项',
          body: can('matter.write')
            ? '点“立项”把决定要办的事登记进来，再分解、派单。'
            : '督查室立项并派单后会出现在这里。',
        }}
      />
    </Page>
  )
}

function matterColumns(today: string): Column<MatterRow>[] {
  return [
    {
      key: 'title',
      title: '事项',
      fixed: true,
      render: (m) => <MatterName matter={m} />,
      text: (m) => m.title,
    },
    {
      key: 'no',
      title: '编号',
      width: 140,
      hidden: true,
      render: (m) => m.no ?? '未编号',
      text: (m) => m.no ?? '',
    },
    {
      key: 'category',
      title: '类型',
      width: 84,
      render: (m) => MATTER_CATEGORIES[m.category],
      text: (m) => MATTER_CATEGORIES[m.category],
    },
    {
      key: 'basis',
      title: '立项依据',
      width: 200,
      hidden: true,
      render: (m) => <span className="two-lines">{m.basis.text}</span>,
      text: (m) => m.basis.text,
    },
    {
      key: 'leadOrg',
      title: '主办',
      width: 148,
      render: (m) => <span className="two-lines">{m.leadOrg.name}</span>,
      text: (m) => m.leadOrg.name,
    },
    {
      key: 'supervisor',
      title: '督查员',
      width: 148,
      hidden: true,
      render: (m) => m.supervisor.name,
      text: (m) => m.supervisor.name,
    },
    {
      key: 'state',
      title: '状态',
      width: 92,
      render: (m) => MATTER_STATES[m.state],
      text: (m) => MATTER_STATES[m.state],
    },
    {
      key: 'tasks',
      title: '任务',
      width: 96,
      align: 'right',
      render: (m) => <TaskCounts matter={m} />,
      text: (m) => `${m.tasks.done}/${m.tasks.total}`,
    },
    {
      key: 'due',
      title: '限期',
      width: 96,
      align: 'right',
      render: (m) => dateText(m.clock.due, today),
      text: (m) => m.clock.due ?? '',
    },
    {
      key: 'progress',
      title: '进度（核实 / 上报）',
      width: 228,
      render: (m) => <ProgressCell progress={m.progress} quantity={null} note="按权重汇总" />,
      text: (m) => `${percent(m.progress.verified)}%`,
    },
    {
      key: 'light',
      title: '灯',
      width: 92,
      render: (m) => <ClockLight light={m.light} started={m.clock.dispatchedOn !== null} />,
      text: (m) => LIGHTS[m.light].word,
    },
  ]
}

function MatterName({ matter }: { matter: MatterRow }) {
  return (
    <>
      <span className="two-lines strong">{matter.title}</span>
      <span className="sub ellip" style={{ display: 'block' }} title={matter.basis.text}>
        {matter.no ?? '未编号'}　{matter.basis.text}
      </span>
    </>
  )
}

function TaskCounts({ matter: { tasks } }: { matter: MatterRow }) {
  return (
    <>
      {tasks.total === 0 ? '未分解' : `${tasks.done} / ${tasks.total}`}
      {tasks.red > 0 && <div className="sub late-count">超期 {tasks.red}</div>}
    </>
  )
}

function useFilters(): Filter<Key>[] {
  return [
    { key: 'q', kind: 'search', name: '事项、编号、依据' },
    { key: 'state', kind: 'select', name: '状态', options: options(MATTER_STATES) },
    { key: 'light', kind: 'select', name: '灯', options: LIGHT_OPTIONS },
    { key: 'category', kind: 'select', name: '类型', options: options(MATTER_CATEGORIES) },
    { key: 'orgId', kind: 'select', name: '主办', options: useOrgOptions(), searchable: true },
    {
      key: 'plan',
      kind: 'select',
      name: '督查计划',
      options: options({ unissued: '计划中未派单' }),
    },
    {
      key: 'sort',
      kind: 'select',
      name: '排序',
      none: '灯和限期',
      options: options({ due: '限期', changed: '最近变动' }),
    },
  ]
}

function asMatterQuery(values: Partial<Record<Key, string>>) {
  const { state, light, category, plan, sort, ...rest } = values
  return {
    ...rest,
    ...(state === undefined ? {} : { state: state as MatterState }),
    ...(light === undefined ? {} : { light: light as LightColour }),
    ...(category === undefined ? {} : { category: category as MatterCategory }),
    ...(plan === undefined ? {} : { plan: plan as 'unissued' }),
    ...(sort === undefined ? {} : { sort: sort as 'due' }),
  }
}
