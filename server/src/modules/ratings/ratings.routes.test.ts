import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { wakeCases } from '../cases/cases.jobs'
import { CheckModel } from '../safety/safety.model'
import {
  givenCaseAt,
  givenRatedDistrict,
  openedStages,
  openLink,
  rate,
  RATER_NAME,
  RATER_PHONE,
  tokenOf,
  type RatedDistrict,
} from './ratings.factory'
import { InvitationModel, RatingModel } from './ratings.model'
import { ratingToken } from '../../rating-token'

const START = '2026-03-02T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)

let district: RatedDistrict
let people: RatedDistrict['people']

beforeEach(async () => {
  parts.time.set(START)
  district = await givenRatedDistrict(app)
  people = district.people
})

const codeOf = (answer: { error: { code: string } | undefined }) => answer.error?.code
const list = (who: GivenPerson | null, query = '') =>
  app.call<Page<RatingRecord>>('GET', `/ratings${query}`, { token: who?.token })
const GOOD = { level: '2', tags: ['fast'], text: '很快' }
const BAD = { level: '5', tags: ['slow', 'rude'], text: '等了三个小时，找我电话 13800138000' }

describe('invitations', () => {
  it('come at 受理, 办理 and 办结, one each, with who handled the stage', async () => {
    const one = await givenCaseAt(app, district, 'complete')
    expect((await openedStages(app, one)).map(({ stage, state }) => [stage, state])).toEqual([
      ['accept', 'open'],
      ['handle', 'open'],
      ['complete', 'open'],
    ])
    const stored = await InvitationModel.collection.find().sort({ _id: 1 }).toArray()
    expect(stored.map(({ clerk }) => clerk?.name)).toEqual(['窗口一', '审查一', '窗口一'])
    expect(JSON.stringify(stored)).not.toContain(RATER_PHONE)
    expect(JSON.stringify(stored)).not.toContain(RATER_NAME)
  })

  it('come after silence too, with nobody who handled it', async () => {
    const one = await givenCaseAt(app, district, null)
    expect(await openedStages(app, one)).toEqual([])
    parts.time.set('2026-03-10T02:00:00.000Z')
    await wakeCases(parts.time, parts.log)
    expect((await openedStages(app, one)).map(({ stage }) => stage)).toEqual(['accept'])
    expect((await InvitationModel.collection.findOne())?.clerk).toBeNull()
  })

  it('close with a case that is withdrawn, but for what was answered', async () => {
    const one = await givenCaseAt(app, district, 'handle')
    const [accept, handle] = [await tokenOf(app, one, 'accept'), await tokenOf(app, one, 'handle')]
    await rate(app, accept, GOOD)
    await app.call('POST', `/cases/${one.id}/withdraw`, {
      token: people.window.token,
      body: { version: one.version },
    })
    expect((await openedStages(app, one)).map(({ stage, state }) => [stage, state])).toEqual([
      ['accept', 'answered'],
    ])
    expect((await openLink(app, handle)).data).toMatchObject({ state: 'closed', mayRate: false })
    expect(codeOf(await rate(app, handle, GOOD))).toBe('rating.closed')
  })

  it('are opened by number and last four digits, with the lock of the tracking page', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    const wrong = () => app.call('POST', '/public/cases/ratings', { body: { no: one.no, phoneEnd: '1111' } })
    for (let i = 0; i < 5; i += 1) expect(codeOf(await wrong())).toBe('case.track')
    expect(codeOf(await wrong())).toBe('case.track-locked')
    const track = await app.call('POST', '/public/cases/track', { body: { no: one.no, phoneEnd: '8000' } })
    expect(codeOf(track)).toBe('case.track-locked')
    const bad = await app.call('POST', '/public/cases/ratings', { body: { no: one.no, phoneEnd: '1' } })
    expect([bad.status, bad.error?.fields?.[0]?.path]).toEqual([400, 'body.phoneEnd'])
  })
})

describe('a link', () => {
  it('opens one stage by one door; nothing of it is stored, and no other text opens it', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    const token = await tokenOf(app, one, 'accept')
    expect(token).toMatch(/^t[\w-]{31}$/)
    expect(JSON.stringify(await InvitationModel.collection.find().toArray())).not.toContain(token.slice(17))
    const opened = await openLink(app, token)
    expect(opened.data).toMatchObject({
      stage: 'accept',
      org: '区水务局',
      state: 'open',
      mayRate: true,
      rating: null,
    })
    expect(JSON.stringify(opened.data)).not.toMatch(/张|8000/)
    const flipped = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const other of [flipped, `s${token.slice(1)}`, 'x', ratingToken('f'.repeat(24), 'sms', parts.box)])
      expect([(await openLink(app, other)).status, codeOf(await rate(app, other, GOOD))]).toEqual([
        404,
        'rating.link',
      ])
  })
})

describe('a rating', () => {
  it('is written with its source, its channel and an audit entry that names nobody', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    const answer = await rate(app, await tokenOf(app, one, 'accept'), { ...GOOD, client: 'miniapp' })
    expect(answer.data).toMatchObject({
      ...{ state: 'answered', changeUntil: '2026-03-12', mayRate: true },
      rating: { level: '2', tags: ['fast'], text: '很快', on: '2026-03-02' },
    })
    expect(await RatingModel.findOne().lean()).toMatchObject({ source: 'active', channel: 'miniapp' })
    const entry = JSON.stringify(await AuditModel.findOne({ event: 'rating.given' }).lean())
    for (const secret of [one.no, '张', '8000']) expect(entry).not.toContain(secret)
    expect(await CheckModel.findOne().lean()).toMatchObject({ subjectKind: 'rating', text: '很快' })
  })

  it.each([
    ['sms', 'sms'],
    ['windowQr', 'windowQr'],
    ['pad', 'pad'],
  ] as const)('by %s is an invited one, whatever the client says', async (door, channel) => {
    await givenCaseAt(app, district, 'accept')
    const id = String((await InvitationModel.collection.findOne())?._id)
    await rate(app, ratingToken(id, door, parts.box), { ...GOOD, client: 'miniapp' })
    expect(await RatingModel.findOne().lean()).toMatchObject({ source: 'invited', channel })
  })

  it('by a code at the window shows nothing afterwards, and cannot be changed there', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    const id = String((await InvitationModel.collection.findOne())?._id)
    const token = ratingToken(id, 'windowQr', parts.box)
    const given = await rate(app, token, BAD)
    const again = await openLink(app, token)
    for (const { data } of [given, again]) {
      expect(data).toMatchObject({ rating: null, rectification: null, mayRate: false })
      expect(JSON.stringify(data)).not.toContain('三个小时')
    }
    expect(codeOf(await rate(app, token, GOOD))).toBe('rating.given')
    const regiven = await app.call('POST', `/public/ratings/invitations/${token}/rerating`, { body: GOOD })
    expect(codeOf(regiven)).toBe('rating.door')
    expect((await openLink(app, await tokenOf(app, one, 'accept'))).data.rating?.level).toBe('5')
  })

  it('may be changed once, within ten days', async () => {
    const one = await givenCaseAt(app, district, 'handle')
    const token = await tokenOf(app, one, 'accept')
    await rate(app, token, GOOD)
    parts.time.set('2026-03-12T02:00:00.000Z')
    expect((await rate(app, token, { level: '1' })).data.rating).toMatchObject({ level: '1', tags: [] })
    expect(codeOf(await rate(app, token, GOOD))).toBe('rating.changed')
    const late = await tokenOf(app, one, 'handle')
    await rate(app, late, GOOD)
    parts.time.set('2026-03-24T02:00:00.000Z')
    expect(codeOf(await rate(app, late, { level: '1' }))).toBe('rating.change-late')
    expect((await openLink(app, late)).data).toMatchObject({
      mayRate: false,
      whyNot: expect.stringContaining('10 天'),
    })
    expect(await RatingModel.countDocuments()).toBe(2)
  })

  it('changed to a bad one opens a rectification from that day', async () => {
    const token = await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept')
    await rate(app, token, GOOD)
    parts.time.set('2026-03-04T02:00:00.000Z')
    expect((await rate(app, token, BAD)).data.rectification).toMatchObject({
      ...{ state: 'toContact', due: '2026-03-25', mayRerate: false },
    })
    expect(codeOf(await rate(app, token, GOOD))).toBe('rating.rectifying')
  })

  it.each([
    ['no level', {}, 'body.level'],
    ['a level that is none', { level: '6' }, 'body.level'],
    ['a tag of the other kind', { level: '1', tags: ['slow'] }, 'body.tags'],
    ['a tag that is none', { level: '1', tags: ['nice'] }, 'body.tags.0'],
    ['too long a text', { level: '1', text: '长'.repeat(501) }, 'body.text'],
    ['a source of its own', { level: '1', source: 'active' }, 'body.source'],
  ])('with %s is refused by its field', async (_what, body, path) => {
    const token = await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept')
    const answer = await rate(app, token, body)
    expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, path])
    expect(await RatingModel.countDocuments()).toBe(0)
  })

  it('with classified words is refused; sent twice it is one', async () => {
    const token = await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept')
    expect(codeOf(await rate(app, token, { level: '1', text: '这是绝密的' }))).toBe('text.classified')
    const [a, b] = [
      await rate(app, token, GOOD, 'rate-key-00000001'),
      await rate(app, token, GOOD, 'rate-key-00000001'),
    ]
    expect(b.data).toEqual(a.data)
    expect(await RatingModel.findOne().lean()).toMatchObject({ version: 1, changed: false })
  })

  it('given many times at once is one, with at most one change', async () => {
    const token = await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept')
    const answers = await Promise.all(['1', '2', '3', '1'].map((level) => rate(app, token, { level })))
    const codes = answers.map((answer) => codeOf(answer) ?? 'ok').sort()
    expect(codes).toEqual(['ok', 'ok', 'rating.changed', 'rating.changed'])
    expect(await RatingModel.countDocuments()).toBe(1)
  })

  it('tells those of another office who call back, and nobody of the rated one', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    await rate(app, await tokenOf(app, one, 'accept'), BAD)
    const inbox = async (who: GivenPerson) =>
      (await app.call<{ items: InboxMessage[] }>('GET', '/messages', { token: who.token })).data.items
    const [told] = await inbox(people.callback)
    expect(told).toMatchObject({
      kind: 'ratingToCall',
      body: '非常不满意，期限 2026-03-03',
      target: { kind: 'rating' },
    })
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`${one.no}|张|8000|三个小时`))
    for (const who of [people.sameCallback, people.window, people.head]) expect(await inbox(who)).toEqual([])
  })
})

describe('who sees what', () => {
  it('the rater only those who call back or look into it, masked; no clerk the case', async () => {
    const one = await givenCaseAt(app, district, 'accept', people.clerkHead)
    await rate(app, await tokenOf(app, one, 'accept'), BAD)
    const seen = async (who: GivenPerson) => (await list(who)).data.items[0]
    const rater = { name: '张*明', phone: '138****8000' }
    for (const who of [people.callback, people.monitor])
      expect(await seen(who)).toMatchObject({ rater, caseId: one.id, caseNo: one.no })
    for (const who of [people.head, people.leader]) expect(await seen(who)).toMatchObject({ rater: null })
    const clerk = await seen(people.clerkHead)
    expect(clerk).toMatchObject({ level: '5', rater: null, caseId: null, caseNo: null })
    expect(JSON.stringify(clerk)).not.toMatch(new RegExp(`${one.no}|${one.id}|张`))
  })

  it('is nothing for window, reviewer and decider, nobody, and other units', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    await rate(app, await tokenOf(app, one, 'accept'), BAD)
    const id = String((await RatingModel.findOne().lean())?._id)
    for (const who of [people.window, people.reviewer, people.decider]) {
      for (const at of ['/ratings', `/ratings/${id}`, '/rectifications', '/ratings/figures'])
        expect((await app.call('GET', at, { token: who.token })).status).toBe(403)
      const got = await app.call('GET', `/cases/${one.id}`, { token: who.token })
      expect(JSON.stringify(got.data)).not.toContain('三个小时')
    }
    expect([(await list(null)).status, (await list(people.otherHead)).data.total]).toEqual([401, 0])
    const get = (who: GivenPerson) => app.call('GET', `/ratings/${id}`, { token: who.token })
    expect([(await get(people.otherHead)).status, (await get(people.head)).status]).toEqual([404, 200])
  })

  it('is found by level, kind, stage, source, unit and day', async () => {
    const one = await givenCaseAt(app, district, 'handle')
    await rate(app, await tokenOf(app, one, 'accept'), GOOD)
    parts.time.set('2026-03-03T02:00:00.000Z')
    await rate(app, await tokenOf(app, one, 'handle'), BAD)
    const levels = async (query: string) =>
      (await list(people.monitor, query)).data.items.map(({ level }) => level)
    expect(await levels('')).toEqual(['5', '2'])
    expect(await levels('?group=bad')).toEqual(['5'])
    expect(await levels('?level=2')).toEqual(['2'])
    expect(await levels('?stage=accept&source=active')).toEqual(['2'])
    expect(await levels('?source=invited')).toEqual([])
    expect(await levels('?from=2026-03-03')).toEqual(['5'])
    expect(await levels('?to=2026-03-02')).toEqual(['2'])
    expect(await levels(`?orgId=${district.waterId}`)).toHaveLength(2)
    expect(await levels(`?orgId=${people.otherHead.orgId}`)).toEqual([])
    expect((await list(people.monitor, '?level=9')).error?.fields?.[0]?.path).toBe('query.level')
  })
})
