import type { QueryIn } from '@mingdu/shared/kernel/endpoint'
import type { rectificationsApi } from '@mingdu/shared/ratings/rectifications.api'
import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import { useSearchParams } from 'react-router'
import { api } from '../../api/client.gen'
import { DataTable, useCursorPages, useListQuery, useOpenRecord, type Filter } from '../../components/list'
import { useOrgs } from '../../components/org-tree/use-orgs'
import { Page } from '../../components/page'
import { Tabs } from '../../components/tabs'
import { RatingDrawer } from './rating-drawer'
import { orgFilter, rectificationColumns, rectificationStates } from './rating-list'
import './ratings.css'

const KEYS = ['orgId', 'state'] as const
type Key = (typeof KEYS)[number]
type AskedFor = NonNullable<QueryIn<(typeof rectificationsApi)['list']>>

const VIEWS = {
  open: { name: '在办', query: { open: 'true' } },
  late: { name: '已超期', query: { late: 'true' } },
  appealed: { name: '申诉待复核', query: { state: 'appealed' } },
  all: { name: '全部', query: {} },
} as const satisfies Record<string, { name: string; query: AskedFor }>
type View = keyof typeof VIEWS
const TABS = (Object.keys(VIEWS) as View[]).map((key) => ({ key, name: VIEWS[key].name }))

/** 差评整改: what must be called back, verified, seen to or judged, by the limit that runs. */
export function RectificationsPage() {
  const query = useListQuery(KEYS)
  const [view, setView] = useView()
  const [open, setOpen] = useOpenRecord('open')
  const orgs = useOrgs().data ?? []
  const asked = { ...query.values, ...VIEWS[view].query } as AskedFor
  const pages = useCursorPages<RatingRecord>(['rectifications', 'list', asked], (page) =>
    api.rectifications.list({ query: { ...asked, ...page } }),
  )
  const state: Filter<Key> = { key: 'state', kind: 'select', name: '状态', options: rectificationStates }
  return (
    <Page title="差评整改" className="page page--fill">
      <Tabs items={TABS} active={view} onChange={setView} label="看哪些差评" />
      <DataTable
        id="rectifications"
        name="差评整改"
        columns={rectificationColumns}
        pages={pages}
        query={query}
        filters={view === 'appealed' ? [orgFilter(orgs)] : [orgFilter(orgs), state]}
        rowKey={(one) => one.id}
        openKey={open}
        onOpen={(one) => setOpen(one.id)}
        empty={{
          title: '没有这样的差评',
          body: '出现差评后，由别的单位回访、核实，被评单位整改，都在这里办。',
        }}
      />
      {open !== null && (
        <RatingDrawer
          key={open}
          id={open}
          known={pages.rows.find((row) => row.id === open)}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

function useView(): [View, (view: View) => void] {
  const [params, setParams] = useSearchParams()
  const asked = params.get('view') ?? ''
  const view = asked in VIEWS ? (asked as View) : 'open'
  const set = (to: View) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old)
        next.set('view', to)
        next.delete('state')
        return next
      },
      { replace: true },
    )
  return [view, set]
}
