import type { InterventionRow } from '@mingdu/shared/interventions/interventions.api'
import {
  INTERVENTION_KINDS,
  INTERVENTION_STATES,
  SUBJECT_KINDS,
  type InterventionState,
} from '@mingdu/shared/interventions/interventions.states'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { dateText } from '../../components/dates'
import { Icon } from '../../components/icon'
import { ListPage, optionsOf, useList, type Column, type Filter } from '../../components/list'
import { InterventionDrawer } from './intervention-drawer'
import { kindsOf, useOrgs } from './intervention-queries'
import { NewInterventionDialog } from './new-intervention-dialog'

const KEYS = ['q', 'kind', 'state', 'orgId', 'subjectId'] as const
type Key = (typeof KEYS)[number]

/** 督查职权: each use of one of the five powers, with its basis and what became of it. */
export function InterventionsPage() {
  const { permissions } = useMe()
  const list = useList({
    id: 'interventions',
    keys: KEYS,
    tables: { kind: INTERVENTION_KINDS, state: INTERVENTION_STATES },
    read: (query) => api.interventions.list({ query }),
  })
  const { open, setOpen } = list
  const [adding, setAdding] = useState(false)
  const mayAdd = kindsOf(permissions).length > 0
  return (
    <ListPage
      list={list}
      name="督查职权"
      columns={columnsOf}
      filters={useFilters()}
      actions={
        mayAdd && (
          <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setAdding(true)}>
            登记行使
          </Button>
        )
      }
      empty={{
        title: '没有职权行使的记录',
        body: mayAdd
          ? '查办督促、直接处置、建议奖惩、参会阅文后点“登记行使”；否决在办结中的事项页里办。'
          : '督查室行使职权的记录会出现在这里，奖惩建议批准后才生效。',
      }}
    >
      {open !== null && <InterventionDrawer key={open} id={open} onClose={() => setOpen(null)} />}
      {adding && (
        <NewInterventionDialog
          onClose={() => setAdding(false)}
          onDone={(id) => {
            setAdding(false)
            setOpen(id)
          }}
        />
      )}
    </ListPage>
  )
}

function useFilters(): Filter<Key>[] {
  const orgs = useOrgs()
  return [
    { key: 'q', kind: 'search', name: '编号或对象' },
    { key: 'kind', kind: 'select', name: '职权', options: optionsOf(INTERVENTION_KINDS) },
    { key: 'state', kind: 'select', name: '状态', options: optionsOf(INTERVENTION_STATES) },
    { key: 'orgId', kind: 'select', name: '责任单位', options: orgs, searchable: true },
  ]
}

const WAITS: readonly InterventionState[] = ['exercised', 'proposed', 'approved', 'sent']

function columnsOf(today: string): Column<InterventionRow>[] {
  return [
    {
      key: 'no',
      title: '编号',
      width: 176,
      fixed: true,
      render: ({ no }) => no,
      text: ({ no }) => no,
    },
    {
      key: 'kind',
      title: '职权',
      width: 128,
      render: ({ kind }) => INTERVENTION_KINDS[kind],
      text: ({ kind }) => INTERVENTION_KINDS[kind],
    },
    {
      key: 'subject',
      title: '对象',
      render: ({ subject }) => (
        <>
          <span className="two-lines" title={subject.name}>
            {subject.name}
          </span>
          <span className="sub num">
            {SUBJECT_KINDS[subject.kind]} {subject.no}
          </span>
        </>
      ),
      text: ({ subject }) => `${SUBJECT_KINDS[subject.kind]} ${subject.no} ${subject.name}`,
    },
    {
      key: 'org',
      title: '责任单位',
      width: 168,
      render: ({ org }) => <span className="two-lines">{org?.name ?? '—'}</span>,
      text: ({ org }) => org?.name ?? '',
    },
    {
      key: 'state',
      title: '状态',
      width: 152,
      render: ({ state }) => (
        <span className={WAITS.includes(state) ? 'tag tag--blue' : 'tag'}>{INTERVENTION_STATES[state]}</span>
      ),
      text: ({ state }) => INTERVENTION_STATES[state],
    },
    {
      key: 'by',
      title: '行使人',
      width: 120,
      render: ({ by }) => by.name,
      text: ({ by }) => by.name,
    },
    {
      key: 'on',
      title: '日期',
      width: 104,
      align: 'right',
      render: ({ on }) => dateText(on, today),
      text: ({ on }) => on,
    },
  ]
}
