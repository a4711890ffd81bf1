import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { WechatError } from '../../wechat/errors'
import { givenDistrict, givenPerson, givenWechat, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { DeliveryModel } from '../messages/messages.model'
import { givenPhoto } from '../files/files.factory'
import { runSafetyChecks } from '../safety/safety.jobs'
import { CheckModel } from '../safety/safety.model'
import { pictureChecked } from '../safety/safety.service'
import { FeedbackModel } from './feedback.model'

const parts = testParts()
useDatabase()
const app = useApp(parts)

const TEXT = '手机上看不清限期，字能不能再大一点'
let author: GivenPerson
let other: GivenPerson
let supervisor: GivenPerson

beforeEach(async () => {
  const { region, water, forest } = await givenDistrict()
  author = await givenPerson(water.id, ['handler'], { name: '承办人甲' })
  other = await givenPerson(forest.id, ['handler'])
  supervisor = await givenPerson(region.id, ['supervisor'], { name: '督查员甲' })
  await givenWechat(author)
  Object.assign(parts.wechat, { verdicts: [], failing: {} })
})

const submit = (token: string | undefined, body: object = { text: TEXT }, key?: string) =>
  app.call<Feedback>('POST', '/feedback', { token, body, ...(key ? { key } : {}) })
const act = (
  token: string | undefined,
  what: string,
  { id, version }: Feedback,
  body: object = {},
  key?: string,
) =>
  app.call<Feedback>('POST', `/feedback/${id}/${what}`, {
    token,
    body: { version, ...body },
    ...(key ? { key } : {}),
  })
const reply = (token: string | undefined, to: Feedback, text: unknown = '下一版会加大字号', key?: string) =>
  act(token, 'reply', to, { text }, key)
const publish = (token: string | undefined, it: Feedback, key?: string) =>
  act(token, 'publication', it, {}, key)
const page = async (token: string, path: string) => {
  const { data } = await app.call<{ items: Feedback[]; total: number }>('GET', path, { token })
  return data
}

async function replied(): Promise<Feedback> {
  return (await reply(supervisor.token, (await submit(author.token)).data)).data
}

describe('POST /feedback', () => {
  it('numbers it without gaps within the year, also when one fails in between', async () => {
    const first = await submit(author.token)
    await submit(author.token, { text: TEXT, pictures: ['f'.repeat(24)] })
    const second = await submit(other.token)
    expect([first.data.no, second.data.no]).toEqual(['反馈〔2026〕0001', '反馈〔2026〕0002'])
    expect(first.data).toMatchObject({
      text: TEXT,
      safety: 'checking',
      author: { id: author.id, name: '承办人甲', orgName: '区水务局' },
      reply: null,
    })
    parts.time.set('2027-01-04T01:00:00.000Z')
    expect((await submit(author.token)).data.no).toBe('反馈〔2027〕0001')
    parts.time.set('2026-11-25T06:32:00.000Z')
  })

  it('gives concurrent ones numbers of their own', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => submit(author.token)))
    expect(all.map((a) => a.data.no).sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `反馈〔2026〕000${n}`))
  })

  it('is taken in while WeChat is down, whatever the text, and waits', async () => {
    parts.wechat.failing.checkText = [new WechatError('retry', null, 'connect ECONNREFUSED')]
    const { status, data } = await submit(author.token, { text: '违法犯罪测试词，照样要收下' })
    expect([status, data.safety]).toEqual([200, 'checking'])
    await runSafetyChecks(parts)
    expect((await page(author.token, '/me/feedback')).items[0]?.safety).toBe('checking')
  })

  it('takes the author’s own photos alone', async () => {
    const mine = await givenPhoto(app, author.token)
    const theirs = await givenPhoto(app, other.token, '别人的照片.jpg')
    const { data } = await submit(author.token, { text: TEXT, pictures: [mine] })
    expect(data.pictures).toEqual([mine])
    const refused = await submit(author.token, { text: TEXT, pictures: [theirs] })
    expect(refused.error?.code).toBe('file.missing')
    expect(await CheckModel.countDocuments({ kind: 'picture' })).toBe(1)
  })

  it('stops classified words, bad input and nobody', async () => {
    expect((await submit(author.token, { text: '这是机密级的材料' })).error?.code).toBe('text.classified')
    const bad = await submit(author.token, { text: { $ne: '' }, pictures: ['x'], more: 1 })
    expect(bad.error?.fields?.map((f) => f.path).sort()).toEqual([
      'body.more',
      'body.pictures.0',
      'body.text',
    ])
    expect((await submit(author.token, { text: '短' })).error?.fields?.[0]?.message).toBe('请至少写 5 个字')
    expect((await submit(undefined)).status).toBe(401)
    expect(await FeedbackModel.countDocuments()).toBe(0)
  })

  it('gives a repeat the first answer and no second number', async () => {
    const first = await submit(author.token, { text: TEXT }, 'feedback-key-000001')
    const again = await submit(author.token, { text: TEXT }, 'feedback-key-000001')
    expect(again.data).toEqual(first.data)
    expect(await FeedbackModel.countDocuments()).toBe(1)
  })
})

describe('who sees what', () => {
  it('authors their own, those who answer everything, nobody else anything', async () => {
    await submit(author.token)
    await submit(other.token)
    expect((await page(author.token, '/me/feedback')).total).toBe(1)
    expect((await page(supervisor.token, '/feedback')).total).toBe(2)
    expect((await app.call('GET', '/feedback', { token: author.token })).status).toBe(403)
    for (const path of ['/feedback', '/me/feedback', '/feedback/published'])
      expect((await app.call('GET', path)).status).toBe(401)
    expect(
      (await app.call('GET', '/feedback?replied=maybe', { token: supervisor.token })).error?.fields?.[0]
        ?.path,
    ).toBe('query.replied')
  })

  it('the unanswered ones by themselves', async () => {
    await replied()
    await submit(other.token)
    expect((await page(supervisor.token, '/feedback?replied=false')).items[0]?.author?.id).toBe(other.id)
    expect((await page(supervisor.token, '/feedback?replied=true')).total).toBe(1)
  })

  it('pictures too, until they are published', async () => {
    const picture = await givenPhoto(app, author.token)
    const { data } = await submit(author.token, { text: TEXT, pictures: [picture] })
    const read = async (token: string) => (await app.call('GET', `/files/${picture}`, { token })).status
    expect([await read(author.token), await read(supervisor.token), await read(other.token)]).toEqual([
      200, 200, 404,
    ])
    await runSafetyChecks(parts)
    const trace = await CheckModel.findOne({ kind: 'picture' }).lean()
    await pictureChecked(trace?.traceId ?? '', { suggest: 'pass', label: 100 })
    await publish(supervisor.token, (await reply(supervisor.token, data)).data)
    expect(await read(other.token)).toBe(200)
  })
})

describe('POST /feedback/:id/reply', () => {
  it('answers once and tells the author in the app alone', async () => {
    const done = await replied()
    expect(done.reply).toMatchObject({ text: '下一版会加大字号', by: { name: '督查员甲' } })
    const { data } = await app.call<{ items: InboxMessage[] }>('GET', '/messages', { token: author.token })
    expect(data.items[0]).toMatchObject({
      kind: 'feedbackReplied',
      title: '您的意见 反馈〔2026〕0001 有答复',
      target: { kind: 'feedback', id: done.id },
    })
    expect(await DeliveryModel.distinct('channel')).toEqual(['inApp'])
    expect((await reply(supervisor.token, done)).error?.code).toBe('feedback.replied')
    expect(await AuditModel.findOne({ event: 'feedback.replied' }).lean()).toMatchObject({
      subjectName: '反馈〔2026〕0001',
    })
  })

  it('refuses bad input, nobody, the wrong role, an old version and what is not there', async () => {
    const { data } = await submit(author.token)
    expect((await reply(supervisor.token, data, { $gt: '' })).error?.fields?.[0]?.path).toBe('body.text')
    expect((await reply(supervisor.token, data, '这是绝密的答复')).error?.code).toBe('text.classified')
    expect((await reply(undefined, data)).status).toBe(401)
    expect((await reply(author.token, data)).status).toBe(403)
    expect((await reply(supervisor.token, { ...data, version: 0 })).error?.code).toBe('version.stale')
    expect((await reply(supervisor.token, { ...data, id: 'e'.repeat(24) })).status).toBe(404)
  })

  it('gives a repeat the first answer', async () => {
    const { data } = await submit(author.token)
    const first = await reply(supervisor.token, data, undefined, 'reply-key-00000001')
    expect((await reply(supervisor.token, data, undefined, 'reply-key-00000001')).data).toEqual(first.data)
  })
})

describe('POST /feedback/:id/publication', () => {
  it('shows it to everybody without any name', async () => {
    const done = await replied()
    await runSafetyChecks(parts)
    const { status, data } = await publish(supervisor.token, done)
    expect([status, data.safety]).toEqual([200, 'passed'])
    const { items, total } = await page(other.token, '/feedback/published')
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({
      text: TEXT,
      author: null,
      reply: { by: null, text: '下一版会加大字号' },
    })
    expect(JSON.stringify(items)).not.toMatch(/承办人甲|督查员甲|区水务局/)
    expect((await publish(supervisor.token, data)).error?.code).toBe('feedback.published')
  })

  it('is refused while it is checked, held or rejected, and before it is answered', async () => {
    parts.wechat.verdicts.push('risky')
    const { data } = await submit(author.token)
    expect((await publish(supervisor.token, data)).error?.code).toBe('feedback.no-reply')
    const done = (await reply(supervisor.token, data)).data
    const refused = async () => (await publish(supervisor.token, done)).error
    expect(await refused()).toMatchObject({
      code: 'safety.not-passed',
      message: expect.stringContaining('检查中'),
    })
    await runSafetyChecks(parts)
    expect((await refused())?.message).toContain('待人工复核')
    const check = await CheckModel.findOne().lean()
    await app.call('POST', `/safety-checks/${String(check?._id)}/decision`, {
      token: supervisor.token,
      body: { version: check?.version, pass: false, note: '有不当用语' },
    })
    expect((await refused())?.message).toContain('不得公开')
    expect((await page(other.token, '/feedback/published')).total).toBe(0)
  })

  it('refuses bad input, nobody, the wrong role and what is not there; a repeat gets the first answer', async () => {
    const done = await replied()
    await runSafetyChecks(parts)
    expect((await publish(undefined, done)).status).toBe(401)
    expect((await publish(author.token, done)).status).toBe(403)
    expect((await publish(supervisor.token, { ...done, id: 'e'.repeat(24) })).status).toBe(404)
    expect(
      (await act(supervisor.token, 'publication', done, { version: 'x' })).error?.fields?.[0]?.path,
    ).toBe('body.version')
    const first = await publish(supervisor.token, done, 'publish-key-000001')
    expect((await publish(supervisor.token, done, 'publish-key-000001')).data).toEqual(first.data)
  })
})
