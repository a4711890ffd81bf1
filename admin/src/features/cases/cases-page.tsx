import { CASE_STATES } from '@mingdu/shared/cases/cases.states'
import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { Icon } from '../../components/icon'
import {
  DataTable,
  useAddress,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Filter,
} from '../../components/list'
import { holders, useOrgs } from '../../components/org-tree/use-orgs'
import { Page } from '../../components/page'
import { caseColumns } from './case-columns'
import { CaseDrawer } from './case-drawer'
import {
  addressOf,
  asQuery,
  CASE_KEYS,
  CASE_VIEWS,
  viewOf,
  type CaseKey,
  type CaseValues,
  type CaseView,
} from './case-views'
import { asExportFilter, ExportCases } from './export-cases'
import { CaseFigureBar } from './figure-bar'
import { useCasesBatch } from './use-cases-batch'
import './cases.css'

/** 办件: the queue, the nearest day first. */
export function CasesPage() {
  const { today } = useMe()
  const can = useCan()
  const query = useListQuery(CASE_KEYS)
  const [params] = useSearchParams()
  const all = params.has('all')
  const asked = asQuery(query.values, all)
  const [open, setOpen] = useOpenRecord('open')
  const pages = useCursorPages(['cases', 'list', asked], (page) =>
    api.cases.list({ query: { ...asked, ...page } as ListQueryInput }),
  )
  const { batch, dialogs } = useCasesBatch()
  const columns = useMemo(() => caseColumns(today), [today])
  return (
    <Page title="办件" className="page page--fill">
      <Views current={viewOf(query.values, all)} />
      <CaseFigureBar values={query.values} />
      <DataTable
        id="cases"
        name="办件"
        columns={columns}
        pages={pages}
        query={query}
        filters={useFilters()}
        rowKey={(c) => c.id}
        openKey={open}
        onOpen={(c) => setOpen(c.id)}
        batch={batch}
        exportAct={<ExportAct values={query.values} all={all} total={pages.total} />}
        actions={can('case.receive') && <NewCase />}
        empty={
          all
            ? { title: '还没有办件', body: '窗口收件，或申请人在手机上提交后，会出现在这里。' }
            : {
                title: '没有在办的办件',
                body: '窗口收件，或申请人在手机上提交后，会出现在这里；办完的在“全部”里。',
              }
        }
      />
      {dialogs}
      {open !== null && <CaseDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

type ListQueryInput = NonNullable<NonNullable<Parameters<typeof api.cases.list>[0]>['query']>

function Views({ current }: { current: CaseView | null }) {
  const change = useAddress()
  return (
    <div className="cases__views">
      <Segmented
        aria-label="常用视图"
        value={current?.key ?? ''}
        onChange={(key) => {
          const view = CASE_VIEWS.find((one) => one.key === key)
          if (view) change(addressOf(view))
        }}
        options={CASE_VIEWS.map(({ key, name }) => ({ value: key, label: name }))}
      />
    </div>
  )
}

function ExportAct({ values, all, total }: { values: CaseValues; all: boolean; total: number }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Icon name="download" small />} disabled={total === 0} onClick={() => setOpen(true)}>
        导出
      </Button>
      {open && (
        <ExportCases
          what={`当前条件下的 ${total.toLocaleString('en-US')} 件`}
          filter={asExportFilter(values, all)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function NewCase() {
  return (
    <Link to="/cases/new">
      <Button type="primary" icon={<Icon name="plus" small />} tabIndex={-1}>
        窗口收件
      </Button>
    </Link>
  )
}

const DESK = ['case.receive', 'case.review', 'case.decide'] as const

function useFilters(): Filter<CaseKey>[] {
  const can = useCan()
  const orgs = holders(useOrgs().data ?? [])
  // who sits at a desk sees the cases of their own unit only
  const sitsAtDesk = DESK.some(can)
  const states = Object.entries(CASE_STATES)
    .filter(([value]) => value !== 'draft')
    .map(([value, label]) => ({ value, label }))
  return [
    { key: 'q', kind: 'search', name: '编号、事项名称' },
    { key: 'state', kind: 'select', name: '状态', options: states },
    ...(!sitsAtDesk
      ? [{ key: 'orgId' as const, kind: 'select' as const, name: '单位', options: orgs, searchable: true }]
      : []),
    ...(can('case.review')
      ? [
          {
            key: 'mine' as const,
            kind: 'select' as const,
            name: '审查人',
            options: [{ value: 'true', label: '我' }],
          },
        ]
      : []),
  ]
}
