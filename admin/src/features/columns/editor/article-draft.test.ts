import type { Article, ArticleContent } from '@mingdu/shared/columns/columns.schema'
import { article } from '../columns.fixture'
import {
  blankBlock,
  contentOf,
  draftOf,
  emptyDraft,
  type ArticleDraft,
  type DraftBlock,
} from './article-draft'
import { problemsOf, serverProblems } from './article-problems'
import { ApiError } from '../../../api/api-error'

const photo = (id: string) => ({
  ...{ id, kind: 'photo', name: `${id[0]}.jpg`, mime: 'image/jpeg', size: 10, width: 8, height: 6 },
  storedAt: '2026-11-23T01:00:00.000Z',
})
const P1 = '1'.repeat(24)
const P2 = '2'.repeat(24)
const content = (more: Partial<ArticleContent>): ArticleContent => ({ ...article().content, ...more })
const saved = (column: Article['column'], more: Partial<ArticleContent>) =>
  article({ column, content: content(more), files: [photo(P1), photo(P2)] as Article['files'] })
const EVERY_BLOCK: ArticleContent['blocks'] = [
  { kind: 'heading', text: '一、背景' },
  { kind: 'paragraph', text: '正文。' },
  { kind: 'list', ordered: true, items: ['第一条', '第二条'] },
  { kind: 'quote', text: '原话', source: '会议记录' },
  { kind: 'picture', fileId: P1, caption: '会场' },
  { kind: 'video', fileId: P2, caption: '' },
  { kind: 'link', text: '全文', url: 'https://www.example.gov.cn/a' },
]

it.each<[Article['column'], Partial<ArticleContent>]>([
  ['news', { blocks: EVERY_BLOCK }],
  ['announcements', { kind: 'reward' }],
  ['exposures', { exposure: { orgId: 'd'.repeat(24), due: '2026-12-10', beforeIds: [P1, P2] } }],
  [
    'topics',
    {
      session: {
        ...{ from: '2026-11-24T01:00:00.000Z', until: '2026-11-24T03:00:00.000Z' },
        experts: [{ accountId: 'e'.repeat(24), title: '高级工程师' }],
      },
      poll: {
        until: '2026-11-30',
        questions: [{ kind: 'single', text: '先清哪段？', options: ['上游', '下游'] }],
      },
    },
  ],
])('of %s gives back what was saved', (column, more) => {
  expect(contentOf(draftOf(saved(column, more)))).toEqual(content(more))
})

it('sends no part that the column does not have', () => {
  const draft = draftOf(
    saved('exposures', { exposure: { orgId: 'd'.repeat(24), due: '2026-12-10', beforeIds: [] } }),
  )
  expect(contentOf({ ...draft, column: 'news' }).exposure).toBeNull()
})

const with1 = (block: Partial<DraftBlock>): ArticleDraft => ({
  ...emptyDraft('news'),
  title: '一个标题',
  blocks: [{ ...blankBlock('paragraph'), ...block }],
})
const topic = (more: Partial<ArticleDraft>): ArticleDraft => ({
  ...with1({ text: '正文' }),
  column: 'topics',
  ...more,
})

it.each<[string, ArticleDraft, string[]]>([
  ['nothing', with1({ text: '正文' }), []],
  ['a short title', { ...with1({ text: '正文' }), title: '短' }, ['title']],
  ['an empty block', with1({ text: ' ' }), ['blocks.0.text']],
  ['a picture without a file', with1({ kind: 'picture' }), ['blocks.0.files']],
  [
    'a link that runs something',
    with1({ kind: 'link', text: '点', url: 'javascript:alert(1)' }),
    ['blocks.0.url'],
  ],
  [
    'an exposure without unit and day',
    { ...with1({ text: '正文' }), column: 'exposures' },
    ['exposure.orgId', 'exposure.due'],
  ],
  [
    'a session that ends before it begins',
    topic({ session: { from: '2026-11-24T03:00:00.000Z', until: '2026-11-24T01:00:00.000Z', experts: [] } }),
    ['session.until'],
  ],
  [
    'a question with one option',
    topic({ poll: { until: '2026-11-30', questions: [{ kind: 'single', text: '问', options: '一' }] } }),
    ['poll.questions.0.options'],
  ],
  [
    'two options that are the same',
    topic({ poll: { until: '2026-11-30', questions: [{ kind: 'single', text: '问', options: '一\n一' }] } }),
    ['poll.questions.0.options'],
  ],
])('finds %s', (_, draft, paths) => expect(Object.keys(problemsOf(draft))).toEqual(paths))

it('puts what the server says beside the field it means', () => {
  const fields = [
    { path: 'body.content.title', rule: 'zod', message: '标题最多 60 字' },
    { path: 'body.content.blocks.2.items.4', rule: 'zod', message: '最多 300 字' },
    { path: 'body.content.blocks.0.fileId', rule: 'zod', message: '没有这个文件' },
    { path: 'body.content.poll.questions.1.options.3', rule: 'zod', message: '最多 100 字' },
  ]
  expect(serverProblems(new ApiError(400, 'input.invalid', '有的地方没有写对', { fields }))).toEqual({
    title: '标题最多 60 字',
    'blocks.2.text': '最多 300 字',
    'blocks.0.files': '没有这个文件',
    'poll.questions.1.options': '最多 100 字',
  })
})
