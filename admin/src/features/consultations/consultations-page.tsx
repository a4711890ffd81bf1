import type { ConsultationRow } from '@mingdu/shared/consultations/consultations.api'
import { CONSULTATION_STATES } from '@mingdu/shared/consultations/consultations.states'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { timeText } from '../../components/dates'
import { Icon } from '../../components/icon'
import { ListPage, optionsOf, useList, type Column, type Filter } from '../../components/list'
import { AskDialog } from './ask-dialog'
import { ConsultationDrawer } from './consultation-drawer'
import { useTopicOptions } from './consultation-queries'
import { TopicsDialog } from './topics-dialog'
import './consultations.css'

const KEYS = ['state', 'topic', 'mine'] as const
type Key = (typeof KEYS)[number]
const MINE = { true: '与我有关' } as const

/** 督查咨询: what my unit asked, or what waits for the 督查, the nearest promise first. */
export function ConsultationsPage() {
  const can = useCan()
  const list = useList({
    id: 'consultations',
    keys: KEYS,
    tables: { state: CONSULTATION_STATES, mine: MINE },
    read: (query) => api.consultations.list({ query }),
  })
  const { open, setOpen } = list
  const [dialog, setDialog] = useState<'ask' | 'topics' | null>(null)
  const asks = can('consultation.ask')
  const close = () => setDialog(null)
  return (
    <ListPage
      list={list}
      name="督查咨询"
      columns={columnsOf}
      filters={useFilters()}
      actions={
        <>
          {can('consultation.topics') && <Button onClick={() => setDialog('topics')}>咨询主题</Button>}
          {asks && (
            <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setDialog('ask')}>
              提问
            </Button>
          )}
        </>
      }
      empty={{
        title: '没有咨询',
        body: asks
          ? '办理中拿不准的，点“提问”问督查室，在工作时间内答复。常见问题先看知识库。'
          : '各单位的提问会出现在这里，按承诺的答复时间排列。',
      }}
    >
      {open !== null && <ConsultationDrawer key={open} id={open} onClose={() => setOpen(null)} />}
      {dialog === 'ask' && (
        <AskDialog
          onClose={close}
          onDone={(id) => {
            close()
            setOpen(id)
          }}
        />
      )}
      {dialog === 'topics' && <TopicsDialog onClose={close} />}
    </ListPage>
  )
}

function useFilters(): Filter<Key>[] {
  const topics = useTopicOptions()
  return [
    { key: 'state', kind: 'select', name: '状态', options: optionsOf(CONSULTATION_STATES) },
    { key: 'topic', kind: 'select', name: '主题', options: topics },
    { key: 'mine', kind: 'select', name: '范围', options: optionsOf(MINE), none: '全部' },
  ]
}

function columnsOf(today: string): Column<ConsultationRow>[] {
  return [
    {
      key: 'question',
      title: '问题',
      fixed: true,
      render: ({ no, question, topic }) => (
        <>
          <span className="two-lines" title={question}>
            {question}
          </span>
          <span className="sub num">
            {no}　{topic.name}
          </span>
        </>
      ),
      text: ({ no, question, topic }) => `${no} ${topic.name} ${question}`,
    },
    {
      key: 'org',
      title: '提问单位',
      width: 168,
      render: ({ org, asker }) => (
        <>
          <span className="two-lines">{org.name}</span>
          <span className="sub">{asker.name}</span>
        </>
      ),
      text: ({ org, asker }) => `${org.name} ${asker.name}`,
    },
    {
      key: 'responsible',
      title: '负责答复',
      width: 152,
      render: ({ responsible }) =>
        responsible ? (
          <span className="two-lines">{responsible.name}</span>
        ) : (
          <span className="muted">待接办</span>
        ),
      text: ({ responsible }) => responsible?.name ?? '待接办',
    },
    {
      key: 'state',
      title: '状态',
      width: 104,
      render: (row) => <StateTag row={row} />,
      text: stateText,
    },
    {
      key: 'due',
      title: '承诺答复',
      width: 120,
      align: 'right',
      render: ({ state, late, dueAt }) =>
        state === 'waiting' ? (
          <span className={late ? 'late-count' : ''}>{timeText(dueAt, today)}</span>
        ) : (
          <span className="muted">–</span>
        ),
      text: ({ state, dueAt }) => (state === 'waiting' ? timeText(dueAt) : ''),
    },
    {
      key: 'asked',
      title: '提问时间',
      width: 112,
      align: 'right',
      render: ({ askedAt }) => timeText(askedAt, today),
      text: ({ askedAt }) => timeText(askedAt),
    },
  ]
}

function StateTag({ row }: { row: ConsultationRow }) {
  const tone = row.late ? 'tag tag--red' : row.state === 'waiting' ? 'tag tag--blue' : 'tag'
  return <span className={tone}>{stateText(row)}</span>
}

function stateText({ state, late }: ConsultationRow): string {
  return late ? '答复超时' : CONSULTATION_STATES[state]
}
