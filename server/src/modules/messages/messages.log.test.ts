import type { z } from 'zod'
import type { Page } from '@mingdu/shared/kernel/page'
import type { MessageLogRow, messagesApi } from '@mingdu/shared/messages/messages.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AccountModel } from '../accounts/accounts.model'
import { messageTo, tell } from './messages.factory'
import { DeliveryModel, MessageModel } from './messages.model'

type Entry = z.output<(typeof messagesApi)['logEntry']['response']>
type Balance = z.output<(typeof messagesApi)['balance']['response']>

const parts = testParts()
useDatabase()
const app = useApp(parts)

interface People {
  mine: GivenPerson
  other: GivenPerson
  supervisor: GivenPerson
  admin: GivenPerson
  far: GivenPerson
}
let people: People
beforeEach(async () => {
  const region = await givenOrg({ name: '演示区', kind: 'region' })
  const elsewhere = await givenOrg({ name: '别的区', kind: 'region' })
  const water = await givenOrg({ name: '区水务局', parentId: region.id })
  const office = await givenOrg({ name: '区督查室', parentId: region.id })
  people = {
    mine: await givenPerson(water.id, ['handler'], { name: '承办人甲' }),
    other: await givenPerson(water.id, ['handler'], { name: '承办人乙' }),
    supervisor: await givenPerson(office.id, ['supervisor'], { name: '督查员' }),
    admin: await givenPerson(region.id, ['systemAdmin'], { name: '系统管理员' }),
    far: await givenPerson(elsewhere.id, ['supervisor'], { name: '别区督查员' }),
  }
})

const tellMine = (n: number) =>
  tell(
    ...Array.from({ length: n }, (_, i) =>
      messageTo([people.mine.id], { dedupe: `n${i}`, title: `任务${i}` }),
    ),
  )
const idOf = async (dedupe: string) => String((await MessageModel.findOne({ dedupe }).lean())?._id)

describe('GET /message-log', () => {
  const log = (person: GivenPerson, query = '') =>
    app.call<Page<MessageLogRow>>('GET', `/message-log${query}`, { token: person.token })

  it('shows a region to its supervisors and everything to the system administrator', async () => {
    await tellMine(2)
    await tell(messageTo([people.far.id]))
    expect((await log(people.supervisor)).data.total).toBe(2)
    expect((await log(people.far)).data.total).toBe(1)
    expect((await log(people.admin)).data.total).toBe(3)
    expect((await log(people.mine)).error?.message).toContain('查看消息送达')
    expect((await app.call('GET', '/message-log')).status).toBe(401)
  })

  it('is filtered by state, kind, person, day and words', async () => {
    await tellMine(2)
    await tell(messageTo([people.other.id], { kind: 'deadlineMoved', title: '限期变动' }))
    const total = async (query: string) => (await log(people.supervisor, query)).data.total
    expect(await total('?state=waiting')).toBe(2)
    expect(await total('?channel=inApp')).toBe(1)
    expect(await total('?kind=deadlineMoved')).toBe(1)
    expect(await total(`?recipientId=${people.mine.id}`)).toBe(2)
    expect(await total('?from=2026-11-25&through=2026-11-25')).toBe(3)
    expect(await total('?from=2026-11-26')).toBe(0)
    expect(await total(`?q=${encodeURIComponent('限期')}`)).toBe(1)
    expect(await total('?q=.*')).toBe(0)
    expect(
      (await log(people.supervisor, '?state=lost&kind[$ne]=x')).error?.fields?.map((f) => f.path),
    ).toEqual(['query.state', 'query.kind[$ne]'])
  })
})

describe('GET /message-log/:id', () => {
  const entry = (person: GivenPerson, id: string) =>
    app.call<Entry>('GET', `/message-log/${id}`, { token: person.token })

  it('shows one message with its card, its plan and every attempt on every channel', async () => {
    await tellMine(1)
    const at = new Date('2026-11-25T06:33:00.000Z')
    const failed = {
      state: 'waiting',
      errorClass: 'retry',
      errorCode: -1,
      reason: '微信暂时出错',
      rid: '6a-1',
    }
    const attempts = [
      { ...failed, at, ms: 812 },
      {
        at,
        state: 'refused',
        errorClass: 'recipient',
        errorCode: 'isv.BLACK',
        reason: '未关注服务号',
        ms: 90,
      },
    ]
    const because = '企业微信：不在通讯录'
    await DeliveryModel.updateOne(
      { channel: 'mpTemplate' },
      { $set: { state: 'refused', attempts, because } },
    )
    await MessageModel.updateOne({}, { $set: { state: 'refused', reason: '未关注服务号' } })
    const { data } = await entry(people.supervisor, await idOf('n0'))
    expect(data).toMatchObject({
      state: 'refused',
      reason: '未关注服务号',
      reached: false,
      recipient: { name: '承办人甲' },
      mergedInto: null,
      members: [],
    })
    expect(data.plan).toContain('mpTemplate')
    expect(data.expiresAt).not.toBeNull()
    expect(data.card).toHaveLength(5)
    expect(data.deliveries.map((d) => [d.channel, d.because, d.attempts.length])).toEqual([
      ['inApp', null, 0],
      ['mpTemplate', because, 2],
    ])
    expect(data.deliveries[1]?.attempts[0]).toEqual({ ...failed, at: at.toISOString(), ms: 812 })
    expect(data.deliveries[1]?.attempts[1]?.errorCode).toBe('isv.BLACK')
  })

  it('shows what a digest stands for, and what stands for its members', async () => {
    await tellMine(3)
    const digest = await idOf('n0')
    await MessageModel.updateOne({ dedupe: 'n0' }, { $set: { kind: 'warningDigest' } })
    for (const dedupe of ['n1', 'n2'])
      await MessageModel.updateOne({ dedupe }, { $set: { mergedInto: digest, state: 'merged' } })
    expect((await entry(people.admin, digest)).data.members.map((m) => m.title)).toEqual(['任务1', '任务2'])
    const member = (await entry(people.admin, await idOf('n1'))).data
    expect([member.mergedInto, member.members]).toEqual([digest, []])
  })

  it('finds nothing out of scope, and reads what an earlier release wrote', async () => {
    await tellMine(1)
    const id = await idOf('n0')
    expect((await entry(people.far, id)).status).toBe(404)
    expect((await entry(people.supervisor, 'x')).error?.fields?.[0]?.path).toBe('params.id')
    expect((await app.call('GET', `/message-log/${id}`)).status).toBe(401)
    expect((await entry(people.mine, id)).status).toBe(403)
    const fields = { plan: '', tried: '', expiresAt: '', mergedInto: '', vars: '', inInbox: '' }
    await MessageModel.collection.updateMany({}, { $unset: fields })
    await DeliveryModel.collection.updateMany({}, { $unset: { attempts: '', because: '', notBefore: '' } })
    expect((await entry(people.supervisor, id)).data).toMatchObject({ plan: [], expiresAt: null })
  })
})

describe('GET /message-log/balance', () => {
  const balance = (person: GivenPerson, day = '') =>
    app.call<Balance>('GET', `/message-log/balance${day}`, { token: person.token })

  it('sums to what was due on every channel, of the scope alone', async () => {
    await tellMine(3)
    await tell(messageTo([people.other.id], { kind: 'deadlineMoved' }), messageTo([people.far.id]))
    const mine = { channel: 'mpTemplate', recipientId: people.mine.id }
    await DeliveryModel.updateOne(mine, { $set: { state: 'accepted' } })
    const { data } = await balance(people.supervisor)
    expect(data.rows.map((row) => [row.channel, row.due, row.balanced])).toEqual([
      ['inApp', 4, true],
      ['mpTemplate', 3, true],
    ])
    expect(data.rows[1]?.states).toMatchObject({ accepted: 0, waiting: 3, dead: 0 })
    expect((await balance(people.admin)).data.rows.map((row) => row.due)).toEqual([5, 4])
    expect((await balance(people.admin, '?day=2026-11-24')).data.rows).toEqual([])
  })

  it('shows a delivery that was lost', async () => {
    await tellMine(2)
    await DeliveryModel.deleteOne({ channel: 'mpTemplate' })
    expect((await balance(people.supervisor)).data.rows.map((row) => row.balanced)).toEqual([true, false])
  })

  it('is for those who see the message log, and names a day that is none', async () => {
    expect((await app.call('GET', '/message-log/balance')).status).toBe(401)
    expect((await balance(people.mine)).status).toBe(403)
    expect((await balance(people.admin, '?day=today')).error?.fields?.[0]?.path).toBe('query.day')
  })

  describe('names the active people of the scope whom nothing reaches', () => {
    const names = async (person: GivenPerson) =>
      (await balance(person)).data.unreachable.map((row) => row.account.name)
    const rowOf = async (name: string) =>
      (await balance(people.supervisor)).data.unreachable.find((row) => row.account.name === name)
    const reachable = () =>
      AccountModel.updateOne(
        { _id: people.mine.id },
        { $set: { miniOpenid: 'm', mpOpenid: 'o', unionid: 'u', followed: true, unreachable: null } },
      )
    const end = (dedupe: string, state: string, channel = 'mpTemplate') =>
      MessageModel.updateOne(
        { dedupe },
        { $set: { state, channel, reason: state === 'delivered' ? null : '被屏蔽' } },
      )

    it('with the reason and the last channel tried', async () => {
      await tellMine(1)
      const { unreachable } = (await balance(people.far)).data
      expect(unreachable.map((row) => [row.account.name, row.reason, row.lastChannel])).toEqual([
        ['别区督查员', '未绑定', null],
      ])
      expect(await rowOf('承办人甲')).toMatchObject({ reason: '未绑定', lastChannel: 'mpTemplate' })
      const tried = { channel: 'sms', firstTriedAt: new Date() }
      await DeliveryModel.updateOne({ recipientId: people.mine.id, channel: 'mpTemplate' }, { $set: tried })
      await tellMine(2)
      expect(await rowOf('承办人甲')).toMatchObject({ lastChannel: 'sms' })
    })

    it('also when the address is good but the last three messages failed', async () => {
      await reachable()
      await tellMine(4)
      await end('n0', 'delivered')
      await end('n1', 'refused')
      await end('n2', 'dead')
      expect(await names(people.supervisor)).not.toContain('承办人甲')
      await end('n3', 'expired', 'sms')
      expect(await rowOf('承办人甲')).toMatchObject({
        reason: '最近 3 条都没有送到：被屏蔽',
        lastChannel: 'sms',
        org: { name: '区水务局' },
      })
      expect(await names(people.far)).not.toContain('承办人甲')
    })

    it('no longer when one arrived, or may have, or when they left', async () => {
      await reachable()
      await tellMine(4)
      for (const dedupe of ['n0', 'n1', 'n2']) await end(dedupe, 'dead')
      await end('n3', 'unknown')
      expect(await names(people.supervisor)).not.toContain('承办人甲')
      await end('n3', 'dead')
      expect(await names(people.supervisor)).toContain('承办人甲')
      await AccountModel.updateOne({ _id: people.mine.id }, { $set: { status: 'disabled' } })
      expect(await names(people.supervisor)).not.toContain('承办人甲')
    })
  })
})
