import type { Correction } from '@mingdu/shared/corrections/corrections.api'
import { CORRECTION_TARGETS } from '@mingdu/shared/corrections/corrections.rules'
import { useMemo } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { timeText } from '../../components/dates'
import {
  DataTable,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Column,
  type Filter,
} from '../../components/list'
import { useOrgs } from '../../components/org-tree/use-orgs'
import { Page } from '../../components/page'
import { CorrectionDrawer } from './correction-drawer'
import { stateText } from './correction-words'

const KEYS = ['state', 'orgId'] as const
type Key = (typeof KEYS)[number]
type AskedFor = { state?: Correction['state']; orgId?: string }

/** 公众纠错: what people say is wrong on the public pages, and what was answered. */
export function CorrectionsPage() {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const pages = useCursorPages<Correction>(['corrections', 'list', query.values], (page) =>
    api.corrections.list({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => correctionColumns(today), [today])
  return (
    <Page title="公众纠错" className="page page--fill">
      <DataTable
        id="corrections"
        name="公众纠错"
        columns={columns}
        pages={pages}
        query={query}
        filters={useFilters()}
        rowKey={(c) => c.id}
        openKey={open}
        onOpen={(c) => setOpen(c.id)}
        empty={{
          title: '还没有人纠错',
          body: '公众在事项、指南、责任清单的公开页上点“纠错”，写的内容会出现在这里。',
        }}
      />
      {open !== null && (
        <CorrectionDrawer
          key={open}
          id={open}
          known={pages.rows.find((row) => row.id === open)}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

function useFilters(): Filter<Key>[] {
  const orgs = useOrgs().data ?? []
  return [
    {
      key: 'state',
      kind: 'select',
      name: '状态',
      options: [
        { value: 'open', label: '待答复' },
        { value: 'answered', label: '已答复' },
      ],
    },
    {
      key: 'orgId',
      kind: 'select',
      name: '单位',
      searchable: true,
      options: orgs
        .filter((org) => org.status === 'active')
        .map(({ id, name }) => ({ value: id, label: name })),
    },
  ]
}

function correctionColumns(today: string): Column<Correction>[] {
  return [
    { key: 'no', title: '编号', width: 148, fixed: true, render: (c) => c.no, text: (c) => c.no },
    {
      key: 'target',
      title: '哪一页',
      width: 220,
      render: (c) => <Target correction={c} />,
      text: (c) => `${CORRECTION_TARGETS[c.target.kind]} ${c.target.name}`,
    },
    {
      key: 'org',
      title: '单位',
      width: 148,
      render: (c) => <span className="two-lines">{c.target.org.name}</span>,
      text: (c) => c.target.org.name,
    },
    {
      key: 'text',
      title: '说了什么',
      render: (c) => (
        <span className="two-lines" title={c.text}>
          {c.field !== '' && <span className="muted">{c.field}：</span>}
          {c.text}
        </span>
      ),
      text: (c) => (c.field === '' ? c.text : `${c.field}：${c.text}`),
    },
    {
      key: 'state',
      title: '状态',
      width: 92,
      render: (c) => <StateTag correction={c} />,
      text: stateText,
    },
    {
      key: 'at',
      title: '提交',
      width: 108,
      align: 'right',
      render: (c) => timeText(c.createdAt, today),
      text: (c) => c.createdAt,
    },
  ]
}

function Target({ correction: { target } }: { correction: Correction }) {
  return (
    <>
      <span className="two-lines" title={target.name}>
        {target.name}
      </span>
      <span className="sub">{CORRECTION_TARGETS[target.kind]}</span>
    </>
  )
}

function StateTag({ correction }: { correction: Correction }) {
  return (
    <span className={correction.state === 'open' ? 'tag tag--blue' : 'tag'}>{stateText(correction)}</span>
  )
}

function asQuery({ state, orgId }: Partial<Record<Key, string>>): AskedFor {
  return {
    ...(state === 'open' || state === 'answered' ? { state } : {}),
    ...(orgId === undefined ? {} : { orgId }),
  }
}
