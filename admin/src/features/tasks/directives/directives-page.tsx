import type { Directive } from '@mingdu/shared/directives/directives.api'
import { DIRECTIVE_LEVELS, DIRECTIVE_STATES } from '@mingdu/shared/directives/directives.states'
import { LIGHTS } from '@mingdu/shared/kernel/light'
import { api } from '../../../api/client.gen'
import { useCan } from '../../../api/session'
import { dateText, timeText } from '../../../components/dates'
import { Light } from '../../../components/light'
import { ListPage, optionsOf, useList, type Column, type Filter } from '../../../components/list'
import { DirectiveDrawer } from './directive-drawer'
import { LevelTag, OwnerCell, StateTag, stateText } from './directive-parts'

const KEYS = ['q', 'level', 'state'] as const
type Key = (typeof KEYS)[number]

const TABLES = { level: DIRECTIVE_LEVELS, state: DIRECTIVE_STATES } as const

const FILTERS: Filter<Key>[] = [
  { key: 'q', kind: 'search', name: '编号、任务或单位' },
  { key: 'level', kind: 'select', name: '类别', options: optionsOf(DIRECTIVE_LEVELS) },
  { key: 'state', kind: 'select', name: '状态', options: optionsOf(DIRECTIVE_STATES) },
]

/** 督查通知: what was asked of which org, who took it, and what it answered. */
export function DirectivesPage() {
  const can = useCan()
  const list = useList({
    id: 'directives',
    keys: KEYS,
    tables: TABLES,
    read: (query) => api.directives.list({ query }),
  })
  const { open, setOpen } = list
  return (
    <ListPage
      list={list}
      name="督查通知"
      columns={columnsOf}
      filters={FILTERS}
      empty={{
        title: '没有督查通知',
        body: can('directive.issue')
          ? '打开一项督办任务，在“更多办理”里发督查通知，签收和回复会记在这里。'
          : '督查室发给本单位的通知会出现在这里，由任务的承办人签收和回复。',
      }}
    >
      {open !== null && <DirectiveDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </ListPage>
  )
}

function columnsOf(today: string): Column<Directive>[] {
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
      key: 'level',
      title: '类别',
      width: 104,
      render: ({ level }) => <LevelTag level={level} />,
      text: ({ level }) => DIRECTIVE_LEVELS[level],
    },
    {
      key: 'task',
      title: '督办任务',
      render: ({ task }) => (
        <>
          <span className="two-lines" title={task.title}>
            {task.title}
          </span>
          <span className="sub num">{task.no}</span>
        </>
      ),
      text: ({ task }) => `${task.no} ${task.title}`,
    },
    {
      key: 'org',
      title: '答复单位',
      width: 168,
      render: (row) => <OwnerCell directive={row} />,
      text: ({ owner }) => owner.name,
    },
    {
      key: 'light',
      title: '灯',
      width: 84,
      render: ({ light }) => <Light light={light} />,
      text: ({ light }) => LIGHTS[light].word,
    },
    {
      key: 'state',
      title: '状态',
      width: 128,
      render: (row) => <StateTag {...row} />,
      text: stateText,
    },
    {
      key: 'due',
      title: '办理期限',
      width: 104,
      align: 'right',
      render: ({ due }) => dateText(due, today),
      text: ({ due }) => due,
    },
    {
      key: 'issuedAt',
      title: '发出',
      width: 120,
      align: 'right',
      render: ({ issuedAt }) => timeText(issuedAt, today),
      text: ({ issuedAt }) => timeText(issuedAt, today),
    },
  ]
}
