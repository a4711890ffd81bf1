import type { CardRow } from '@mingdu/shared/cards/cards.schema'
import {
  CARD_KINDS,
  CARD_STATES,
  CARD_SUBJECTS,
  type CardKind,
  type CardState,
} from '@mingdu/shared/cards/cards.states'
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
import { CardDrawer } from './card-drawer'
import { CardKindTag, CardStateTag } from './card-marks'
import { stateText } from './card-words'

const KEYS = ['q', 'kind', 'state', 'orgId'] as const
type Key = (typeof KEYS)[number]

/** 牌: every sanction from proposal to 摘牌, newest first. */
export function CardsPage() {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const pages = useCursorPages<CardRow>(['cards', 'list', query.values], (page) =>
    api.cards.list({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => cardColumns(today), [today])
  return (
    <Page title="牌" className="page page--fill">
      <DataTable
        id="cards"
        name="牌"
        columns={columns}
        pages={pages}
        query={query}
        filters={useFilters()}
        rowKey={(card) => card.id}
        openKey={open}
        onOpen={(card) => setOpen(card.id)}
        empty={{
          title: '没有牌',
          body: '电子监察发现超时等问题会提请发牌，由监察员或督查室主任决定发不发。',
        }}
      />
      {open !== null && <CardDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function useFilters(): Filter<Key>[] {
  const orgs = useOrgs().data ?? []
  return [
    { key: 'q', kind: 'search', name: '编号或名称' },
    { key: 'kind', kind: 'select', name: '种类', options: optionsOf(CARD_KINDS) },
    { key: 'state', kind: 'select', name: '状态', options: optionsOf(CARD_STATES) },
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

function cardColumns(today: string): Column<CardRow>[] {
  return [
    {
      key: 'no',
      title: '编号',
      width: 124,
      fixed: true,
      render: (card) => card.no ?? <span className="muted">未编号</span>,
      text: (card) => card.no ?? '',
    },
    {
      key: 'kind',
      title: '种类',
      width: 76,
      render: (card) => <CardKindTag kind={card.kind} />,
      text: (card) => CARD_KINDS[card.kind],
    },
    {
      key: 'subject',
      title: '对象',
      width: 188,
      render: ({ subject }) => (
        <>
          <span className="two-lines" title={subject.name}>
            {subject.name}
          </span>
          <span className="sub num">
            {CARD_SUBJECTS[subject.kind]} {subject.no}
          </span>
        </>
      ),
      text: ({ subject }) => `${subject.no} ${subject.name}`,
    },
    {
      key: 'org',
      title: '被发牌单位',
      width: 116,
      render: (card) => <span className="two-lines">{carded(card)}</span>,
      text: carded,
    },
    {
      key: 'reason',
      title: '事由',
      render: (card) => (
        <span className="two-lines" title={card.reason}>
          {card.reason}
        </span>
      ),
      text: (card) => card.reason,
    },
    {
      key: 'state',
      title: '状态',
      width: 124,
      render: (card) => <CardStateTag card={card} />,
      text: stateText,
    },
    {
      key: 'at',
      title: '提请',
      width: 100,
      align: 'right',
      render: (card) => timeText(card.proposedAt, today),
      text: (card) => card.proposedAt,
    },
  ]
}

function carded({ org, person }: CardRow): string {
  return person ? `${org.name} ${person.name}` : org.name
}

function optionsOf(table: Record<string, string>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}

function asQuery({ q, kind, state, orgId }: Partial<Record<Key, string>>) {
  return {
    ...(q === undefined ? {} : { q }),
    ...(kind !== undefined && kind in CARD_KINDS ? { kind: kind as CardKind } : {}),
    ...(state !== undefined && state in CARD_STATES ? { state: state as CardState } : {}),
    ...(orgId === undefined ? {} : { orgId }),
  }
}
