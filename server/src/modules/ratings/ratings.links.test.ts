import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { RATE_PAGE, ratingCode, ratingToken } from '../../rating-token'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { pagepathOf } from '../messages/messages.cards'
import { askingLink } from '../messages/messages.links'
import { DeliveryModel, MessageModel } from '../messages/messages.model'
import { sendWaiting } from '../messages/outbox.jobs'
import { forgetSendable, writeSendable } from '../messages/sendable.repo'
import {
  givenCaseAt,
  givenRatedDistrict,
  openLink,
  rate,
  RATER_PHONE,
  type RatedDistrict,
} from './ratings.factory'
import { InvitationModel, RatingModel } from './ratings.model'

/** Within decent hours: what is P2 waits for them. */
const parts = testParts('2026-03-02T02:00:00.000Z', { SMS_PROVIDER: 'sandbox' })
const without = testParts('2026-03-02T02:00:00.000Z', {
  ...{ SMS_PROVIDER: 'aliyun', SMS_SIGN_NAME: '明督', SMS_ALIYUN_KEY_ID: 'key-id-of-a-test' },
  ...{ SMS_ALIYUN_KEY_SECRET: 'key-secret-of-a-test', SMS_TPL_LOGIN_CODE: 'SMS_1' },
  ...{ SMS_TPL_TASK_WARNING: 'SMS_2', SMS_TPL_CASE_PROGRESS: 'SMS_3' },
})
useDatabase()
const app = useApp(parts)
let district: RatedDistrict

beforeEach(async () => {
  parts.sms.sent = []
  forgetSendable()
  await writeSendable({ accounts: ['sms'], templates: [] })
  district = await givenRatedDistrict(app)
})

const invitation = async (stage: string) => {
  const found = await InvitationModel.collection.findOne({ stage })
  return String(found?._id)
}

describe('a text message', () => {
  it('at 受理, 办理 and 办结 ends in the code of its stage, and no other does', async () => {
    const one = await givenCaseAt(app, district, 'complete')
    await sendWaiting({ ...parts, clock: () => Date.now() + 120_000 })
    const asking = parts.sms.sent.filter(({ templateKey }) => templateKey === 'caseRating')
    const codes = await Promise.all(
      ['accept', 'handle', 'complete'].map(async (stage) => ratingCode(await invitation(stage), parts.box)),
    )
    expect(asking.map(({ params }) => params['code']).sort()).toEqual([...codes].sort())
    expect(new Set(asking.map(({ params }) => params['state']))).toEqual(
      new Set(['已受理', '正在审查', '已送达']),
    )
    expect(asking.every(({ params, phone }) => params['number'] === one.no && phone === RATER_PHONE)).toBe(
      true,
    )
    expect(parts.sms.sent.some(({ params }) => params['state'] === '已有决定' && !params['code'])).toBe(true)
    for (const value of parts.sms.sent.flatMap(({ params }) => Object.values(params)))
      expect(value.length).toBeLessThanOrEqual(12)
  })

  it('asks for nothing where the place has no template with its address', async () => {
    await givenCaseAt(app, district, 'accept')
    await sendWaiting(without)
    expect(without.sms.sent.map(({ templateKey }) => templateKey)).toContain('caseProgress')
    expect(without.sms.sent.map(({ templateKey }) => templateKey)).not.toContain('caseRating')
  })
})

describe('the code', () => {
  it('opens its stage as the text message it came by, whatever case it is typed in', async () => {
    await givenCaseAt(app, district, 'accept')
    const code = ratingCode(await invitation('accept'), parts.box)
    expect((await openLink(app, code.toLowerCase())).data).toMatchObject({ door: 'sms', stage: 'accept' })
    await rate(app, code, { level: '2', client: 'miniapp' })
    expect(await RatingModel.findOne().lean()).toMatchObject({ source: 'invited', channel: 'sms' })
  })

  it('is refused with one letter changed, and stands nowhere in the database', async () => {
    await givenCaseAt(app, district, 'accept')
    await sendWaiting(parts)
    const code = ratingCode(await invitation('accept'), parts.box)
    const other = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [other, `${code.slice(0, 6)}AAAAAA`, 'AAAAAAAAAAAA'])
      expect((await openLink(app, wrong)).error?.code).toBe('rating.link')
    const stored = await Promise.all([
      InvitationModel.collection.find().toArray(),
      MessageModel.collection.find().toArray(),
      DeliveryModel.collection.find().toArray(),
    ])
    expect(JSON.stringify(stored)).not.toContain(code.slice(6))
  })

  it('leads from the short address to the page that asks', async () => {
    const answer = await fetch(`${app.url}/r/abcdefgh2345`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
      ...[302, `/#/${RATE_PAGE}?t=ABCDEFGH2345`, 'no-store'],
    ])
    const stray = await fetch(`${app.url}/r/0000`, { redirect: 'manual' })
    expect(stray.headers.get('location')).toBeNull()
  })
})

describe('a message of the mini-program', () => {
  it('opens the rating where the applicant has no page of the case, and the case where there is one', () => {
    const invitationId = '0'.repeat(24)
    const token = ratingToken(invitationId, 'message', parts.box)
    const pageOf = (id: string | null) =>
      pagepathOf(
        { kind: 'myCase', id },
        askingLink({ invitationId, targetKind: 'myCase', targetId: id }, parts.box)?.page,
      )
    expect(pageOf(null)).toBe(`${RATE_PAGE}?t=${token}`)
    expect(pageOf('k1')).toBe('features/cases/mine/index?id=k1')
  })

  it('by its own link is an invited rating of the program it is given in', async () => {
    await givenCaseAt(app, district, 'accept')
    const token = ratingToken(await invitation('accept'), 'message', parts.box)
    await rate(app, token, { level: '1', client: 'miniapp' })
    expect(await RatingModel.findOne().lean()).toMatchObject({ source: 'invited', channel: 'miniapp' })
  })
})

it('is said in the inbox, with what asks but no link', async () => {
  await givenCaseAt(app, district, 'accept')
  const message = await MessageModel.findOne({ kind: 'caseAccepted' }).lean()
  expect(message?.body).toContain('请您评价受理环节')
  expect(message?.invitationId).toBe(await invitation('accept'))
  expect(message?.body).not.toContain('http')
})

it('shows who holds the number the stages to rate, each with its link', async () => {
  const one = await givenCaseAt(app, district, 'handle')
  const body = { no: one.no, phoneEnd: RATER_PHONE.slice(-4) }
  const tracked = await app.call<TrackedCase & Partial<MyCase>>('POST', '/public/cases/track', { body })
  expect(tracked.data.ratings.map(({ stage, state }) => [stage, state])).toEqual([
    ['accept', 'open'],
    ['handle', 'open'],
  ])
  const opened = await openLink(app, tracked.data.ratings[0]?.token ?? '')
  expect(opened.data).toMatchObject({ door: 'track', took: { used: 0, promised: 1 } })
})
