import type { ConclusionRow } from '@mingdu/shared/conclusions/conclusions.api'
import { CONCLUSION_STATES, type ConclusionState } from '@mingdu/shared/conclusions/conclusions.states'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { dateText } from '../../components/dates'
import { Icon } from '../../components/icon'
import { ListPage, optionsOf, useList, type Column, type Filter } from '../../components/list'
import { ConclusionDrawer } from './conclusion-drawer'
import { DraftConclusionDialog } from './draft-conclusion-dialog'

const KEYS = ['q', 'state'] as const
type Key = (typeof KEYS)[number]

const FILTERS: Filter<Key>[] = [
  { key: 'q', kind: 'search', name: '编号或事项' },
  {
    key: 'state',
    kind: 'select',
    name: '状态',
    options: optionsOf(CONCLUSION_STATES),
  },
]

/** 督查结论: drafted, issued, served, objected to and reviewed. */
export function ConclusionsPage() {
  const can = useCan()
  const list = useList({
    id: 'conclusions',
    keys: KEYS,
    tables: { state: CONCLUSION_STATES },
    read: (query) => api.conclusions.list({ query }),
  })
  const { open, setOpen } = list
  const [drafting, setDrafting] = useState(false)
  return (
    <ListPage
      list={list}
      name="督查结论"
      columns={columnsOf}
      filters={FILTERS}
      actions={
        can('conclusion.draft') && (
          <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setDrafting(true)}>
            拟结论
          </Button>
        )
      }
      empty={{
        title: '没有督查结论',
        body: can('conclusion.draft')
          ? '督查查明情况后点“拟结论”，由另一人作出并送达。'
          : '督查室作出并送达的结论会出现在这里，收到后 30 日内可以申请复核。',
      }}
    >
      {open !== null && <ConclusionDrawer key={open} id={open} onClose={() => setOpen(null)} />}
      {drafting && (
        <DraftConclusionDialog
          onClose={() => setDrafting(false)}
          onDone={(id) => {
            setDrafting(false)
            setOpen(id)
          }}
        />
      )}
    </ListPage>
  )
}

function columnsOf(today: string): Column<ConclusionRow>[] {
  return [
    {
      key: 'no',
      title: '编号',
      width: 176,
      fixed: true,
      render: ({ no }) => no ?? <span className="muted">未编号</span>,
      text: ({ no }) => no ?? '',
    },
    {
      key: 'matter',
      title: '督查事项',
      render: ({ matter }) => (
        <>
          <span className="two-lines" title={matter.title}>
            {matter.title}
          </span>
          <span className="sub num">{matter.no}</span>
        </>
      ),
      text: ({ matter }) => `${matter.no} ${matter.title}`,
    },
    {
      key: 'org',
      title: '督查对象',
      width: 168,
      render: ({ org }) => <span className="two-lines">{org.name}</span>,
      text: ({ org }) => org.name,
    },
    {
      key: 'state',
      title: '状态',
      width: 128,
      render: ({ state }) => (
        <span className={WAITS.includes(state) ? 'tag tag--blue' : 'tag'}>{CONCLUSION_STATES[state]}</span>
      ),
      text: ({ state }) => CONCLUSION_STATES[state],
    },
    {
      key: 'until',
      title: '期限',
      width: 168,
      align: 'right',
      render: (row) => untilText(row, today),
      text: (row) => untilText(row, today),
    },
  ]
}

const WAITS: readonly ConclusionState[] = ['draft', 'issued', 'objected']

function untilText({ state, objectUntil, reviewUntil }: ConclusionRow, today: string): string {
  if (state === 'delivered' && objectUntil) return `异议至 ${dateText(objectUntil, today)}`
  return state === 'objected' && reviewUntil ? `复核至 ${dateText(reviewUntil, today)}` : ''
}
