import type { ArticleRow } from '@mingdu/shared/columns/columns.schema'
import {
  ARTICLE_STATES,
  COLUMNS,
  type ArticleState,
  type Column as ColumnKey,
} from '@mingdu/shared/columns/columns.states'
import { SAFETY_STATES } from '@mingdu/shared/safety/safety.states'
import { Button, Dropdown } from 'antd'
import { useNavigate } from 'react-router'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { fullTimeText } from '../../components/dates'
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
import { SafetyTag } from '../../components/safety-tag'
import { ArticleDrawer } from './article-drawer'
import './columns.css'

const KEYS = ['q', 'column', 'state'] as const
type Key = (typeof KEYS)[number]

const FILTERS: Filter<Key>[] = [
  { key: 'q', kind: 'search', name: '标题' },
  {
    key: 'column',
    kind: 'select',
    name: '专栏',
    options: Object.entries(COLUMNS).map(([value, { name }]) => ({ value, label: name })),
  },
  {
    key: 'state',
    kind: 'select',
    name: '状态',
    options: Object.entries(ARTICLE_STATES).map(([value, label]) => ({ value, label })),
  },
]

const TABLE: Column<ArticleRow>[] = [
  {
    key: 'title',
    title: '标题',
    fixed: true,
    render: ({ title }) => (
      <span className="two-lines" title={title}>
        {title}
      </span>
    ),
    text: ({ title }) => title,
  },
  {
    key: 'column',
    title: '专栏',
    width: 104,
    render: ({ column }) => COLUMNS[column].name,
    text: ({ column }) => COLUMNS[column].name,
  },
  {
    key: 'state',
    title: '状态',
    width: 120,
    render: (row) => <span className="tag">{stateText(row)}</span>,
    text: stateText,
  },
  {
    key: 'safety',
    title: '内容检查',
    width: 112,
    render: ({ safety }) =>
      safety === null ? <span className="muted">未送审</span> : <SafetyTag state={safety} />,
    text: ({ safety }) => (safety === null ? '' : SAFETY_STATES[safety]),
  },
  {
    key: 'org',
    title: '单位',
    width: 160,
    render: ({ org }) => <span className="two-lines">{org.name}</span>,
    text: ({ org }) => org.name,
  },
  {
    key: 'changedAt',
    title: '最近改动',
    width: 160,
    align: 'right',
    render: ({ changedAt }) => <span className="num">{fullTimeText(changedAt)}</span>,
    text: ({ changedAt }) => changedAt,
  },
]

/** 专栏 at the desk of those who write and review. */
export function ColumnsPage() {
  const writes = useCan()('column.write')
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const pages = useCursorPages<ArticleRow>(['columns', 'list', query.values], (page) =>
    api.columns.list({ query: { ...asQuery(query.values), ...page } }),
  )
  return (
    <Page title="专栏" className="page page--fill">
      <DataTable
        id="columns"
        name="专栏稿件"
        columns={TABLE}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(row) => row.id}
        openKey={open}
        onOpen={(row) => setOpen(row.id)}
        actions={writes && <NewArticle />}
        empty={{
          title: '没有专栏稿件',
          body: writes
            ? '点“写稿件”选一个专栏。写好送审，由督查室主任审核发布。'
            : '写好的稿件送审后，由督查室主任审核发布。',
        }}
      />
      {open !== null && <ArticleDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** Which column comes first: each has parts of its own. */
function NewArticle() {
  const navigate = useNavigate()
  const items = Object.entries(COLUMNS).map(([key, { name }]) => ({ key, label: name }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => void navigate(`/columns/new?column=${key}`) }}
    >
      <Button type="primary" icon={<Icon name="plus" small />}>
        写稿件
      </Button>
    </Dropdown>
  )
}

function stateText({ state, resultWaits }: ArticleRow): string {
  return resultWaits ? '整改结果待审核' : ARTICLE_STATES[state]
}

function asQuery({ q, column, state }: Partial<Record<Key, string>>) {
  return {
    ...(q === undefined ? {} : { q }),
    ...(column !== undefined && column in COLUMNS ? { column: column as ColumnKey } : {}),
    ...(state !== undefined && state in ARTICLE_STATES ? { state: state as ArticleState } : {}),
  }
}
