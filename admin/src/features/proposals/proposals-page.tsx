import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/powers/powers.states'
import { PROPOSAL_STATES, type ProposalState } from '@mingdu/shared/proposals/proposals.states'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { DataTable, useCursorPages, useListQuery, useOpenRecord, type Filter } from '../../components/list'
import { holders, useOrgs } from '../../components/org-tree/use-orgs'
import { Page } from '../../components/page'
import { Tabs } from '../../components/tabs'
import { useProposalsBatch } from './batch-review'
import { proposalColumns } from './proposal-columns'
import { ProposalDrawer } from './proposal-drawer'
import './proposals.css'

type View = 'todo' | 'open' | 'all'

const VIEWS: { key: View; name: string; empty: { title: string; body: string } }[] = [
  {
    key: 'todo',
    name: '待我办',
    empty: { title: '没有等您办的调整', body: '轮到您审查、公布，或退给您修改时，会出现在这里。' },
  },
  {
    key: 'open',
    name: '在办',
    empty: { title: '没有在办的调整', body: '在权力清单里选事项提出变动，或提出新增。' },
  },
  {
    key: 'all',
    name: '全部',
    empty: { title: '还没有清单调整', body: '在权力清单里选事项提出变动，或提出新增。' },
  },
]

/** 清单调整: what waits for the reader, what is under way, everything. */
export function ProposalsPage() {
  const [params, setParams] = useSearchParams()
  const view = VIEWS.find(({ key }) => key === params.get('view')) ?? VIEWS[0]
  const [open, setOpen] = useOpenRecord('open')
  if (!view) return null
  return (
    <Page title="清单调整" className="page page--fill">
      <div className="proposals__head">
        <Tabs<View>
          label="清单调整"
          active={view.key}
          onChange={(key) => setParams({ view: key }, { replace: true })}
          items={VIEWS}
        />
      </div>
      <ProposalList key={view.key} view={view} open={open} setOpen={setOpen} />
      {open !== null && <ProposalDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const KEYS = ['q', 'state', 'kind', 'orgId'] as const
type Key = (typeof KEYS)[number]

interface ListProps {
  view: (typeof VIEWS)[number]
  open: string | null
  setOpen: (id: string | null) => void
}

function ProposalList({ view, open, setOpen }: ListProps) {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const pages = useCursorPages(['proposals', view.key, query.values], (page) =>
    api.proposals.list({ query: { ...asQuery(query.values), view: view.key, ...page } }),
  )
  const beside = open !== null
  const columns = useMemo(() => proposalColumns(today, beside), [today, beside])
  const { batch, dialogs } = useProposalsBatch()
  return (
    <>
      <DataTable
        id="proposals"
        name={`清单调整（${view.name}）`}
        columns={columns}
        pages={pages}
        query={query}
        filters={useFilters(view.key)}
        rowKey={(p) => p.id}
        openKey={open}
        onOpen={(p) => setOpen(p.id)}
        batch={view.key === 'todo' ? batch : undefined}
        empty={view.empty}
      />
      {dialogs}
    </>
  )
}

const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

function useFilters(view: View): Filter<Key>[] {
  const orgs = useOrgs()
  const closed = ['published', 'withdrawn']
  const states = options(PROPOSAL_STATES).filter(({ value }) => view === 'all' || !closed.includes(value))
  return [
    { key: 'q', kind: 'search', name: '事项、编码、编号' },
    { key: 'state', kind: 'select', name: '状态', options: states },
    { key: 'kind', kind: 'select', name: '变动', options: options(CHANGE_KINDS) },
    { key: 'orgId', kind: 'select', name: '主体', options: holders(orgs.data ?? []), searchable: true },
  ]
}

function asQuery({ state, kind, ...rest }: Partial<Record<Key, string>>) {
  return {
    ...rest,
    ...(state === undefined ? {} : { state: state as ProposalState }),
    ...(kind === undefined ? {} : { kind: kind as ChangeKind }),
  }
}
