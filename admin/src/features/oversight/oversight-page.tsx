import type { OversightRow } from '@mingdu/shared/oversight/oversight.api'
import { OVERSIGHT_LEVELS, OVERSIGHT_STATES, OVERSIGHT_TAGS } from '@mingdu/shared/oversight/oversight.states'
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
import { OversightDrawer } from './oversight-drawer'
import { OversightFigures } from './oversight-figures'
import { RateDialog } from './rate-dialog'
import './oversight.css'

const KEYS = ['answered', 'quarter'] as const
type Key = (typeof KEYS)[number]

/** 双向监督: units say what the 督查 costs them and whether it helps, and the 督查室 answers. */
export function OversightPage() {
  const { today } = useMe()
  const can = useCan()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const [rating, setRating] = useState(false)
  const pages = useCursorPages<OversightRow>(['oversight', 'list', query.values], (page) =>
    api.oversight.list({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => columnsOf(today), [today])
  const row = pages.rows.find(({ id }) => id === open)
  const rates = can('oversight.rate')
  return (
    <Page title="双向监督" className="page page--fill oversight">
      <OversightFigures quarter={query.values.quarter} />
      <DataTable
        id="oversight"
        name="对督查的评价"
        columns={columns}
        pages={pages}
        query={query}
        filters={filtersOf(today)}
        rowKey={({ id }) => id}
        openKey={open}
        onOpen={({ id }) => setOpen(id)}
        actions={
          rates && (
            <Button type="primary" icon={<Icon name="plus" small />} onClick={() => setRating(true)}>
              评价督查
            </Button>
          )
        }
        empty={{
          title: '没有对督查的评价',
          body: rates
            ? '督查派到您单位的事项，每季可以评价一次：频次、材料、帮助和多花的工时。督查室只看到单位，看不到谁评的。'
            : '单位的评价会出现在这里，督查室在规定的工作日内答复。',
        }}
      />
      {row && <OversightDrawer key={row.id} row={row} onClose={() => setOpen(null)} />}
      {rating && <RateDialog onClose={() => setRating(false)} />}
    </Page>
  )
}

function filtersOf(today: string): Filter<Key>[] {
  return [
    {
      key: 'answered',
      kind: 'select',
      name: '答复',
      options: [
        { value: 'no', label: '待答复' },
        { value: 'yes', label: '已答复' },
      ],
    },
    { key: 'quarter', kind: 'select', name: '季度', options: quartersBefore(today) },
  ]
}

/** The running quarter and the seven before it. */
function quartersBefore(today: string) {
  const now = Number(today.slice(0, 4)) * 4 + Math.ceil(Number(today.slice(5, 7)) / 3) - 1
  return Array.from({ length: 8 }, (_, i) => {
    const [year, nth] = [Math.floor((now - i) / 4), ((now - i) % 4) + 1]
    return { value: `${year}-Q${nth}`, label: `${year}年第${nth}季度` }
  })
}

function columnsOf(today: string): Column<OversightRow>[] {
  return [
    {
      key: 'matter',
      title: '督查事项',
      fixed: true,
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
      title: '评价单位',
      width: 152,
      render: ({ org }) => <span className="two-lines">{org.name}</span>,
      text: ({ org }) => org.name,
    },
    {
      key: 'level',
      title: '评价',
      width: 200,
      render: ({ level, tags }) => (
        <>
          <span className={level > 3 ? 'late-count' : ''}>{OVERSIGHT_LEVELS[level]}</span>
          <span className="sub two-lines">{tags.map((tag) => OVERSIGHT_TAGS[tag]).join('、')}</span>
        </>
      ),
      text: ({ level, tags }) =>
        [OVERSIGHT_LEVELS[level], ...tags.map((tag) => OVERSIGHT_TAGS[tag])].join('、'),
    },
    {
      key: 'hours',
      title: '多花工时',
      width: 96,
      align: 'right',
      render: ({ hours }) => `${hours} 小时`,
      text: ({ hours }) => String(hours),
    },
    {
      key: 'state',
      title: '答复',
      width: 104,
      render: ({ state }) => (
        <span className={state === 'late' ? 'tag tag--red' : state === 'waiting' ? 'tag tag--blue' : 'tag'}>
          {OVERSIGHT_STATES[state]}
        </span>
      ),
      text: ({ state }) => OVERSIGHT_STATES[state],
    },
    {
      key: 'due',
      title: '答复期限',
      width: 104,
      align: 'right',
      render: ({ answerDue }) => dateText(answerDue, today),
      text: ({ answerDue }) => answerDue,
    },
  ]
}

function asQuery({ answered, quarter }: Partial<Record<Key, string>>): {
  answered?: 'yes' | 'no'
  quarter?: string
} {
  return {
    ...(answered === 'yes' || answered === 'no' ? { answered } : {}),
    ...(quarter === undefined ? {} : { quarter }),
  }
}
