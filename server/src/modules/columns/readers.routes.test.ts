import type { ArticleComment, PollResults, PublicComment } from '@mingdu/shared/columns/comments.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { signInCitizen } from '../citizens/citizens.factory'
import { MessageModel } from '../messages/messages.model'
import { columnsOf, CONTENT, givenDesk, pass } from './columns.factory'
import { ReadsModel } from './columns.model'
import { flushReads } from './reads.service'

const parts = testParts('2026-11-23T01:00:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
const { post, published, page } = columnsOf(app)
beforeEach(() => parts.time.set('2026-11-23T01:00:00.000Z'))

it('shows questions after review and lets the expert answer from the beginning of the session on', async () => {
  const desk = await givenDesk()
  const session = {
    ...{ from: '2026-11-24T01:00:00.000Z', until: '2026-11-24T03:00:00.000Z' },
    experts: [{ accountId: desk.expert.id, title: '工程师' }],
  }
  const topic = await published(desk, 'topics', { ...CONTENT, session })
  const { token } = await signInCitizen(app, parts, '13900139000')
  await post(`/citizen/articles/${topic.id}/questions`, token, { text: '河道什么时候清完？' })
  const shown = () => app.call<Page<PublicComment>>('GET', `/public/articles/${topic.id}/comments`, {})
  expect((await shown()).data.total).toBe(0)
  const list = () => app.call<Page<ArticleComment>>('GET', '/article-comments', { token: desk.head.token })
  const [waiting] = (await list()).data.items
  const on = (name: string, { token: by }: GivenPerson, version: number, more: object = {}) =>
    post<ArticleComment>(`/article-comments/${waiting?.id ?? ''}/${name}`, by, { version, ...more })
  expect((await on('show', desk.head, 1)).error?.code).toBe('safety.not-passed')
  await pass()
  expect((await on('show', desk.head, 1)).data.state).toBe('shown')
  expect(await MessageModel.countDocuments({ kind: 'questionShown', recipientId: desk.expert.id })).toBe(1)
  expect((await on('answer', desk.expert, 2, { text: '年底以前。' })).error?.code).toBe('comment.too-early')
  parts.time.set('2026-11-24T02:00:00.000Z')
  expect((await on('answer', desk.editor, 2, { text: '年底以前。' })).error?.code).toBe('comment.no-expert')
  expect((await on('answer', desk.expert, 2, { text: '年底以前。' })).data.answers).toMatchObject([
    { live: true, title: '工程师' },
  ])
  expect((await shown()).data.items[0]?.answers).toHaveLength(1)
})

it('takes one answer a person and shows no small group', async () => {
  const desk = await givenDesk()
  const poll = {
    questions: [{ kind: 'single', text: '先清哪段？', options: ['上游', '下游'] }],
    until: '2026-11-30',
  }
  const topic = await published(desk, 'topics', { ...CONTENT, poll })
  const { token } = await signInCitizen(app, parts, '13900139000')
  const vote = (choices: number[][]) =>
    post<PollResults>(`/citizen/articles/${topic.id}/poll`, token, { choices })
  expect((await app.call('GET', `/public/articles/${topic.id}/poll`, {})).error?.code).toBe('poll.open')
  expect((await vote([[7]])).error?.code).toBe('poll.question')
  expect((await vote([[0]])).data).toMatchObject({
    n: 1,
    questions: [{ options: [{ count: null }, { count: null }] }],
  })
  expect((await vote([[1]])).error?.code).toBe('poll.answered')
  const office = await app.call<PollResults>('GET', `/articles/${topic.id}/poll`, {
    token: desk.editor.token,
  })
  expect(office.data.questions[0]?.options.map(({ count }) => count)).toEqual([1, 0])
  parts.time.set('2026-12-01T01:00:00.000Z')
  expect((await vote([[0]])).error?.code).toBe('poll.over')
})

it('is between officials alone in 经验交流, with comments and thanks', async () => {
  const desk = await givenDesk()
  const out = await published(desk, 'experience')
  expect((await page(out.id)).status).toBe(404)
  const { token } = await signInCitizen(app, parts, '13900139000')
  expect((await app.call('GET', `/experiences/${out.id}`, { token })).status).toBe(401)
  for (const on of [true, true])
    await post(`/experiences/${out.id}/thanks`, desk.other.token, { kind: 'like', on })
  await post(`/experiences/${out.id}/comments`, desk.other.token, { text: '这个做法很实用。' })
  const read = await app.call('GET', `/experiences/${out.id}`, { token: desk.other.token })
  expect(read.data).toMatchObject({ thanks: { likes: 1, thanks: 0, liked: true, thanked: false } })
})

it('counts how often a page was opened', async () => {
  const out = await published(await givenDesk())
  await Promise.all([page(out.id), page(out.id), page(out.id)])
  await flushReads()
  expect((await ReadsModel.findOne({ articleId: out.id }).lean<{ n: number }>())?.n).toBe(3)
})
