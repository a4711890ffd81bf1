import { GUIDE_STATES, type GuideState } from '@mingdu/shared/guides/guides.states'
import { Button } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { Icon } from '../../components/icon'
import { DataTable, useCursorPages, useListQuery, useOpenRecord, type Filter } from '../../components/list'
import { Page } from '../../components/page'
import { guideColumns } from './guide-columns'
import { GuideDrawer } from './guide-drawer'
import { useOrgOptions } from './guide-queries'
import './forms.css'
import './guides.css'

const NewGuideDialog = lazy(() => import('./new-guide-dialog').then((m) => ({ default: m.NewGuideDialog })))

const KEYS = ['q', 'orgId', 'state', 'below', 'powerId'] as const
type Key = (typeof KEYS)[number]

export function GuidesPage() {
  const { today } = useMe()
  const can = useCan()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const [creating, setCreating] = useState(false)
  const pages = useCursorPages(['guides', 'list', query.values], (page) =>
    api.guides.list({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => guideColumns(today), [today])
  const create = can('guide.write') && (
    <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setCreating(true)}>
      新建指南
    </Button>
  )
  return (
    <Page title="办事指南" className="page page--fill">
      <DataTable
        id="guides"
        name="办事指南"
        columns={columns}
        pages={pages}
        query={query}
        filters={useFilters()}
        rowKey={(g) => g.id}
        openKey={open}
        onOpen={(g) => setOpen(g.id)}
        actions={create}
        empty={{
          title: '还没有办事指南',
          body: can('guide.write')
            ? '点“新建指南”，从权力清单里选一个事项来写。'
            : '编办和各单位目录员写好后会出现在这里。',
        }}
      />
      {open !== null && <GuideDrawer key={open} id={open} onClose={() => setOpen(null)} />}
      {creating && (
        <Suspense fallback={null}>
          <NewGuideDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </Page>
  )
}

function useFilters(): Filter<Key>[] {
  return [
    { key: 'q', kind: 'search', name: '指南、事项、编码' },
    { key: 'orgId', kind: 'select', name: '单位', options: useOrgOptions(), searchable: true },
    {
      key: 'state',
      kind: 'select',
      name: '状态',
      options: Object.entries(GUIDE_STATES).map(([value, label]) => ({ value, label })),
    },
    {
      key: 'below',
      kind: 'select',
      name: '完整度',
      none: '不限',
      options: [60, 80, 90, 100].map((n) => ({ value: String(n), label: `低于 ${n} 分` })),
    },
  ]
}

function asQuery({ q, orgId, state, below, powerId }: Partial<Record<Key, string>>) {
  return {
    ...(q === undefined ? {} : { q }),
    ...(orgId === undefined ? {} : { orgId }),
    ...(powerId === undefined ? {} : { powerId }),
    ...(state === undefined ? {} : { state: state as GuideState }),
    ...(below === undefined ? {} : { below: Number(below) }),
  }
}
