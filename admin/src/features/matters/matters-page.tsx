import { LIGHTS } from '@mingdu/shared/kernel/light'
import { MATTER_CATEGORIES, MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { Icon } from '../../components/icon'
import { LIGHT_OPTIONS, ListPage, optionsOf, useList, type Filter } from '../../components/list'
import { matterColumns } from './matter-columns'
import { useOrgOptions } from './matter-queries'

const KEYS = ['q', 'state', 'light', 'category', 'orgId', 'plan', 'sort'] as const
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
  return (
    <ListPage
      list={list}
      name="督查事项"
      columns={matterColumns}
      filters={useFilters()}
      onOpen={(m) => void navigate(`/matters/${m.id}`)}
      actions={can('matter.write') && <Create />}
      empty={{
        title: '还没有督查事项',
        body: can('matter.write')
          ? '点“立项”把决定要办的事登记进来，再分解、派单。'
          : '督查室立项并派单后会出现在这里。',
      }}
    />
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
    { key: 'q', kind: 'search', name: '事项、编号、依据' },
    { key: 'state', kind: 'select', name: '状态', options: optionsOf(MATTER_STATES) },
    { key: 'light', kind: 'select', name: '灯', options: LIGHT_OPTIONS },
    { key: 'category', kind: 'select', name: '类型', options: optionsOf(MATTER_CATEGORIES) },
    { key: 'orgId', kind: 'select', name: '主办', options: useOrgOptions(), searchable: true },
    { key: 'plan', kind: 'select', name: '督查计划', options: optionsOf(PLANS) },
    { key: 'sort', kind: 'select', name: '排序', none: '灯和限期', options: optionsOf(SORTS) },
  ]
}
