import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { channelsApi } from '@mingdu/shared/channels/channels.api'
import { Types } from 'mongoose'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { countError } from '../messages/errors.repo'
import { DeliveryModel } from '../messages/messages.model'
import { closeGate } from '../messages/outbox.gates.repo'
import { TemplateModel } from '../templates/templates.model'
import { forgetTemplates } from '../templates/templates.service'
import { WechatError } from '../../wechat/errors'
import { askQuotas } from './channels.service'

type Status = z.output<(typeof channelsApi)['status']['response']>

const parts = testParts('2026-11-25T06:32:00.000Z', { WECHAT_TPL_WARNING: 'w'.repeat(43) })
useDatabase()
const app = useApp(parts)

let admin: GivenPerson
let supervisor: GivenPerson
let handler: GivenPerson
let far: GivenPerson
beforeEach(async () => {
  forgetTemplates()
  const { region, water } = await givenDistrict()
  const elsewhere = await givenOrg({ name: '别的区', kind: 'region' })
  admin = await givenPerson(region.id, ['systemAdmin'], { name: '系统管理员' })
  supervisor = await givenPerson(region.id, ['supervisor'])
  handler = await givenPerson(water.id, ['handler'])
  far = await givenPerson(elsewhere.id, ['supervisor'])
})

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)

function delivery(part: object = {}) {
  return {
    messageId: String(new Types.ObjectId()),
    recipientId: handler.id,
    orgId: handler.orgId,
    channel: 'mpTemplate',
    priority: 2,
    state: 'waiting',
    nextAt: ago(65),
    createdAt: new Date(parts.time.now()),
    day: '2026-11-25',
    ...part,
  }
}
const given = (...docs: object[]) => DeliveryModel.create(docs.map((doc) => delivery(doc)))
const status = (person?: GivenPerson) => app.call<Status>('GET', '/channels', { token: person?.token })
const channel = async (name: string) => {
  const { data } = await status(admin)
  return data.channels.find((one) => one.channel === name)
}
const close = (key: string, reason: string) =>
  closeGate(
    { key, until: Date.now() + 600_000, stepMs: 600_000 },
    { errorClass: 'config', errorCode: 43116, reason },
    null,
    Date.now(),
  )

describe('GET /channels', () => {
  it('shows what stands in the outbox', async () => {
    await given(
      {},
      { nextAt: ago(5) },
      { nextAt: null, notBefore: new Date(parts.time.now() + 3_600_000) },
      { nextAt: ago(-60), errorClass: 'retry' },
      { state: 'sending' },
    )
    const { outbox } = (await status(admin)).data
    expect(outbox).toMatchObject({ waiting: 4, due: 2, held: 1, sending: 1, dead: 0 })
    expect(outbox.oldestSeconds).toBeGreaterThanOrEqual(65)
  })

  it('says nothing of an age when nothing is due', async () => {
    expect((await status(admin)).data.outbox.oldestSeconds).toBeNull()
  })

  it('counts a channel’s business day, and the share of what has a result', async () => {
    await given(
      { state: 'delivered' },
      { state: 'delivered' },
      { state: 'refused' },
      { state: 'accepted' },
      { state: 'suppressed' },
      { state: 'delivered', day: '2026-11-24' },
    )
    expect(await channel('mpTemplate')).toMatchObject({
      sent: 3,
      delivered: 2,
      failed: 1,
      deliveredShare: 666,
      light: 'green',
    })
  })

  it('shows every channel, those that are not configured in grey', async () => {
    const { channels } = (await status(admin)).data
    expect(channels.map((one) => [one.channel, one.light])).toEqual([
      ['inApp', 'green'],
      ['wecom', parts.wecom.configured ? 'green' : 'grey'],
      ['mpTemplate', 'green'],
      ['mpSubscribe', 'grey'],
      ['miniSubscribe', 'grey'],
      ['sms', 'grey'],
    ])
  })

  it('turns red for a closed account and yellow for a closed or differing template', async () => {
    await close('mpTemplate:warning', '模板已封禁')
    expect(await channel('mpTemplate')).toMatchObject({
      light: 'yellow',
      gates: [{ key: 'mpTemplate:warning' }],
    })
    await close('account:mp', '出口地址不在白名单')
    expect(await channel('mpTemplate')).toMatchObject({ light: 'red', note: '已暂停：出口地址不在白名单' })
  })

  it('turns red when no template of the channel may be used', async () => {
    const check = { templateId: 'w'.repeat(43), state: 'mismatch' as const, note: '', at: new Date() }
    await TemplateModel.create({ _id: 'warning', check })
    expect(await channel('mpTemplate')).toMatchObject({ light: 'red', note: '全部模板与微信侧字段不一致' })
  })

  it('lists the errors of 24 hours', async () => {
    const error = {
      channel: 'mpTemplate',
      errorClass: 'retry',
      errorCode: -1,
      reason: '微信暂时出错',
    } as const
    await countError(error)
    await countError(error)
    await countError({ ...error, errorCode: 45011, errorClass: 'rate' }, ago(25 * 3600))
    const { errors } = (await status(admin)).data
    expect(errors).toMatchObject([{ ...error, count: 2 }])
  })

  it('shows the quota as the account last said, and keeps it when the account does not answer', async () => {
    await askQuotas(parts)
    parts.wechat.failing.quota = [new WechatError('retry', -1, 'down')]
    await askQuotas(parts)
    expect(await channel('mpTemplate')).toMatchObject({ quota: { limit: 100_000, used: 0 } })
    expect((await channel('sms'))?.quota).toBeNull()
  })

  it('counts messages and people of the reader’s own units', async () => {
    await given({}, { state: 'delivered' })
    const outbox = async (person: GivenPerson) => (await status(person)).data.outbox.waiting
    expect([await outbox(supervisor), await outbox(far), await outbox(admin)]).toEqual([1, 0, 1])
    expect((await status(far)).data.unreachable).toBe(1)
    expect((await status(admin)).data.unreachable).toBe(4)
  })

  it('is for those who see the message log', async () => {
    expect((await status()).status).toBe(401)
    expect((await status(handler)).status).toBe(403)
  })
})

describe('POST /channels/gates/reopen', () => {
  const reopen = (person: GivenPerson | undefined, body: object, key: string = randomUUID()) =>
    app.call<{ ok: true }>('POST', '/channels/gates/reopen', { token: person?.token, body, key })

  it('opens a gate before its time, once, and keeps who did it', async () => {
    await close('account:mp', '出口地址不在白名单')
    const key = randomUUID()
    const [first, second] = [
      await reopen(admin, { key: 'account:mp' }, key),
      await reopen(admin, { key: 'account:mp' }, key),
    ]
    expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([
      200,
      200,
      'true',
    ])
    expect((await channel('mpTemplate'))?.gates).toEqual([])
    expect(await AuditModel.find({ event: 'channel.reopened' }).lean()).toMatchObject([
      { subjectKind: 'gate', subjectId: 'account:mp', subjectName: '服务号账号', actor: { id: admin.id } },
    ])
  })

  it('finds no gate that is open', async () => {
    const { status: code, error } = await reopen(admin, { key: 'account:mp' })
    expect([code, error?.code]).toEqual([404, 'channel.gate'])
  })

  it('names every wrong field', async () => {
    const paths = async (body: object) =>
      (await reopen(admin, body)).error?.fields?.map((field) => field.path)
    expect(await paths({ key: { $ne: null } })).toEqual(['body.key'])
    expect(await paths({ key: '', more: 1 })).toEqual(['body.key', 'body.more'])
  })

  it('is for those who look after the channels', async () => {
    expect((await reopen(undefined, { key: 'account:mp' })).status).toBe(401)
    expect((await reopen(supervisor, { key: 'account:mp' })).status).toBe(403)
  })
})

it('gives the same figures to those who collect metrics', async () => {
  await given({})
  const text = await (await fetch(`${app.url}/metrics`)).text()
  expect(text).toContain('mingdu_outbox_depth{channel="mpTemplate",priority="P2"} 1')
})
