import { LIGHTS } from '@mingdu/shared/kernel/light'
import { ASKED_KINDS } from '@mingdu/shared/tasks/acts.states'
import { TASK_PARTS, TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { FilterExport } from '../../components/filter-export'
import {
  LIGHT_OPTIONS,
  ListPage,
  optionsOf,
  QUERY_KEYS,
  SavedViews,
  useList,
  useOpenRecord,
  type Filter,
} from '../../components/list'
import { Tabs } from '../../components/tabs'
import { taskColumns } from './task-columns'
import { TaskDrawer } from './task-drawer'
import { useTasksBatch } from './tasks-batch'
import { useOrgOptions } from './task-queries'
import { TASK_VIEWS, TaskViewBody, taskViewOf, type TaskView } from './views/task-views'

const KEYS = [
  ...QUERY_KEYS,
  ...(['q', 'view', 'waiting', 'orgId', 'part', 'matterId', 'dueFrom', 'dueThrough', 'sort'] as const),
] as const
type Key = (typeof KEYS)[number]

const SORTS = { due: '限期', changed: '最近变动' } as const
const TABLES = {
  view: { todo: '等我办的', open: '未办结' },
  light: LIGHTS,
  state: TASK_STATES,
  waiting: ASKED_KINDS,
  part: TASK_PARTS,
  sort: SORTS,
} as const
const VIEW_TABS = (Object.keys(TASK_VIEWS) as TaskView[]).map((key) => ({ key, name: TASK_VIEWS[key] }))

export function TasksPage({ name }: { name: string }) {
  const list = useList({
    id: 'tasks',
    keys: KEYS,
    tables: TABLES,
    read: (query) => api.tasks.list({ query }),
    record: 'task',
  })
  const { open, setOpen, asked, pages } = list
  const [viewed, setViewed] = useOpenRecord('as')
  const as = taskViewOf(viewed)
  const { sort: _, ...ask } = asked
  const { batch, dialogs } = useTasksBatch()
  return (
    <ListPage
      list={list}
      name={name}
      columns={taskColumns}
      filters={useFilters()}
      exportAct={<FilterExport kind="tasks" filter={asked} total={pages.total} unit="项" />}
      head={(columns) => (
        <div className="list__head">
          <Tabs
            label="看法"
            active={as}
            onChange={(key) => setViewed(key === 'list' ? null : key)}
            items={VIEW_TABS}
          />
          <SavedViews list="tasks" keys={[...KEYS, 'as', 'zoom']} columns={columns} />
        </div>
      )}
      body={as === 'list' ? undefined : <TaskViewBody as={as} ask={ask} open={open} onOpen={setOpen} />}
      batch={batch}
      empty={{ title: '现在没有任务', body: '派单后任务会出现在这里，微信同时提醒。' }}
    >
      {dialogs}
      {open && <TaskDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </ListPage>
  )
}

function useFilters(): Filter<Key>[] {
  const orgs = useOrgOptions()
  const { permissions } = useMe()
  const waits = permissions.includes('task.report') ? '等我办的' : '等督查办的'
  return [
    { key: 'q', kind: 'box', name: '任务、编号、事项', states: TASK_STATES },
    { key: 'view', kind: 'select', name: '范围', options: optionsOf({ todo: waits, open: '未办结' }) },
    { key: 'light', kind: 'select', name: '灯', options: LIGHT_OPTIONS },
    { key: 'state', kind: 'select', name: '状态', options: optionsOf(TASK_STATES) },
    { key: 'waiting', kind: 'select', name: '待决定', options: optionsOf(ASKED_KINDS) },
    { key: 'orgId', kind: 'select', name: '单位', options: orgs, searchable: true },
    { key: 'part', kind: 'select', name: '身份', none: '主办和协办', options: optionsOf(TASK_PARTS) },
    { key: 'dueFrom', kind: 'date', name: '限期从' },
    { key: 'dueThrough', kind: 'date', name: '限期到' },
    { key: 'sort', kind: 'select', name: '排序', none: '灯和限期', options: optionsOf(SORTS) },
  ]
}
