import type { LookBack } from '@mingdu/shared/matters/look-backs.api'
import { LOOK_BACK_STATES, type LookBackState } from '@mingdu/shared/matters/look-backs.states'
import { VERIFY_METHODS } from '@mingdu/shared/tasks/tasks.states'
import { Button } from 'antd'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { dateText } from '../../components/dates'
import { ListPage, optionsOf, useList, type Column, type Filter } from '../../components/list'
import { LookBackDialog } from './look-back-dialog'
import './matters.css'

const KEYS = ['q', 'state'] as const
type Key = (typeof KEYS)[number]

const FILTERS: Filter<Key>[] = [
  { key: 'q', kind: 'search', name: '编号或名称' },
  {
    key: 'state',
    kind: 'select',
    name: '状态',
    options: optionsOf(LOOK_BACK_STATES),
  },
]

/** 回头看: what was drawn of the closed matters, soonest first. */
export function LookBacksPage() {
  const list = useList({
    id: 'look-backs',
    keys: KEYS,
    tables: { state: LOOK_BACK_STATES },
    read: (query) => api.lookBacks.list({ query }),
  })
  const { open, setOpen } = list
  const chosen = list.pages.rows.find(({ id }) => id === open)
  return (
    <ListPage
      list={list}
      name="回头看"
      columns={columnsOf}
      filters={FILTERS}
      onOpen={null}
      empty={{
        title: '没有要回头看的事项',
        body: '事项销号后按规则里的比例抽查，到期的出现在这里，并提醒责任督查员。',
      }}
    >
      {chosen?.mayRecord && <LookBackDialog lookBack={chosen} onClose={() => setOpen(null)} />}
    </ListPage>
  )
}

function columnsOf(today: string, open: (id: string) => void): Column<LookBack>[] {
  return [
    {
      key: 'matter',
      title: '事项',
      fixed: true,
      render: ({ matter }) => (
        <>
          <Link to={`/matters/${matter.id}`} className="two-lines" title={matter.title}>
            {matter.title}
          </Link>
          <span className="sub num">{matter.no}</span>
        </>
      ),
      text: ({ matter }) => `${matter.no} ${matter.title}`,
    },
    {
      key: 'lead',
      title: '主办单位',
      width: 160,
      render: ({ leadOrg }) => <span className="two-lines">{leadOrg.name}</span>,
      text: ({ leadOrg }) => leadOrg.name,
    },
    {
      key: 'supervisor',
      title: '督查员',
      width: 168,
      render: ({ supervisor }) => <span className="two-lines">{supervisor.name}</span>,
      text: ({ supervisor }) => supervisor.name,
    },
    {
      key: 'round',
      title: '第几次',
      width: 72,
      align: 'right',
      render: ({ round }) => round,
      text: ({ round }) => String(round),
    },
    {
      key: 'due',
      title: '到期',
      width: 112,
      align: 'right',
      render: ({ dueOn }) => dateText(dueOn, today),
      text: ({ dueOn }) => dueOn,
    },
    {
      key: 'state',
      title: '状态',
      width: 104,
      render: ({ state }) => <span className={tagOf(state)}>{LOOK_BACK_STATES[state]}</span>,
      text: ({ state }) => LOOK_BACK_STATES[state],
    },
    {
      key: 'result',
      title: '看到的情况',
      render: (row) => <span className="two-lines">{resultText(row)}</span>,
      text: resultText,
    },
    {
      key: 'act',
      title: '',
      width: 96,
      align: 'right',
      render: (row) =>
        row.mayRecord && (
          <Button size="small" type="primary" onClick={() => open(row.id)}>
            登记结果
          </Button>
        ),
      text: () => '',
    },
  ]
}

function tagOf(state: LookBackState): string {
  if (state === 'relapsed') return 'tag tag--red'
  return state === 'due' ? 'tag tag--blue' : 'tag'
}

function resultText({ method, note, by }: LookBack): string {
  return method === null ? '' : `${VERIFY_METHODS[method]}：${note}（${by?.name ?? ''}）`
}
