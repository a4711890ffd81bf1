import { randomUUID } from 'node:crypto'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { signInCitizen } from '../citizens/citizens.factory'
import { givenPhoto } from '../files/files.factory'
import { MessageModel } from '../messages/messages.model'
import { columnsOf, CONTENT, givenDesk, pass, type Desk } from './columns.factory'
import { publishDueArticles, tellSubscribers } from './columns.jobs'

const parts = testParts('2026-11-23T01:00:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
const { post, act, submitted, published, page } = columnsOf(app)
beforeEach(() => parts.time.set('2026-11-23T01:00:00.000Z'))

it('is out only after somebody else released it and every check passed', async () => {
  const desk = await givenDesk()
  const sent = await submitted(desk.editor)
  expect((await act(sent, 'approve', desk.head)).error?.code).toBe('safety.not-passed')
  expect((await page(sent.id)).status).toBe(404)
  await pass()
  expect((await act(sent, 'approve', desk.editor)).status).toBe(403)
  expect((await act(sent, 'approve', desk.head)).data.state).toBe('published')
  expect((await page(sent.id)).data).toMatchObject({
    outcome: 'published',
    article: { title: CONTENT.title },
  })
  const own = await submitted(desk.head)
  await pass()
  expect((await act(own, 'approve', desk.head)).error?.code).toBe('article.own')
})

it('names what is wrong, hides other units and takes one key once', async () => {
  const { editor, other } = await givenDesk()
  const key = randomUUID()
  const body = { column: 'news', content: CONTENT }
  const [first, again] = [
    await post('/articles', editor.token, body, key),
    await post('/articles', editor.token, body, key),
  ]
  expect(again.data.id).toBe(first.data.id)
  expect(await AuditModel.countDocuments({ event: 'article.drafted' })).toBe(1)
  expect((await post('/articles', undefined, body)).status).toBe(401)
  expect((await act(first.data, 'edit', other, { content: CONTENT })).status).toBe(404)
  const hostile = { ...CONTENT, blocks: [{ kind: 'link', text: '点我', url: 'javascript:alert(1)' }] }
  const bad = await post('/articles', editor.token, { column: 'news', content: hostile })
  expect([bad.status, bad.error?.fields?.[0]?.path]).toEqual([400, 'body.content.blocks.0.url'])
  const markup = { ...CONTENT, blocks: [{ kind: 'html', html: '<script>' }] }
  expect((await post('/articles', editor.token, { column: 'news', content: markup })).status).toBe(400)
  const misplaced = { column: 'news', content: { ...CONTENT, kind: 'reward' } }
  expect((await post('/articles', editor.token, misplaced)).error?.code).toBe('article.part')
})

it('publishes itself at its moment and tells subscribers once', async () => {
  const desk = await givenDesk()
  const citizen = await signInCitizen(app, parts, '13900139000')
  await post('/citizen/columns/news', citizen.token, { on: true })
  const sent = await submitted(desk.editor)
  await pass()
  expect((await act(sent, 'approve', desk.head, { publishAt: '2026-11-22T01:00:00.000Z' })).error?.code).toBe(
    'article.moment',
  )
  const { data } = await act(sent, 'approve', desk.head, { publishAt: '2026-11-24T01:00:00.000Z' })
  expect([data.state, await publishDueArticles(parts.time), (await page(sent.id)).status]).toEqual([
    'scheduled',
    0,
    404,
  ])
  parts.time.set('2026-11-24T01:00:00.000Z')
  expect(await publishDueArticles(parts.time)).toBe(1)
  await tellSubscribers(parts.time)
  await tellSubscribers(parts.time)
  expect((await page(sent.id)).status).toBe(200)
  expect(await MessageModel.countDocuments({ kind: 'columnPublished' })).toBe(1)
})

it('says of what was withdrawn only that it was', async () => {
  const desk = await givenDesk()
  const out = await published(desk)
  await act(out, 'withdraw', desk.head, { reason: '数字有误，核实后重发' })
  const { data } = await page(out.id)
  expect(data).toEqual({ outcome: 'withdrawn', id: out.id, column: 'news', on: '2026-11-23' })
})

it('tells those who wrote what became of it, and never whoever did it', async () => {
  const desk = await givenDesk()
  const sent = await submitted(desk.editor)
  const back = await act(sent, 'sendBack', desk.head, { reason: '标题写清会议名称。' })
  const again = await act(back.data, 'submit', desk.editor)
  await pass()
  await act(again.data, 'approve', desk.head)
  const told = await MessageModel.find({ kind: 'articleMoved' }).sort({ _id: 1 }).lean()
  expect(told.map(({ title, recipientId }) => [title, recipientId])).toEqual([
    [`稿件退回修改：${CONTENT.title}`, desk.editor.id],
    [`稿件已审核通过：${CONTENT.title}`, desk.editor.id],
  ])
  expect(told[0]?.body).toBe('要闻通告。理由：标题写清会议名称。改好后重新送审。')
})

async function statusOf(id: string, fileId: string, by?: GivenPerson): Promise<number> {
  return (await app.call('GET', `/public/articles/${id}/files/${fileId}`, { token: by?.token })).status
}

async function givenExposure(desk: Desk) {
  const before = await givenPhoto(app, desk.editor.token, '整改前.jpg')
  const exposure = { orgId: desk.org.id, due: '2026-12-10', beforeIds: [before] }
  return { before, out: await published(desk, 'exposures', { ...CONTENT, exposure }) }
}

it('shows the result of an exposure only after a review of its own', async () => {
  const desk = await givenDesk()
  const { out } = await givenExposure(desk)
  const after = await givenPhoto(app, desk.editor.token, '整改后.jpg')
  const said = { text: '堆放的垃圾已全部清运，现场复绿。', afterIds: [after] }
  expect((await act(out, 'proposeResult', desk.editor, { ...said, afterIds: [] })).status).toBe(400)
  const proposed = await act(out, 'proposeResult', desk.editor, said)
  const shown = async () => {
    const { data } = await page(out.id)
    return data.outcome === 'published' ? data.article.exposure?.result : undefined
  }
  expect([await shown(), proposed.data.pending?.text]).toEqual([null, said.text])
  expect((await act(proposed.data, 'proposeResult', desk.editor, said)).error?.code).toBe(
    'article.result-waits',
  )
  expect((await act(proposed.data, 'approveResult', desk.head)).error?.code).toBe('safety.not-passed')
  await pass()
  expect((await act(proposed.data, 'approveResult', desk.editor)).status).toBe(403)
  expect((await act(proposed.data, 'approveResult', desk.head)).error).toBeUndefined()
  expect(await shown()).toEqual({ ...said, on: '2026-11-23' })
  expect(await MessageModel.countDocuments({ kind: 'articleMoved', recipientId: desk.editor.id })).toBe(2)
})

it('shows a picture to everybody while its article is out, and to the desk before', async () => {
  const desk = await givenDesk()
  const photo = await givenPhoto(app, desk.editor.token)
  const stray = await givenPhoto(app, desk.editor.token, '没用到的.jpg')
  const content = { ...CONTENT, blocks: [{ kind: 'picture', fileId: photo, caption: '会场' }] }
  const sent = await submitted(desk.editor, 'news', content)
  const read = (fileId: string, by?: GivenPerson) => statusOf(sent.id, fileId, by)
  expect([await read(photo), await read(photo, desk.editor), await read(photo, desk.head)]).toEqual([
    404, 200, 200,
  ])
  expect(await read(photo, desk.other)).toBe(404)
  await pass()
  const out = await act(sent, 'approve', desk.head)
  expect([await read(photo), await read(stray)]).toEqual([200, 404])
  const part = await app.call('GET', `/public/articles/${sent.id}/files/${photo}`, {
    headers: { Range: 'bytes=0-1' },
  })
  expect([part.status, part.headers.get('Content-Length')]).toEqual([206, '2'])
  await act(out.data, 'withdraw', desk.head, { reason: '照片里有不该公开的内容' })
  expect([await read(photo), await read(photo, desk.head)]).toEqual([404, 200])
})

it('keeps the picture of a result to the desk until it is approved', async () => {
  const desk = await givenDesk()
  const { before, out } = await givenExposure(desk)
  const after = await givenPhoto(app, desk.editor.token, '整改后.jpg')
  const said = { text: '堆放的垃圾已全部清运，现场复绿。', afterIds: [after] }
  const proposed = await act(out, 'proposeResult', desk.editor, said)
  const read = (fileId: string, by?: GivenPerson) => statusOf(out.id, fileId, by)
  expect([await read(before), await read(after), await read(after, desk.head)]).toEqual([200, 404, 200])
  await act(proposed.data, 'returnResult', desk.head, { reason: '照片看不清，请重拍' })
  expect(await read(after, desk.head)).toBe(404)
})
