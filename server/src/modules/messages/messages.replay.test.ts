import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { messagesApi } from '@mingdu/shared/messages/messages.api'
import type { MessageState } from '@mingdu/shared/messages/messages.states'
import { Types } from 'mongoose'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AccountModel } from '../accounts/accounts.model'
import { AuditModel } from '../audit/audit.model'
import { dayBalance } from './messages.balance.repo'
import { messageTo, tell } from './messages.factory'
import { DeliveryModel, MessageModel, type DeliveryDoc } from './messages.model'

type Replay = z.output<(typeof messagesApi)['replay']['response']>

const parts = testParts()
useDatabase()
const app = useApp(parts)

let admin: GivenPerson
let head: GivenPerson
let supervisor: GivenPerson
let far: GivenPerson
let handler: GivenPerson
beforeEach(async () => {
  const { region, water } = await givenDistrict()
  const elsewhere = await givenOrg({ name: '别的区', kind: 'region' })
  admin = await givenPerson(region.id, ['systemAdmin'])
  head = await givenPerson(region.id, ['supervisionHead'], { name: '督查室主任' })
  supervisor = await givenPerson(region.id, ['supervisor'])
  far = await givenPerson(elsewhere.id, ['supervisionHead'])
  handler = await givenPerson(water.id, ['handler'])
})

const ATTEMPT = { at: new Date('2026-11-25T06:32:05.000Z'), state: 'dead', errorClass: 'retry', ms: 5000 }

/** A message whose one card ended so. */
async function ended(state: MessageState, dedupe = 'n0', part: object = {}): Promise<string> {
  await tell(messageTo([handler.id], { dedupe, ...part }))
  const message = await MessageModel.findOne({ dedupe }).lean()
  const id = String(message?._id)
  const tried = { firstTriedAt: new Date(), attempt: 9, attempts: [ATTEMPT], errorClass: 'retry' }
  await DeliveryModel.updateOne({ messageId: id, channel: 'mpTemplate' }, { $set: { state, ...tried } })
  await MessageModel.updateOne({ _id: id }, { $set: { state, reason: '微信暂时出错，已停止重发' } })
  return id
}
const cardOf = async (id: string) =>
  (await DeliveryModel.findOne({ messageId: id, channel: 'mpTemplate' }).lean<DeliveryDoc>()) as DeliveryDoc
const replay = (
  person: GivenPerson | undefined,
  ids: unknown,
  key: string = randomUUID(),
  reason: unknown = '网络已修复',
) => app.call<Replay>('POST', '/message-log/replays', { token: person?.token, body: { ids, reason }, key })

it('sends no warning again whose moment is over, and lets none last longer', async () => {
  const id = await ended('expired', 'warned', { kind: 'taskD1' })
  const over = { expiresAt: new Date(parts.time.now()) }
  await MessageModel.updateOne({ _id: id }, { $set: over })
  const [past] = (await replay(head, [id])).data.results
  expect(past).toMatchObject({ id, ok: false })
  expect(past?.why).toContain('时点已经过去')
  const soon = { expiresAt: new Date(parts.time.now() + 60_000) }
  await MessageModel.updateOne({ _id: id }, { $set: soon })
  expect((await replay(head, [id])).data.results).toEqual([{ id, ok: true, why: null }])
  expect(await MessageModel.findById(id).lean()).toMatchObject(soon)
})

it('starts a new round, keeps what was tried, and says who and why', async () => {
  const id = await ended('dead')
  expect((await replay(head, [id])).data.results).toEqual([{ id, ok: true, why: null }])
  const card = await cardOf(id)
  expect(card).toMatchObject({
    state: 'waiting',
    because: '人工重发：网络已修复',
    attempt: 0,
    firstTriedAt: null,
  })
  expect(card.attempts).toHaveLength(1)
  expect(await MessageModel.findById(id).lean()).toMatchObject({
    state: 'waiting',
    reason: null,
    finalAt: null,
  })
  expect(await AuditModel.find({ event: 'message.replayed' }).lean()).toMatchObject([
    { actor: { name: '督查室主任' }, subjectName: '重发 1 条，共选 1 条', note: '网络已修复' },
  ])
})

it('does not take a channel again on which the person has an address and no consent left', async () => {
  const id = await ended('refused')
  const card = await cardOf(id)
  await AccountModel.updateOne({ _id: handler.id }, { $set: { miniOpenid: 'oMini' } })
  const refused = { state: 'refused', errorClass: 'recipient', errorCode: 43101 }
  await DeliveryModel.updateOne({ _id: card._id }, { $set: { ...refused, channel: 'miniSubscribe' } })
  const dead = { ...card, _id: new Types.ObjectId(), channel: 'sms', state: 'dead' }
  await DeliveryModel.collection.insertOne(dead)
  await MessageModel.updateOne({ _id: id }, { $set: { state: 'dead', channel: 'sms' } })
  expect((await replay(head, [id])).data.results).toEqual([{ id, ok: true, why: null }])
  expect(await DeliveryModel.findById(dead._id).lean()).toMatchObject({ state: 'waiting' })
})

it('takes the channel it failed on last, or one on which the person has an address by now', async () => {
  const id = await ended('refused')
  const card = await cardOf(id)
  await DeliveryModel.updateOne({ _id: card._id }, { $set: { errorClass: 'recipient' } })
  await DeliveryModel.collection.insertOne({
    ...card,
    _id: new Types.ObjectId(),
    channel: 'sms',
    state: 'dead',
  })
  const failed = {
    state: 'dead',
    channel: 'sms',
    plan: ['mpTemplate', 'sms'],
    tried: ['inApp', 'mpTemplate', 'sms'],
  }
  await MessageModel.updateOne({ _id: id }, { $set: failed })
  const states = async () =>
    (await DeliveryModel.find({ messageId: id }).sort({ channel: 1 }).lean()).map(
      (d) => `${d.channel} ${d.state}`,
    )
  await replay(head, [id])
  expect(await states()).toEqual(['inApp delivered', 'mpTemplate refused', 'sms waiting'])
  await DeliveryModel.updateOne({ messageId: id, channel: 'sms' }, { $set: { state: 'dead' } })
  await MessageModel.updateOne({ _id: id }, { $set: failed })
  await AccountModel.updateOne(
    { _id: handler.id },
    { $set: { mpOpenid: 'o', followed: true, unreachable: null } },
  )
  await replay(head, [id])
  expect(await states()).toEqual(['inApp delivered', 'mpTemplate waiting', 'sms dead'])
})

it.each<[MessageState, string | null]>([
  ['dead', null],
  ['refused', null],
  ['expired', null],
  ['unknown', '可能已经送到'],
  ['unconfirmed', '可能已经送到'],
  ['delivered', '可能已经送到'],
  ['accepted', '可能已经送到'],
  ['inReview', '可能已经送到'],
  ['sending', '可能已经送到'],
  ['waiting', '现在是“待发送”'],
  ['merged', '现在是“已合并”'],
])('decides about a message that is %s', async (state, why) => {
  const id = await ended(state)
  const [result] = (await replay(admin, [id])).data.results
  expect(result?.ok).toBe(why === null)
  if (why !== null) expect(result?.why).toContain(why)
  expect((await cardOf(id)).state).toBe(why === null ? 'waiting' : state)
})

it('sends no warning again whose task is done', async () => {
  const id = await ended('dead', 'warn:2026-11-25:v7', { kind: 'taskD1' })
  const [result] = (await replay(admin, [id])).data.results
  expect(result?.why).toContain('已办结、暂停或改了限期')
})

it('decides about each for itself, of the scope alone, and the day stays in balance', async () => {
  const [dead, delivered] = [await ended('dead'), await ended('delivered', 'n1')]
  const missing = '0'.repeat(24)
  const { results } = (await replay(head, [dead, delivered, missing, dead])).data
  expect(results.map((one) => [one.id, one.ok])).toEqual([
    [dead, true],
    [delivered, false],
    [missing, false],
  ])
  const other = await ended('dead', 'n2')
  const [foreign] = (await replay(far, [other])).data.results
  expect(foreign).toEqual({ id: other, ok: false, why: expect.stringContaining('没有找到') as string })
  expect((await dayBalance({ kind: 'all' }, '2026-11-25')).every((row) => row.balanced)).toBe(true)
})

it('starts one round of many equal requests', async () => {
  const id = await ended('dead')
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 10 }, () => replay(head, [id], key)))
  expect(answers.every((answer) => answer.data.results[0]?.ok)).toBe(true)
  expect((await cardOf(id)).round).toBe(1)
  const again = (await replay(head, [id])).data.results[0]
  expect(again?.why).toContain('现在是“待发送”')
})

it('names every wrong field', async () => {
  const paths = async (ids: unknown, reason: unknown) =>
    (await replay(admin, ids, randomUUID(), reason)).error?.fields?.map((field) => field.path)
  expect(await paths([], '重发')).toEqual(['body.ids'])
  expect(await paths(['x'], '')).toEqual(['body.ids.0', 'body.reason'])
  expect(await paths({ $ne: null }, { $ne: null })).toEqual(['body.ids', 'body.reason'])
  expect(await paths(Array(201).fill('a'.repeat(24)), '重发')).toEqual(['body.ids'])
})

it('is for heads of supervision and the system administrator', async () => {
  const id = await ended('dead')
  expect((await replay(undefined, [id])).status).toBe(401)
  expect((await replay(supervisor, [id])).status).toBe(403)
  expect((await cardOf(id)).state).toBe('dead')
})
