import { LIGHTS } from '@mingdu/shared/kernel/light'
import { ASKED_KINDS } from '@mingdu/shared/tasks/acts.states'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { LIGHT_OPTIONS, ListPage, optionsOf, useList, type Filter } from '../../components/list'
import { taskColumns } from './task-columns'
import { TaskDrawer } from './task-drawer'
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

const SORTS = { due: '限期', changed: '最近变动' } as const
const TABLES = {
  view: { todo: '' },
  light: LIGHTS,
  state: TASK_STATES,
  waiting: ASKED_KINDS,
  sort: SORTS,
} as const

export function TasksPage({ name }: { name: string }) {
  const list = useList({
    id: 'tasks',
    keys: KEYS,
    tables: TABLES,
    read: (query) => api.tasks.list({ query }),
    record: 'task',
  })
  const { open, setOpen } = list
  return (
    <ListPage
      list={list}
      name={name}
      columns={taskColumns}
      filters={useFilters()}
      empty={{ title: '现在没有任务', body: '派单后任务会出现在这里，微信同时提醒。' }}
    >
      {open && <TaskDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </ListPage>
  )
}

function useFilters(): Filter<Key>[] {
  const orgs = useOrgOptions()
  const { permissions } = useMe()
  const waits = permissions.includes('task.report') ? '等我办的' : '等督查办的'
  return [
    { key: 'q', kind: 'search', name: '任务、编号、事项' },
    { key: 'view', kind: 'select', name: '范围', options: [{ value: 'todo', label: waits }] },
    { key: 'light', kind: 'select', name: '灯', options: LIGHT_OPTIONS },
    { key: 'state', kind: 'select', name: '状态', options: optionsOf(TASK_STATES) },
    { key: 'waiting', kind: 'select', name: '待决定', options: optionsOf(ASKED_KINDS) },
    { key: 'orgId', kind: 'select', name: '主办', options: orgs, searchable: true },
    { key: 'dueFrom', kind: 'date', name: '限期从' },
    { key: 'dueThrough', kind: 'date', name: '限期到' },
    { key: 'sort', kind: 'select', name: '排序', none: '灯和限期', options: optionsOf(SORTS) },
  ]
}
