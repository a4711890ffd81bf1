import type { Page } from '@mingdu/shared/kernel/page'
import type { RateFigure } from '@mingdu/shared/kernel/rate-figures'
import type { Pad, WindowInvitation } from '@mingdu/shared/ratings/pads.api'
import type { PublicRating, RatingInvitation } from '@mingdu/shared/ratings/ratings.schema'
import type { RatingFigureKey } from '@mingdu/shared/ratings/ratings.figures'
import { defaultRules } from '@mingdu/shared/rules/rules.table'
import { RATE_PAGE, ratingToken } from '../../rating-token'
import { Refused } from '../../refused'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { RuleModel } from '../rules/rules.model'
import { forgetRules } from '../rules/rules.service'
import { CheckModel } from '../safety/safety.model'
import {
  givenCaseAt,
  givenRatedDistrict,
  openLink,
  rate,
  tokenOf,
  type RatedDistrict,
} from './ratings.factory'
import { drainMarks } from '../cases/cases.rollups'
import { giveDefaultRatings } from './ratings.jobs'
import { InvitationModel, RatingModel } from './ratings.model'

const START = '2026-03-02T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)

let district: RatedDistrict
let people: RatedDistrict['people']
type Figures = { figures: Record<RatingFigureKey, RateFigure> }

beforeEach(async () => {
  parts.time.set(START)
  forgetRules()
  district = await givenRatedDistrict(app)
  people = district.people
})
afterEach(forgetRules)

const codeOf = (answer: { error: { code: string } | undefined }) => answer.error?.code
const BAD = { level: '5', tags: ['slow'], text: '等了三小时，找我 138 0013 8000' }

describe('what everybody reads', () => {
  const list = async (query = '') =>
    (await app.call<Page<PublicRating>>('GET', `/public/ratings${query}`)).data

  it('leads to no person and to no case; a text only once it has passed, without numbers', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    await rate(app, await tokenOf(app, one, 'accept'), BAD)
    const [before] = (await list()).items
    expect(before).toEqual({
      id: expect.any(String),
      ...{ org: '区水务局', title: one.title, stage: 'accept', level: '5', tags: ['slow'] },
      ...{ text: '', month: '2026-03', reply: '', rerated: null },
    })
    await CheckModel.updateMany({}, { $set: { state: 'passed' } })
    const [after] = (await list()).items
    expect(after?.text).toBe('等了三小时，找我 ****')
    expect(JSON.stringify(after)).not.toMatch(new RegExp(`${one.no}|${one.id}|张|2026-03-02`))
  })

  it('is found by unit and by kind', async () => {
    await rate(app, await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept'), BAD)
    expect((await list('?group=bad')).total).toBe(1)
    expect((await list('?group=good')).total).toBe(0)
    expect((await list(`?orgId=${people.otherHead.orgId}`)).total).toBe(0)
    const bad = await app.call('GET', '/public/ratings?group=ugly')
    expect([bad.status, bad.error?.fields?.[0]?.path]).toEqual([400, 'query.group'])
  })
})

describe('the figures', () => {
  const publicFigures = async () => {
    await drainMarks()
    return (await app.call<Figures>('GET', '/public/ratings/figures')).data.figures
  }
  const staffFigures = async (query = '', who = people.monitor) => {
    await drainMarks()
    return (await app.call<Figures>('GET', `/ratings/figures${query}`, { token: who.token })).data.figures
  }

  it('stand with their 口径 and n, and are not published of fewer than five', async () => {
    const rated = async (level: string) =>
      rate(app, await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept'), { level })
    for (const level of ['1', '2', '3']) await rated(level)
    await rated('5')
    await givenCaseAt(app, district, 'accept')
    expect((await publicFigures()).satisfaction).toMatchObject({ text: null, n: null, suppressed: true })
    expect(await staffFigures()).toMatchObject({
      satisfaction: { text: '75.0%', part: 3, n: 4, enough: false, definition: expect.stringContaining('÷') },
      participation: { text: '80.0%', part: 4, n: 5 },
      bad: { part: 1, n: 4 },
      rectified: { part: 0, n: 1 },
    })
    await rated('1')
    expect((await publicFigures()).satisfaction).toMatchObject({ text: '80.0%', n: 5, suppressed: false })
    expect((await staffFigures('', people.otherHead)).satisfaction.n).toBe(0)
    expect((await staffFigures(`?orgId=${people.otherHead.orgId}`)).satisfaction.n).toBe(0)
    expect((await staffFigures('?from=2026-03-03')).satisfaction.n).toBe(0)
    expect((await app.call('GET', '/ratings/figures')).status).toBe(401)
  })

  it('count an office late with a rectification, and one that was in time', async () => {
    await rate(app, await tokenOf(app, await givenCaseAt(app, district, 'accept'), 'accept'), BAD)
    parts.time.set('2026-03-24T02:00:00.000Z')
    expect(await staffFigures()).toMatchObject({
      rectifiedOnTime: { part: 0, n: 1 },
      contacted: { part: 0, n: 1 },
    })
  })
})

describe('default ratings', () => {
  const turnOn = async () => {
    const values = { ...defaultRules(), ratingDefaultOn: 1 }
    const changedBy = { id: people.leader.id, name: '安全管理员' }
    await RuleModel.create({ _id: 1, values, changedAt: new Date(START), changedBy, note: '打开默认评价' })
    forgetRules()
  }

  it('are off until a place turns them on', async () => {
    await givenCaseAt(app, district, 'accept')
    parts.time.set('2026-03-30T02:00:00.000Z')
    expect(await giveDefaultRatings(parts.time, parts.log)).toBe(0)
  })

  it('come after the days of the rule, once, never enter the published rate, and give way to an answer', async () => {
    await turnOn()
    const one = await givenCaseAt(app, district, 'accept')
    parts.time.set('2026-03-09T02:00:00.000Z')
    expect(await giveDefaultRatings(parts.time, parts.log)).toBe(0)
    parts.time.set('2026-03-10T02:00:00.000Z')
    expect(await giveDefaultRatings(parts.time, parts.log)).toBe(1)
    expect(await giveDefaultRatings(parts.time, parts.log)).toBe(0)
    expect(await RatingModel.findOne().lean()).toMatchObject({ source: 'default', channel: null, level: '2' })
    expect((await app.call<Page<object>>('GET', '/public/ratings')).data.total).toBe(0)
    await drainMarks()
    const { figures } = (await app.call<Figures>('GET', '/ratings/figures', { token: people.monitor.token }))
      .data
    expect([figures.satisfaction.n, figures.satisfactionWithDefaults.n]).toEqual([0, 1])
    const token = await tokenOf(app, one, 'accept')
    expect((await openLink(app, token)).data).toMatchObject({
      state: 'defaulted',
      rating: null,
      mayRate: true,
    })
    expect((await rate(app, token, BAD)).data).toMatchObject({ state: 'answered', rating: { level: '5' } })
    expect(await RatingModel.findOne().lean()).toMatchObject({ source: 'active', changed: false, version: 2 })
  })
})

describe('at a window', () => {
  const invitations = (no: string, who = people.window) =>
    app.call<{ items: WindowInvitation[] }>('GET', `/rating-invitations?no=${no}`, { token: who.token })
  const newPad = async () =>
    (await app.call<Pad>('POST', '/pads', { token: people.window.token, body: { name: '3 号窗口' } })).data
  const show = (code: string, invitationId: string, who: typeof people.window | null = people.window) =>
    app.call('POST', `/pads/${code}/show`, { token: who?.token, body: { invitationId } })
  const current = (code: string) =>
    app.call<{ name: string; org: string; current: { token: string } | null }>('GET', `/public/pads/${code}`)

  it('a case of its own gives a code to scan; another unit’s is not there', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    const [item] = (await invitations(one.no)).data.items
    expect(item).toMatchObject({ stage: 'accept', title: one.title, invitedOn: '2026-03-02' })
    const qr = await app.call('GET', `/rating-invitations/${item!.id}/qr.png`, { token: people.window.token })
    expect([qr.status, qr.headers.get('content-type')]).toEqual([200, 'image/png'])
    const far = await app.call('GET', `/rating-invitations/${item!.id}/qr.png`, {
      token: people.otherWindow.token,
    })
    const [code] = parts.wechat.codes.slice(-1)
    expect(code).toEqual({ scene: ratingToken(item!.id, 'windowQr', parts.box), page: RATE_PAGE })
    expect(code?.scene).toMatch(/^[\w-]{32}$/)
    expect([codeOf(await invitations(one.no, people.otherWindow)), far.status]).toEqual(['rating.case', 404])
    expect((await invitations(one.no, people.reviewer)).status).toBe(403)
    expect((await app.call('GET', `/rating-invitations?no=${one.no}`)).status).toBe(401)
  })

  it('gives a code of the H5 where WeChat makes none, where there is no mini-program, and where it is asked for', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    const [item] = (await invitations(one.no)).data.items
    const at = `/rating-invitations/${item!.id}/qr.png`
    const made = parts.wechat.codes.length
    const get = (query = '') => app.call('GET', `${at}${query}`, { token: people.window.token })
    expect((await get('?for=web')).status).toBe(200)
    parts.wechat.failing.wxacode = [new Refused('wechat.down')]
    expect((await get()).status).toBe(200)
    parts.wechat.accounts.delete('mini')
    expect((await get()).status).toBe(200)
    parts.wechat.accounts.add('mini')
    expect(parts.wechat.codes.length).toBe(made)
    const [first, second] = [await get(), await get()]
    expect([first.status, second.status, parts.wechat.codes.length]).toEqual([200, 200, made + 1])
    expect((await get('?for=x')).error?.fields?.[0]?.path).toBe('query.for')
  })

  it('a pad shows the code of what it asks, for one’s own phone, and no other link gives one', async () => {
    await givenCaseAt(app, district, 'accept')
    const id = String((await InvitationModel.collection.findOne())?._id)
    const qr = (door: 'pad' | 'sms') =>
      app.call('GET', `/public/ratings/invitations/${ratingToken(id, door, parts.box)}/qr.png`)
    expect([(await qr('pad')).status, codeOf(await qr('sms'))]).toEqual([200, 'rating.link'])
  })

  it('does not learn from the list what was rated', async () => {
    const one = await givenCaseAt(app, district, 'accept')
    const before = (await invitations(one.no)).data
    await rate(app, await tokenOf(app, one, 'accept'), BAD)
    expect((await invitations(one.no)).data).toEqual(before)
  })

  it('a pad asks what the clerk put onto it, until it was answered or ten minutes are over', async () => {
    await givenCaseAt(app, district, 'accept')
    const pad = await newPad()
    expect(pad).toMatchObject({ name: '3 号窗口', org: { name: '区水务局' } })
    expect((await current(pad.code)).data).toEqual({ name: '3 号窗口', org: '区水务局', current: null })
    const id = String((await InvitationModel.collection.findOne())?._id)
    await show(pad.code, id)
    const asked = (await current(pad.code.toLowerCase())).data.current
    expect(asked?.token).toMatch(/^p/)
    parts.time.set('2026-03-02T02:11:00.000Z')
    expect((await current(pad.code)).data.current).toBeNull()
    await show(pad.code, id)
    const given = await app.call<RatingInvitation>('POST', `/public/ratings/invitations/${asked?.token}`, {
      body: { level: '1' },
    })
    expect(given.data.state).toBe('answered')
    expect((await current(pad.code)).data.current).toBeNull()
    expect(await RatingModel.findOne().lean()).toMatchObject({ source: 'invited', channel: 'pad' })
  })

  it('a pad is the unit’s own: others cannot use it, a wrong code finds none', async () => {
    await givenCaseAt(app, district, 'accept')
    const pad = await newPad()
    const id = String((await InvitationModel.collection.findOne())?._id)
    expect(codeOf(await show(pad.code, id, people.otherWindow))).toBe('pad.missing')
    expect([
      (await show(pad.code, id, people.reviewer)).status,
      (await show(pad.code, id, null)).status,
    ]).toEqual([403, 401])
    expect((await show(pad.code, 'f'.repeat(24))).status).toBe(404)
    expect(codeOf(await current('XXXXXXXXXX'))).toBe('pad.missing')
    const listed = await app.call<{ items: Pad[] }>('GET', '/pads', { token: people.otherWindow.token })
    expect(listed.data.items).toEqual([])
    const bad = await app.call('POST', '/pads', { token: people.window.token, body: { name: '' } })
    expect([bad.status, bad.error?.fields?.[0]?.path]).toEqual([400, 'body.name'])
  })
})
