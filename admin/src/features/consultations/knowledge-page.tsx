import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import { KNOWLEDGE_STATES } from '@mingdu/shared/consultations/consultations.states'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { timeText } from '../../components/dates'
import { Icon } from '../../components/icon'
import { ListPage, optionsOf, useList, type Column, type Filter } from '../../components/list'
import { useTopicOptions } from './consultation-queries'
import { EntryDialog, NEW_ENTRY } from './entry-dialog'
import { KnowledgeDrawer } from './knowledge-drawer'
import './consultations.css'

const KEYS = ['q', 'topic', 'state'] as const
type Key = (typeof KEYS)[number]

/** 知识库: what was answered well, for everybody who would ask the same. */
export function KnowledgePage() {
  const writes = useCan()('knowledge.write')
  const list = useList({
    id: 'knowledge',
    keys: KEYS,
    tables: { state: KNOWLEDGE_STATES },
    read: (query) => api.knowledge.list({ query }),
  })
  const { open, setOpen } = list
  const [drafting, setDrafting] = useState(false)
  return (
    <ListPage
      list={list}
      name="知识库"
      columns={writes ? writerColumns : readerColumns}
      filters={useFilters(writes)}
      actions={
        writes && (
          <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setDrafting(true)}>
            起草
          </Button>
        )
      }
      empty={{
        title: '知识库还没有条目',
        body: writes
          ? '答复过的咨询可以整理成条目，也可以点“起草”。由另一位督查人员发布后，各单位看得到。'
          : '督查室发布的常见问题和答复会出现在这里。',
      }}
    >
      {open !== null && <KnowledgeDrawer key={open} id={open} onClose={() => setOpen(null)} />}
      {drafting && (
        <EntryDialog
          start={NEW_ENTRY}
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

function useFilters(writes: boolean): Filter<Key>[] {
  const topics = useTopicOptions()
  return [
    { key: 'q', kind: 'search', name: '问题、答复或依据' },
    { key: 'topic', kind: 'select', name: '主题', options: topics },
    ...(writes
      ? [{ key: 'state', kind: 'select', name: '状态', options: optionsOf(KNOWLEDGE_STATES) } as const]
      : []),
  ]
}

const QUESTION: Column<Knowledge> = {
  key: 'question',
  title: '问题',
  fixed: true,
  render: ({ question, topic }) => (
    <>
      <span className="two-lines" title={question}>
        {question}
      </span>
      <span className="sub">{topic.name}</span>
    </>
  ),
  text: ({ question, topic }) => `${topic.name} ${question}`,
}

const STATE: Column<Knowledge> = {
  key: 'state',
  title: '状态',
  width: 96,
  render: ({ state }) => (
    <span className={state === 'draft' ? 'tag tag--blue' : state === 'withdrawn' ? 'tag tag--off' : 'tag'}>
      {KNOWLEDGE_STATES[state]}
    </span>
  ),
  text: ({ state }) => KNOWLEDGE_STATES[state],
}

const AUTHOR: Column<Knowledge> = {
  key: 'author',
  title: '起草',
  width: 152,
  render: ({ author }) => <span className="two-lines">{author?.name ?? '–'}</span>,
  text: ({ author }) => author?.name ?? '',
}

function readerColumns(today: string): Column<Knowledge>[] {
  return [
    QUESTION,
    {
      key: 'useful',
      title: '觉得有用',
      width: 96,
      align: 'right',
      render: ({ useful }) => `${useful} 人`,
      text: ({ useful }) => String(useful),
    },
    {
      key: 'published',
      title: '发布',
      width: 112,
      align: 'right',
      render: ({ publishedAt }) =>
        publishedAt === null ? <span className="muted">没有发布</span> : timeText(publishedAt, today),
      text: ({ publishedAt }) => (publishedAt === null ? '' : timeText(publishedAt)),
    },
  ]
}

function writerColumns(today: string): Column<Knowledge>[] {
  const [question, ...rest] = readerColumns(today)
  return [
    ...(question ? [question] : []),
    STATE,
    AUTHOR,
    {
      key: 'uses',
      title: '答复引用',
      width: 96,
      align: 'right',
      render: ({ uses }) => `${uses} 次`,
      text: ({ uses }) => String(uses),
    },
    ...rest,
  ]
}
