import type { Page } from '@mingdu/shared/kernel/page'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import type { RatingInvitation, RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { warnLateRectifications } from './ratings.jobs'
import {
  givenCaseAt,
  givenRatedDistrict,
  openLink,
  rate,
  RATER_PHONE,
  tokenOf,
  type RatedDistrict,
} from './ratings.factory'

const START = '2026-03-02T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)

const BAD = { level: '5', tags: ['slow'], text: '等了三个小时' }
let district: RatedDistrict
let people: RatedDistrict['people']
let token: string
let rated: RatingRecord

beforeEach(async () => {
  parts.time.set(START)
  district = await givenRatedDistrict(app)
  people = district.people
  token = await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept')
  await rate(app, token, BAD)
  rated = (await list(people.monitor)).data.items[0] as RatingRecord
})

const list = (who: GivenPerson | null, query = '') =>
  app.call<Page<RatingRecord>>('GET', `/rectifications${query}`, { token: who?.token })
const act = (who: GivenPerson | null, what: string, one: RatingRecord, body: object, key?: string) =>
  app.call<RatingRecord>('POST', `/ratings/${one.id}/${what}`, {
    token: who?.token,
    body: { version: one.version, ...body },
    ...(key ? { key } : {}),
  })
const done = async (who: GivenPerson, what: string, one: RatingRecord, body: object) => {
  const answer = await act(who, what, one, body)
  expect([what, answer.status, answer.error ?? null]).toEqual([what, 200, null])
  return answer.data
}
const codeOf = (answer: { error: { code: string } | undefined }) => answer.error?.code
const regive = (body: object) =>
  app.call<RatingInvitation>('POST', `/public/ratings/invitations/${token}/rerating`, { body })
const inboxOf = async (who: GivenPerson) =>
  (await app.call<{ items: InboxMessage[] }>('GET', '/messages', { token: who.token })).data.items

const CONTACT = { reached: true, note: '当事人说排队三小时' }
const VERIFY = { outcome: 'limited', until: '2026-03-20', note: '窗口只开了一个' }
const RECTIFY = { note: '已加开两个窗口，并向本人致歉' }
const verified = async () =>
  done(people.callback, 'verification', await done(people.callback, 'contact', rated, CONTACT), VERIFY)

describe('a rectification', () => {
  it('goes from the call to the re-rating, each step by who may, with its limit', async () => {
    expect(rated).toMatchObject({
      allowedActions: [],
      rectification: {
        ...{
          state: 'toContact',
          contactDue: '2026-03-03',
          verifyDue: '2026-03-09',
          rectifyDue: '2026-03-23',
        },
        ...{ due: '2026-03-03', remaining: 1, tentative: false },
      },
    })
    let one = await done(people.callback, 'contact', rated, CONTACT)
    expect(one.rectification).toMatchObject({ state: 'toVerify', due: '2026-03-09' })
    one = await done(people.callback, 'verification', one, VERIFY)
    expect(one.rectification).toMatchObject({ state: 'toRectify', due: '2026-03-20' })
    expect((await inboxOf(people.head))[0]).toMatchObject({
      kind: 'ratingToRectify',
      body: '非常不满意，期限 2026-03-20',
    })
    one = await done(people.head, 'rectification', one, RECTIFY)
    expect(one.rectification).toMatchObject({ state: 'done', due: null, report: { on: '2026-03-02' } })
    expect((await openLink(app, token)).data.rectification).toMatchObject({
      ...{ state: 'done', answer: RECTIFY.note, outcome: 'limited', mayRerate: true },
    })
    const again = await regive({ level: '2', tags: ['fast'], text: '好多了' })
    expect(again.data.rectification).toMatchObject({ rerating: { level: '2' }, mayRerate: false })
    expect(codeOf(await regive({ level: '1' }))).toBe('rectification.rerated')
    const kept = (await list(people.monitor)).data.items[0]
    expect(kept).toMatchObject({ level: '5', rectification: { rerating: { level: '2', text: '好多了' } } })
    expect(kept?.history.map(({ who, what }) => [who, what])).toEqual([
      ...[
        ['评价人', '评价'],
        ['回访一', '回访'],
        ['回访一', '核实'],
        ['局长一', '报送整改'],
        ['评价人', '再次评价'],
      ],
    ])
    const events = await AuditModel.find({ event: /^rating\./ })
      .sort({ _id: 1 })
      .lean<{ event: string }[]>()
    expect(events.map(({ event }) => event)).toEqual([
      ...['rating.given', 'rating.contacted', 'rating.verified', 'rating.rectified', 'rating.regiven'],
    ])
  })

  it('goes on without the rater after three calls in vain', async () => {
    let one = rated
    for (const state of ['toContact', 'toContact', 'toVerify']) {
      one = await done(people.callback, 'contact', one, { reached: false, note: '无人接听' })
      expect(one.rectification?.state).toBe(state)
    }
  })

  it('tells the office what was found, but not what was said on the phone', async () => {
    const one = await done(people.callback, 'contact', rated, CONTACT)
    expect(one.rectification?.contacts[0]?.note).toBe(CONTACT.note)
    const seen = (await list(people.head)).data.items[0]
    expect(seen?.rectification?.contacts).toMatchObject([{ reached: true, note: '' }])
    expect(JSON.stringify(seen)).not.toContain('当事人说')
  })

  it.each([
    ['contact', {}, ['body.reached', 'body.note']],
    ['verification', { outcome: 'later', note: '' }, ['body.outcome', 'body.note']],
    ['verification', { outcome: 'limited', note: '窗口少' }, ['body.until']],
    ['rectification', { note: '' }, ['body.note']],
    ['appeal', {}, ['body.note']],
    ['ruling', { ruling: 'maybe', note: '不清楚' }, ['body.ruling']],
    ['phone', { purpose: '' }, ['body.purpose']],
  ])('%s with %j is refused by its fields', async (what, body, paths) => {
    const who =
      { rectification: people.head, appeal: people.head, ruling: people.monitor }[what] ?? people.callback
    const sent = what === 'phone' ? body : { version: rated.version, ...body }
    const answer = await app.call('POST', `/ratings/${rated.id}/${what}`, { token: who.token, body: sent })
    expect([answer.status, answer.error?.fields?.map(({ path }) => path)]).toEqual([400, paths])
  })

  it.each([
    ['contact', CONTACT],
    ['verification', VERIFY],
    ['rectification', RECTIFY],
    ['appeal', { note: '这是同行恶意差评' }],
    ['ruling', { ruling: 'upheld', note: '经核实属误评' }],
  ])('%s is refused to nobody, to a wrong role and for what is not in reach', async (what, body) => {
    const wrong = await act(people.window, what, rated, body)
    expect([(await act(null, what, rated, body)).status, wrong.status]).toEqual([401, 403])
    const far = { ...rated, id: 'f'.repeat(24) }
    const who =
      { rectification: people.head, appeal: people.head, ruling: people.monitor }[what] ?? people.callback
    expect((await act(who, what, far, body)).status).toBe(404)
  })

  it('is out of reach of another unit and another region', async () => {
    expect((await act(people.otherHead, 'rectification', rated, RECTIFY)).status).toBe(404)
    expect((await list(people.otherHead)).data.total).toBe(0)
    expect([(await list(null)).status, (await list(people.window)).status]).toEqual([401, 403])
  })

  it('is never called back or verified by the rated office', async () => {
    expect(codeOf(await act(people.sameCallback, 'contact', rated, CONTACT))).toBe(
      'rectification.same-office',
    )
    const phone = await app.call('POST', `/ratings/${rated.id}/phone`, {
      token: people.sameCallback.token,
      body: { purpose: '回访差评' },
    })
    expect(codeOf(phone)).toBe('rectification.same-office')
  })

  it('refuses an old version, an act of another state, a day too late, classified words; a repeat is one', async () => {
    expect(codeOf(await act(people.callback, 'contact', { ...rated, version: 9 }, CONTACT))).toBe(
      'version.stale',
    )
    expect(codeOf(await act(people.callback, 'verification', rated, VERIFY))).toBe('rectification.state')
    expect(codeOf(await act(people.callback, 'contact', rated, { ...CONTACT, note: '绝密' }))).toBe(
      'text.classified',
    )
    const first = await act(people.callback, 'contact', rated, CONTACT, 'contact-key-000001')
    const again = await act(people.callback, 'contact', rated, CONTACT, 'contact-key-000001')
    expect(again.data).toEqual(first.data)
    const late = await act(people.callback, 'verification', first.data, { ...VERIFY, until: '2026-03-24' })
    expect(codeOf(late)).toBe('rectification.until')
  })

  it('shows the full number once, to call, and writes down why', async () => {
    const answer = await app.call<{ phone: string }>('POST', `/ratings/${rated.id}/phone`, {
      token: people.callback.token,
      body: { purpose: '回访差评' },
    })
    expect(answer.data).toEqual({ phone: RATER_PHONE })
    const entry = await AuditModel.findOne({ event: 'rating.phoneShown' }).lean()
    expect(entry).toMatchObject({ note: '回访差评', subjectKind: 'rating' })
    const head = await app.call('POST', `/ratings/${rated.id}/phone`, {
      token: people.head.token,
      body: { purpose: '想知道是谁' },
    })
    expect(head.status).toBe(403)
    const after = await verified()
    const late = await app.call('POST', `/ratings/${after.id}/phone`, {
      token: people.callback.token,
      body: { purpose: '再打一次' },
    })
    expect(codeOf(late)).toBe('rectification.state')
  })
})

describe('an appeal', () => {
  it('upheld takes the rating out of what is published; the rater is told', async () => {
    const appealed = await done(people.head, 'appeal', rated, { note: '这是同行恶意差评' })
    expect(appealed.rectification?.state).toBe('appealed')
    expect((await inboxOf(people.monitor))[0]).toMatchObject({ kind: 'ratingAppealed' })
    expect((await app.call<Page<object>>('GET', '/public/ratings')).data.total).toBe(0)
    const ruled = await done(people.monitor, 'ruling', appealed, { ruling: 'upheld', note: '经核实属误评' })
    expect(ruled.rectification).toMatchObject({ state: 'dismissed', due: null })
    expect((await inboxOf(people.head))[0]).toMatchObject({ kind: 'ratingRuled' })
    expect((await app.call<Page<object>>('GET', '/public/ratings')).data.total).toBe(0)
    expect((await openLink(app, token)).data).toMatchObject({
      ...{ mayRate: false, rectification: { state: 'dismissed' } },
      whyNot: expect.stringContaining('不予采信'),
    })
  })

  it('not upheld goes on where it stood, and comes but once', async () => {
    const appealed = await done(people.head, 'appeal', await verified(), { note: '这是同行恶意差评' })
    const ruled = await done(people.monitor, 'ruling', appealed, { ruling: 'rejected', note: '确有其事' })
    expect(ruled.rectification).toMatchObject({ state: 'toRectify', due: '2026-03-20' })
    expect(codeOf(await act(people.head, 'appeal', ruled, { note: '再申诉一次' }))).toBe(
      'rectification.appealed',
    )
  })

  it('is judged by nobody of the rated office, and is too late after three working days', async () => {
    const same = await givenPerson(district.waterId, ['monitor'])
    const appealed = await done(people.head, 'appeal', rated, { note: '这是同行恶意差评' })
    const judged = await act(same, 'ruling', appealed, { ruling: 'upheld', note: '同意' })
    expect(codeOf(judged)).toBe('rectification.same-office')
    const other = await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept')
    await rate(app, other, BAD)
    parts.time.set('2026-03-06T02:00:00.000Z')
    const open = (await list(people.head, '?state=toContact')).data.items[0] as RatingRecord
    expect(codeOf(await act(people.head, 'appeal', open, { note: '现在才看到' }))).toBe(
      'rectification.appeal-late',
    )
  })
})

it('tells of a limit that has passed, once for each limit, whose turn it is and who supervises', async () => {
  const told = async (who: GivenPerson) =>
    (await inboxOf(who)).filter(({ kind }) => kind === 'ratingOverdue').map(({ body }) => body)
  parts.time.set('2026-03-03T02:00:00.000Z')
  expect(await warnLateRectifications(parts.time)).toBe(0)
  parts.time.set('2026-03-04T02:00:00.000Z')
  for (let i = 0; i < 2; i += 1) expect(await warnLateRectifications(parts.time)).toBe(1)
  for (const who of [people.callback, people.monitor])
    expect(await told(who)).toEqual(['非常不满意，期限 2026-03-03'])
  expect(await told(people.head)).toEqual([])
  await verified()
  parts.time.set('2026-03-23T02:00:00.000Z')
  expect(await warnLateRectifications(parts.time)).toBe(1)
  expect(await told(people.head)).toEqual(['非常不满意，期限 2026-03-20'])
  expect(await told(people.callback)).toHaveLength(1)
})

describe('the queue', () => {
  it('has the nearest limit first, and finds by state, lateness, openness and unit', async () => {
    parts.time.set('2026-03-04T02:00:00.000Z')
    await rate(app, await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept'), BAD)
    const first = (await list(people.callback)).data.items
    expect(first.map(({ rectification }) => rectification?.due)).toEqual(['2026-03-03', '2026-03-05'])
    expect(first.map(({ allowedActions }) => allowedActions)).toEqual([['contact'], ['contact']])
    expect((await list(people.callback, '?late=true')).data.total).toBe(1)
    expect((await list(people.callback, '?state=toVerify')).data.total).toBe(0)
    expect((await list(people.callback, `?open=true&orgId=${district.waterId}`)).data.total).toBe(2)
    expect((await list(people.callback, '?limit=0')).status).toBe(400)
  })
})
