import type { InstructionRow } from '@mingdu/shared/matters/instructions.api'
import { INSTRUCTION_STATES } from '@mingdu/shared/matters/instructions.states'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { dateText } from '../../components/dates'
import { Icon } from '../../components/icon'
import { ListPage, optionsOf, useList, type Column, type Filter } from '../../components/list'
import { InstructionDrawer } from './instruction-drawer'
import { WriteInstructionDialog } from './write-instruction-dialog'
import './matters.css'

const KEYS = ['q', 'state'] as const
type Key = (typeof KEYS)[number]

const FILTERS: Filter<Key>[] = [
  { key: 'q', kind: 'search', name: '编号或内容' },
  {
    key: 'state',
    kind: 'select',
    name: '状态',
    options: optionsOf(INSTRUCTION_STATES),
  },
]

/** 领导批示: each on its way from the leader's words to what was reported back. */
export function InstructionsPage() {
  const can = useCan()
  const list = useList({
    id: 'instructions',
    keys: KEYS,
    tables: { state: INSTRUCTION_STATES },
    read: (query) => api.instructions.list({ query }),
  })
  const { open, setOpen } = list
  const [writing, setWriting] = useState(false)
  const name = can('instruction.report') ? '登记批示' : '写批示'
  return (
    <ListPage
      list={list}
      name="领导批示"
      columns={columnsOf}
      filters={FILTERS}
      actions={
        can('instruction.write') && (
          <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setWriting(true)}>
            {name}
          </Button>
        )
      }
      empty={{
        title: '还没有领导批示',
        body: `点“${name}”登记，督查室据此立项，办理结果反馈给批示领导。`,
      }}
    >
      {open !== null && <InstructionDrawer key={open} id={open} onClose={() => setOpen(null)} />}
      {writing && (
        <WriteInstructionDialog
          onClose={() => setWriting(false)}
          onDone={(id) => {
            setWriting(false)
            setOpen(id)
          }}
        />
      )}
    </ListPage>
  )
}

function columnsOf(today: string): Column<InstructionRow>[] {
  return [
    { key: 'no', title: '编号', width: 176, fixed: true, render: ({ no }) => no, text: ({ no }) => no },
    {
      key: 'text',
      title: '批示内容',
      render: ({ text }) => (
        <span className="two-lines" title={text}>
          {text}
        </span>
      ),
      text: ({ text }) => text,
    },
    {
      key: 'leader',
      title: '批示领导',
      width: 168,
      render: ({ leader }) => <span className="two-lines">{leader.name}</span>,
      text: ({ leader }) => leader.name,
    },
    {
      key: 'on',
      title: '批示日期',
      width: 112,
      align: 'right',
      render: ({ on }) => dateText(on, today),
      text: ({ on }) => on,
    },
    {
      key: 'matters',
      title: '立项',
      width: 72,
      align: 'right',
      render: ({ matters }) => matters,
      text: ({ matters }) => String(matters),
    },
    {
      key: 'state',
      title: '状态',
      width: 96,
      render: ({ state }) => (
        <span className={state === 'read' ? 'tag' : 'tag tag--blue'}>{INSTRUCTION_STATES[state]}</span>
      ),
      text: ({ state }) => INSTRUCTION_STATES[state],
    },
  ]
}
