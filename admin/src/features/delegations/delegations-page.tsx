import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
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
import { DelegationDrawer } from './delegation-drawer'
import { periodText, phaseText } from './delegation-words'
import { GiveDialog } from './give-dialog'

const KEYS = ['side'] as const
type Key = (typeof KEYS)[number]

const FILTERS: Filter<Key>[] = [
  {
    key: 'side',
    kind: 'select',
    name: '全部授权',
    options: [
      { value: 'given', label: '我授出的' },
      { value: 'received', label: '授给我的' },
    ],
  },
]

/** 授权代办: what one gave, what one was given, and from here to acting in another's name. */
export function DelegationsPage() {
  const me = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const [giving, setGiving] = useState(false)
  const { side } = query.values
  const pages = useCursorPages<Delegation>(['delegations', 'list', query.values], (page) =>
    api.delegations.mine({
      query: { ...page, ...(side === 'given' || side === 'received' ? { side } : {}) },
    }),
  )
  const mayGive = me.permissions.includes('delegation.give')
  return (
    <Page title="授权代办" className="page page--fill">
      <DataTable
        id="delegations"
        name="授权代办"
        columns={columnsOf(me.id)}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(row) => row.id}
        openKey={open}
        onOpen={(row) => setOpen(row.id)}
        actions={
          mayGive && (
            <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setGiving(true)}>
              授权他人代办
            </Button>
          )
        }
        empty={{
          title: '没有代办授权',
          body: mayGive
            ? '出差、休假时点“授权他人代办”，选人、时段和事项，对方接受后生效，到期自动结束。'
            : '别人授权您代办时会出现在这里，接受后可以切换身份办理。',
        }}
      />
      {open !== null && <DelegationDrawer key={open} id={open} onClose={() => setOpen(null)} />}
      {giving && (
        <GiveDialog
          onClose={() => setGiving(false)}
          onDone={(id) => {
            setGiving(false)
            setOpen(id)
          }}
        />
      )}
    </Page>
  )
}

function columnsOf(myId: string): Column<Delegation>[] {
  const side = (row: Delegation) => (row.principal.id === myId ? '我授出的' : '授给我的')
  return [
    { key: 'side', title: '方向', width: 96, fixed: true, render: side, text: side },
    {
      key: 'principal',
      title: '授权人',
      render: ({ principal }) => <Who person={principal} />,
      text: ({ principal }) => principal.name,
    },
    {
      key: 'delegate',
      title: '代办人',
      render: ({ delegate }) => <Who person={delegate} />,
      text: ({ delegate }) => delegate.name,
    },
    {
      key: 'period',
      title: '时段',
      width: 264,
      render: (row) => <span className="num">{periodText(row)}</span>,
      text: periodText,
    },
    {
      key: 'phase',
      title: '状态',
      width: 120,
      render: (row) => (
        <span className={row.phase === 'running' || row.phase === 'offered' ? 'tag tag--blue' : 'tag'}>
          {phaseText(row)}
        </span>
      ),
      text: phaseText,
    },
  ]
}

function Who({ person }: { person: Delegation['principal'] }) {
  return (
    <>
      <span className="two-lines" title={person.name}>
        {person.name}
      </span>
      <span className="sub">{person.org.name}</span>
    </>
  )
}
