import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { ConsultationsPage } from './consultations-page'

const ID = 'c'.repeat(24)
const MATTER = 'd'.repeat(24)
const by = (name: string) => ({ id: 'e'.repeat(24), name })
const post = (side: 'asker' | 'office', text: string): Consultation['posts'][number] => ({
  ...{ side, by: by(side === 'asker' ? '水务经办' : '督查员一'), at: '2026-11-24T02:00:00.000Z', text },
  ...{ files: [], knowledge: null, late: false },
})
const one = (more: Partial<Consultation> = {}): Consultation => ({
  ...{ id: ID, version: 1, no: '咨询〔2026〕0001', topic: { key: 'deadline', name: '限期、延期和暂停' } },
  ...{ question: '任务延期最迟什么时候申请？', asker: by('水务经办'), org: by('区水务局') },
  ...{ responsible: null, matter: null, task: null, state: 'waiting', askedAt: '2026-11-24T02:00:00.000Z' },
  ...{ dueAt: '2026-11-25T02:00:00.000Z', late: true, useful: null, allowedActions: [] },
  ...{ posts: [post('asker', '任务延期最迟什么时候申请？')], closesAfter: null },
  ...more,
})
const entry = {
  ...{ id: 'f'.repeat(24), version: 2, state: 'published', topic: { key: 'deadline', name: '限期' } },
  ...{ question: '延期什么时候申请', answer: '到期前三个工作日。', basis: '督查规程第六条', edition: 1 },
  ...{ publishedAt: '2026-11-20T02:00:00.000Z', useful: 3, uses: 1, foundUseful: false, author: null },
  ...{ withdrawnFor: null, allowedActions: [] },
}
const topics = {
  version: 0,
  topics: [
    { key: 'deadline', name: '限期、延期和暂停', responsible: null },
    { key: 'other', name: '其他', responsible: null },
  ],
}
const page = (data: Consultation, more: Parameters<typeof farSide>[0] = {}) =>
  farSide({
    'GET /consultations': () => ({ items: [data], nextCursor: null, total: 1 }),
    'GET /consultations/topics': () => topics,
    'GET /consultations/answerers': () => ({ items: [by('督查员二')] }),
    [`GET /consultations/${ID}`]: () => data,
    'GET /knowledge/suggestions': () => ({ items: [entry] }),
    ...more,
  })
/** A dialog by its title: ids are all the same here, so that none has a name. */
const dialogOf = async (title: string | RegExp) => {
  const found = (await screen.findByText(title)).closest<HTMLElement>('[role="dialog"]')
  if (!found) throw new Error(`no dialog ${String(title)}`)
  return found
}
const bodyOf = (calls: ReturnType<typeof farSide>, end: string) =>
  calls.find(({ at }) => at.startsWith('POST') && at.endsWith(end))?.body

it('marks what is late in the queue, and says so when there is nothing or it cannot be read', async () => {
  page(one())
  const { unmount } = renderPage(<ConsultationsPage />)
  expect(await screen.findByText('答复超时')).toBeTruthy()
  expect(screen.getByText('待接办')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '提问' })).toBeNull()
  unmount()
  page(one(), { 'GET /consultations': () => ({ items: [], nextCursor: null, total: 0 }) })
  const empty = renderPage(<ConsultationsPage />, { role: 'handler' })
  expect(await screen.findByText('没有咨询')).toBeTruthy()
  empty.unmount()
  page(one(), { 'GET /consultations': () => refused(500, 'server.error', '出错了') })
  renderPage(<ConsultationsPage />)
  expect(await screen.findByText('没取到内容')).toBeTruthy()
})

it('is answered with the words of an entry, which is named', async () => {
  const waiting = one({ allowedActions: ['answer', 'take', 'transfer'] })
  const calls = page(waiting, { [`POST /consultations/${ID}/answers`]: () => waiting })
  renderPage(<ConsultationsPage />, { at: `/consultations?open=${ID}` })
  fireEvent.click(await screen.findByRole('button', { name: '引用：延期什么时候申请' }))
  fireEvent.click(screen.getByRole('button', { name: /^答复 / }))
  await waitFor(() =>
    expect(bodyOf(calls, '/answers')).toEqual({
      ...{ version: 1, text: '到期前三个工作日。\n依据：督查规程第六条', files: [], knowledgeId: entry.id },
    }),
  )
})

it('is taken, and handed to another', async () => {
  const waiting = one({
    allowedActions: ['take', 'transfer'],
    matter: { id: MATTER, no: '1号', title: '河道' },
  })
  const calls = page(waiting, {
    [`POST /consultations/${ID}/taking`]: () => waiting,
    [`POST /consultations/${ID}/transfer`]: () => waiting,
  })
  renderPage(<ConsultationsPage />, { at: `/consultations?open=${ID}` })
  expect((await screen.findByRole('link', { name: '1号 河道' })).getAttribute('href')).toBe(
    `/matters/${MATTER}`,
  )
  fireEvent.click(screen.getByRole('button', { name: '接办' }))
  await waitFor(() => expect(bodyOf(calls, '/taking')).toEqual({ version: 1 }))
  fireEvent.click(screen.getByRole('button', { name: '转办' }))
  const dialog = await dialogOf('转办这次咨询')
  fireEvent.change(within(dialog).getByRole('textbox', { name: /说明/ }), { target: { value: '他熟悉' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '转办' }))
  await waitFor(() =>
    expect(bodyOf(calls, '/transfer')).toEqual({ version: 1, topic: 'deadline', note: '他熟悉' }),
  )
})

it('is rated, ended and asked on by who asked', async () => {
  const answered = one({
    ...{ state: 'answered', late: false, closesAfter: '2026-12-02' },
    ...{ posts: [post('asker', '什么时候申请？'), post('office', '到期前三天。')] },
    allowedActions: ['rate', 'close', 'followUp'],
  })
  const calls = page(answered, {
    [`POST /consultations/${ID}/rating`]: () => ({ ...answered, useful: true }),
    [`POST /consultations/${ID}/follow-ups`]: () => answered,
    [`POST /consultations/${ID}/closing`]: () => answered,
  })
  renderPage(<ConsultationsPage />, { role: 'handler', at: `/consultations?open=${ID}` })
  fireEvent.click(await screen.findByRole('button', { name: '答复有用' }))
  await waitFor(() => expect(bodyOf(calls, '/rating')).toEqual({ version: 1, useful: true }))
  fireEvent.change(screen.getByRole('textbox', { name: '追问' }), { target: { value: '错过了怎么办？' } })
  fireEvent.click(screen.getByRole('button', { name: /^追问 / }))
  await waitFor(() =>
    expect(bodyOf(calls, '/follow-ups')).toEqual({ version: 1, text: '错过了怎么办？', files: [] }),
  )
  fireEvent.click(screen.getByRole('button', { name: '结束咨询' }))
  const dialog = await dialogOf('结束这次咨询')
  fireEvent.click(within(dialog).getByRole('button', { name: '结束' }))
  await waitFor(() => expect(bodyOf(calls, '/closing')).toEqual({ version: 1 }))
})

it('shows what was answered before while one asks, and a solved question is not asked', async () => {
  const calls = page(one(), { [`POST /knowledge/${entry.id}/useful`]: () => entry })
  renderPage(<ConsultationsPage />, { role: 'handler' })
  fireEvent.click(await screen.findByRole('button', { name: '提问' }))
  const field = await screen.findByRole('textbox', { name: '问题' })
  fireEvent.change(field, { target: { value: '延期什么时候申请' } })
  fireEvent.click(screen.getAllByRole('button', { name: '提问' }).at(-1) as HTMLElement)
  expect(await screen.findByText('请选主题')).toBeTruthy()
  expect(await screen.findByText('先看看这些答复')).toBeTruthy()
  fireEvent.click(screen.getByText('延期什么时候申请', { selector: 'summary' }))
  fireEvent.click(screen.getByText('解决了，不用问了'))
  await waitFor(() => expect(calls.some(({ at }) => at.endsWith('/useful'))).toBe(true))
  await waitFor(() => expect(screen.queryByRole('textbox', { name: '问题' })).toBeNull())
  expect(bodyOf(calls, '/consultations')).toBeUndefined()
})

it('says where open 咨询 go before a topic is dropped', async () => {
  const calls = page(one(), { 'PUT /consultations/topics': () => ({ ...topics, version: 1 }) })
  renderPage(<ConsultationsPage />, { role: 'supervisionHead' })
  fireEvent.click(await screen.findByRole('button', { name: '咨询主题' }))
  fireEvent.click(await screen.findByRole('button', { name: '删除主题第 1 条' }))
  expect(await screen.findByText(/没有结束的咨询转到“其他”/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() =>
    expect(calls.find(({ at }) => at === 'PUT /consultations/topics')?.body).toEqual({
      ...{ version: 0, topics: [{ key: 'other', name: '其他', responsibleId: null }] },
    }),
  )
})
