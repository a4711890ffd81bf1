import { LIGHTS } from '@mingdu/shared/kernel/light'
import { MATTER_CATEGORIES, MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { Icon } from '../../components/icon'
import { FilterExport } from '../../components/filter-export'
import {
  LIGHT_OPTIONS,
  ListPage,
  optionsOf,
  QUERY_KEYS,
  SavedViews,
  useList,
  type Filter,
} from '../../components/list'
import { matterColumns } from './matter-columns'
import { useOrgOptions } from './matter-queries'
import { useMattersBatch } from './matters-batch'
import './matters.css'

const KEYS = [...QUERY_KEYS, ...(['q', 'category', 'orgId', 'plan', 'sort'] as const)] as const
type Key = (typeof KEYS)[number]

const PLANS = { unissued: '计划中未派单' } as const
const SORTS = { due: '限期', changed: '最近变动' } as const
const TABLES = {
  state: MATTER_STATES,
  light: LIGHTS,
  category: MATTER_CATEGORIES,
  plan: PLANS,
  sort: SORTS,
} as const

export function MattersPage() {
  const can = useCan()
  const navigate = useNavigate()
  const list = useList({
    id: 'matters',
    keys: KEYS,
    tables: TABLES,
    read: (query) => api.matters.list({ query }),
  })
  const { batch, dialogs } = useMattersBatch()
  return (
    <ListPage
      list={list}
      batch={batch}
      name="督查事项"
      columns={matterColumns}
      filters={useFilters()}
      onOpen={(m) => void navigate(`/matters/${m.id}`)}
      exportAct={<FilterExport kind="matters" filter={list.asked} total={list.pages.total} unit="项" />}
      head={(columns) => (
        <div className="list__head list__head--end">
          <SavedViews list="matters" keys={KEYS} columns={columns} />
        </div>
      )}
      actions={can('matter.write') && <Create />}
      empty={{
        title: '还没有督查事项',
        body: can('matter.write')
          ? '点“立项”把决定要办的事登记进来，再分解、派单。'
          : '督查室立项并派单后会出现在这里。',
      }}
    >
      {dialogs}
    </ListPage>
  )
}

function Create() {
  const can = useCan()
  const navigate = useNavigate()
  return (
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
}

function useFilters(): Filter<Key>[] {
  return [
    { key: 'q', kind: 'box', name: '事项、编号、依据', states: MATTER_STATES },
    { key: 'state', kind: 'select', name: '状态', options: optionsOf(MATTER_STATES) },
    { key: 'light', kind: 'select', name: '灯', options: LIGHT_OPTIONS },
    { key: 'category', kind: 'select', name: '类型', options: optionsOf(MATTER_CATEGORIES) },
    { key: 'orgId', kind: 'select', name: '主办或承办', options: useOrgOptions(), searchable: true },
    { key: 'plan', kind: 'select', name: '督查计划', options: optionsOf(PLANS) },
    { key: 'sort', kind: 'select', name: '排序', none: '灯和限期', options: optionsOf(SORTS) },
  ]
}
