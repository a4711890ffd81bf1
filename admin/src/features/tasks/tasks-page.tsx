import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import { ASKED_KINDS, type AskedKind } from '@mingdu/shared/tasks/acts.states'
import { TASK_STATES, type TaskState } from '@mingdu/shared/tasks/tasks.states'
import { useMemo } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { DataTable, useCursorPages, useListQuery, useOpenRecord, type Filter } from '../../components/list'
import { Page } from '../../components/page'
import { taskColumns } from './task-columns'
import { TaskDrawer } from './task-drawer'
import { useTasksBatch } from './tasks-batch'
import { useOrgOptions } from './task-queries'

const KEYS = [
  'q',
  'view',
  'light',
  'state',
  'waiting',
  'orgId',
  'matterId',
  'dueFrom',
  'dueThrough',
  'sort',
] as const
type Key = (typeof KEYS)[number]

const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

const LIGHT_OPTIONS = Object.entries(LIGHTS).map(([value, { word, shape }]) => ({
  value,
  label: `${shape} ${word}`,
}))

export function TasksPage({ name }: { name: string }) {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('task')
  const pages = useCursorPages(['tasks', 'list', query.values], (page) =>
    api.tasks.list({ query: { ...asTaskQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => taskColumns(today), [today])
  const { batch, dialogs } = useTasksBatch()
  return (
    <Page title={name} className="page page--fill">
      <DataTable
        id="tasks"
        name={name}
        columns={columns}
        pages={pages}
        query={query}
        filters={useFilters()}
        rowKey={(t) => t.id}
        openKey={open}
        onOpen={(t) => setOpen(t.id)}
        empty={{ title: '现在没有任务', body: '派单后任务会出现在这里，微信同时提醒。' }}
        batch={batch}
      />
      {dialogs}
      {open && <TaskDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function useFilters(): Filter<Key>[] {
  const orgs = useOrgOptions()
  const { permissions } = useMe()
  const waits = permissions.includes('task.report') ? '等我办的' : '等督查办的'
  return [
    { key: 'q', kind: 'search', name: '任务、编号、事项' },
    {
      key: 'view',
      kind: 'select',
      name: '范围',
      options: [
        { value: 'todo', label: waits },
        { value: 'open', label: '未办结的' },
      ],
    },
    { key: 'light', kind: 'select', name: '灯', options: LIGHT_OPTIONS },
    { key: 'state', kind: 'select', name: '状态', options: options(TASK_STATES) },
    { key: 'waiting', kind: 'select', name: '待决定', options: options(ASKED_KINDS) },
    { key: 'orgId', kind: 'select', name: '主办', options: orgs, searchable: true },
    { key: 'dueFrom', kind: 'date', name: '限期从' },
    { key: 'dueThrough', kind: 'date', name: '限期到' },
    {
      key: 'sort',
      kind: 'select',
      name: '排序',
      none: '灯和限期',
      options: options({ due: '限期', changed: '最近变动' }),
    },
  ]
}

/** What the address holds is text; the server refuses a word it does not know. */
function asTaskQuery(values: Partial<Record<Key, string>>) {
  const { view, light, state, waiting, sort, ...rest } = values
  return {
    ...rest,
    ...(view === undefined ? {} : { view: view as 'todo' }),
    ...(light === undefined ? {} : { light: light as LightColour }),
    ...(state === undefined ? {} : { state: state as TaskState }),
    ...(waiting === undefined ? {} : { waiting: waiting as AskedKind }),
    ...(sort === undefined ? {} : { sort: sort as 'due' }),
  }
}
