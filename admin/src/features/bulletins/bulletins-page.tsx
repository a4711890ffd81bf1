import type { BulletinRow } from '@mingdu/shared/bulletins/bulletins.schema'
import {
  BULLETIN_KINDS,
  BULLETIN_STATES,
  type BulletinKind,
  type BulletinState,
} from '@mingdu/shared/bulletins/bulletins.states'
import { rateText } from '@mingdu/shared/bulletins/bulletins.words'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan, useMe } from '../../api/session'
import { dateText } from '../../components/dates'
import { Icon } from '../../components/icon'
import {
  DataTable,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Column,
  type Filter,
} from '../../components/list'
import { Page } from '../../components/page'
import { BulletinDrawer } from './bulletin-drawer'
import { DraftBulletinDialog } from './draft-bulletin-dialog'
import './bulletins.css'

const KEYS = ['q', 'kind', 'state'] as const
type Key = (typeof KEYS)[number]

const optionsOf = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

/** 督查通报 and 专报: drafted by the system or a supervisor, issued by the 督查室主任. */
export function BulletinsPage() {
  const { today } = useMe()
  const can = useCan()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const [drafting, setDrafting] = useState(false)
  const pages = useCursorPages<BulletinRow>(['bulletins', 'list', query.values], (page) =>
    api.bulletins.list({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => columnsOf(today), [today])
  const drafts = can('bulletin.draft')
  return (
    <Page title="督查通报" className="page page--fill">
      <DataTable
        id="bulletins"
        name="督查通报"
        columns={columns}
        pages={pages}
        query={query}
        filters={filtersOf(drafts || can('bulletin.issue'))}
        rowKey={(row) => row.id}
        openKey={open}
        onOpen={(row) => setOpen(row.id)}
        actions={
          drafts && (
            <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setDrafting(true)}>
              起草
            </Button>
          )
        }
        empty={{
          title: '没有督查通报',
          body: drafts
            ? '每周、每月的第一个工作日系统自动起草，也可以点“起草”写一份。'
            : '督查室印发的通报会出现在这里，印发时同时发消息。',
        }}
      />
      {open !== null && <BulletinDrawer key={open} id={open} onClose={() => setOpen(null)} />}
      {drafting && (
        <DraftBulletinDialog
          onClose={() => setDrafting(false)}
          onDone={(id) => {
            setDrafting(false)
            setOpen(id)
          }}
        />
      )}
    </Page>
  )
}

/** Who sees no drafts is not asked about them. */
function filtersOf(seesDrafts: boolean): Filter<Key>[] {
  const { issued, withdrawn } = BULLETIN_STATES
  return [
    { key: 'q', kind: 'search', name: '编号或标题' },
    { key: 'kind', kind: 'select', name: '种类', options: optionsOf(BULLETIN_KINDS) },
    {
      key: 'state',
      kind: 'select',
      name: '状态',
      options: optionsOf(seesDrafts ? BULLETIN_STATES : { issued, withdrawn }),
    },
  ]
}

function columnsOf(today: string): Column<BulletinRow>[] {
  return [
    {
      key: 'title',
      title: '标题',
      fixed: true,
      render: ({ title, no }) => (
        <>
          <span className="two-lines" title={title}>
            {title}
          </span>
          <span className="sub num">{no ?? '未编号'}</span>
        </>
      ),
      text: ({ title, no }) => `${no ?? ''} ${title}`.trim(),
    },
    {
      key: 'kind',
      title: '种类',
      width: 88,
      render: ({ kind }) => BULLETIN_KINDS[kind],
      text: ({ kind }) => BULLETIN_KINDS[kind],
    },
    {
      key: 'state',
      title: '状态',
      width: 96,
      render: ({ state }) => (
        <span className={state === 'draft' ? 'tag tag--blue' : 'tag'}>{BULLETIN_STATES[state]}</span>
      ),
      text: ({ state }) => BULLETIN_STATES[state],
    },
    {
      key: 'figures',
      title: '在办 / 超期',
      width: 104,
      align: 'right',
      render: ({ inHand, red }) => (
        <span className="num">
          {inHand} / <span className={red > 0 ? 'late-count' : ''}>{red}</span>
        </span>
      ),
      text: ({ inHand, red }) => `${inHand}/${red}`,
    },
    {
      key: 'onTime',
      title: '按时办结率',
      width: 136,
      align: 'right',
      render: ({ onTime }) => <span className="num">{rateText(onTime)}</span>,
      text: ({ onTime }) => rateText(onTime),
    },
    {
      key: 'draftedBy',
      title: '起草',
      width: 168,
      render: ({ draftedBy }) => <span className="two-lines">{draftedBy?.name ?? '系统'}</span>,
      text: ({ draftedBy }) => draftedBy?.name ?? '系统',
    },
    {
      key: 'on',
      title: '印发',
      width: 112,
      align: 'right',
      render: ({ issuedOn }) =>
        issuedOn ? dateText(issuedOn, today) : <span className="muted">未印发</span>,
      text: ({ issuedOn }) => issuedOn ?? '',
    },
  ]
}

function asQuery({ q, kind, state }: Partial<Record<Key, string>>) {
  return {
    ...(q === undefined ? {} : { q }),
    ...(kind !== undefined && kind in BULLETIN_KINDS ? { kind: kind as BulletinKind } : {}),
    ...(state !== undefined && state in BULLETIN_STATES ? { state: state as BulletinState } : {}),
  }
}
