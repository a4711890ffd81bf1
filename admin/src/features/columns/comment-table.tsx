import type { ArticleComment } from '@mingdu/shared/columns/comments.schema'
import { COMMENT_STATES } from '@mingdu/shared/columns/columns.states'
import { SAFETY_STATES } from '@mingdu/shared/safety/safety.states'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import {
  DataTable,
  useOpenRecord,
  type Column,
  type CursorPages,
  type Filter,
  type ListQuery,
} from '../../components/list'
import { SafetyTag } from '../../components/safety-tag'
import { CommentActs, CommentBody } from './comment-body'
import './columns.css'

interface CommentTableProps<K extends string> {
  id: string
  name: string
  pages: CursorPages<ArticleComment>
  query: ListQuery<K>
  filters: readonly Filter<K>[]
  empty: { title: string; body: string }
}

/** Questions and comments; one opens beside the list, with what may be done with it. */
export function CommentTable<K extends string>(props: CommentTableProps<K>) {
  const [open, setOpen] = useOpenRecord('open')
  const comment = props.pages.rows.find(({ id }) => id === open)
  return (
    <>
      <DataTable
        {...props}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        openKey={open}
        onOpen={({ id }) => setOpen(id)}
      />
      {comment && (
        <Drawer
          key={comment.id}
          title={comment.side === 'citizen' ? '群众的提问' : '单位的评论'}
          kicker={comment.article.name}
          onClose={() => setOpen(null)}
          footer={<CommentActs comment={comment} />}
        >
          <CommentBody comment={comment} />
        </Drawer>
      )}
    </>
  )
}

const COLUMNS: Column<ArticleComment>[] = [
  {
    key: 'text',
    title: '内容',
    fixed: true,
    render: ({ text }) => (
      <span className="two-lines" title={text}>
        {text}
      </span>
    ),
    text: ({ text }) => text,
  },
  {
    key: 'article',
    title: '文章',
    width: 220,
    render: ({ article }) => <span className="two-lines">{article.name}</span>,
    text: ({ article }) => article.name,
  },
  {
    key: 'by',
    title: '谁写的',
    width: 160,
    render: ({ by, org }) => (
      <span className="two-lines">
        {by}
        {org !== '' && `　${org}`}
      </span>
    ),
    text: ({ by, org }) => `${by} ${org}`.trim(),
  },
  {
    key: 'state',
    title: '状态',
    width: 96,
    render: ({ state }) => (
      <span className={state === 'waiting' ? 'tag tag--blue' : 'tag'}>{COMMENT_STATES[state]}</span>
    ),
    text: ({ state }) => COMMENT_STATES[state],
  },
  {
    key: 'safety',
    title: '内容检查',
    width: 112,
    render: ({ safety }) => <SafetyTag state={safety} />,
    text: ({ safety }) => SAFETY_STATES[safety],
  },
  {
    key: 'answers',
    title: '回答',
    width: 72,
    align: 'right',
    render: ({ answers }) => <span className="num">{answers.length}</span>,
    text: ({ answers }) => String(answers.length),
  },
  {
    key: 'at',
    title: '时间',
    width: 160,
    align: 'right',
    render: ({ at }) => <span className="num">{fullTimeText(at)}</span>,
    text: ({ at }) => at,
  },
]
