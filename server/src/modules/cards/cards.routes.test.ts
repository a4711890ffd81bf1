import type { Card, CardRow } from '@mingdu/shared/cards/cards.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { pdfText } from '../../paper/pdf.text.factory'
import { closePapers } from '../../paper/papers'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { MessageModel } from '../messages/messages.model'
import { givenCard } from './cards.factory'

const START = '2026-03-10T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
afterAll(closePapers)

type Who = 'monitor' | 'second' | 'head' | 'handler' | 'forestHead' | 'catalog' | 'leader'
let people: Record<Who, GivenPerson>
let district: Awaited<ReturnType<typeof givenDistrict>>

beforeEach(async () => {
  parts.time.set(START)
  district = await givenDistrict()
  const { region, water, forest } = district
  people = {
    monitor: await givenPerson(region.id, ['monitor'], { name: '监察一' }),
    second: await givenPerson(region.id, ['monitor'], { name: '监察二' }),
    head: await givenPerson(water.id, ['head'], { name: '水务负责人' }),
    handler: await givenPerson(water.id, ['reviewer'], { name: '审查一' }),
    forestHead: await givenPerson(forest.id, ['head']),
    catalog: await givenPerson(region.id, ['catalog']),
    leader: await givenPerson(region.id, ['leader']),
  }
})

const given = async (set: Parameters<typeof givenCard>[2] = {}) =>
  read(String((await givenCard(district.water, district.region.id, set))._id))
const read = async (id: string, who = people.monitor) =>
  (await app.call<Card>('GET', `/cards/${id}`, { token: who.token })).data
const ISSUE = { reason: '承诺时限已过，没有作出决定', basis: '办事指南', limitDays: 3 }
const act = (who: GivenPerson | null, name: string, card: Card, body: object = {}, key?: string) =>
  app.call<Card>('POST', `/cards/${card.id}/${name}`, {
    ...(who ? { token: who.token } : {}),
    ...(key ? { key } : {}),
    body: { version: card.version, ...body },
  })
const done = async (who: GivenPerson, name: string, card: Card, body: object = {}) => {
  const answer = await act(who, name, card, body)
  expect([name, answer.status, answer.error ?? null]).toEqual([name, 200, null])
  return answer.data
}
const delivered = async (set: Parameters<typeof givenCard>[2] = {}) => {
  const issued = await done(people.monitor, 'issue', await given(set), ISSUE)
  return done(people.monitor, 'deliver', issued, { on: '2026-03-10', receiver: '李四' })
}
const codeOf = (answer: { error: { code: string } | undefined }) => answer.error?.code

describe('a proposed card', () => {
  it('is issued with a number, its words and the breached duty, and is told to head and person', async () => {
    const card = await done(people.monitor, 'issue', await given(), {
      ...ISSUE,
      personId: people.handler.id,
    })
    expect(card).toMatchObject({
      ...{ no: '演督黄〔2026〕1号', state: 'issued', issuedOn: '2026-03-10', limit: null },
      issuedBy: { name: '监察一' },
      person: { name: '审查一' },
      breach: { duties: [{ stage: '决定' }], accountabilities: [{ organ: '监察机关' }] },
    })
    const told = await MessageModel.find({ kind: 'cardIssued' }).lean<
      { recipientId: string; title: string }[]
    >()
    expect(told.map(({ recipientId }) => recipientId).sort()).toEqual(
      [people.head.id, people.handler.id].sort(),
    )
    expect(told[0]?.title).toBe('发牌：演督黄〔2026〕1号 黄牌')
    expect((await AuditModel.find({ event: 'card.issued' })).length).toBe(1)
    expect((await read(card.id, people.handler)).id).toBe(card.id)
  })

  it('leaves no gap in the numbers of its kind and year, also when one fails or several come at once', async () => {
    const cards = await Promise.all([given(), given(), given(), given()])
    const wrong = await act(people.monitor, 'issue', cards[0] as Card, { ...ISSUE, reason: '绝密内容不要写' })
    expect(codeOf(wrong)).toBe('text.classified')
    const issued = await Promise.all(cards.map((card) => done(people.monitor, 'issue', card, ISSUE)))
    expect(issued.map(({ no }) => no).sort()).toEqual([1, 2, 3, 4].map((n) => `演督黄〔2026〕${n}号`))
    const notice = await done(people.monitor, 'issue', await given({ kind: 'notice' }), ISSUE)
    expect(notice.no).toBe('演督提〔2026〕1号')
  })

  it('may be declined with a reason, and is told to nobody', async () => {
    const card = await done(people.monitor, 'decline', await given(), { reason: '系统故障所致' })
    expect(card).toMatchObject({
      ...{ state: 'declined', no: null, allowedActs: [] },
      declined: { text: '系统故障所致', by: '监察一' },
    })
    expect(await MessageModel.countDocuments()).toBe(0)
  })

  it('names only a person of the carded org', async () => {
    const answer = await act(people.monitor, 'issue', await given(), {
      ...ISSUE,
      personId: people.leader.id,
    })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'card.person'])
  })

  it.each([
    ['a short reason', { ...ISSUE, reason: '晚' }, 'body.reason'],
    ['no basis', { ...ISSUE, basis: '' }, 'body.basis'],
    ['a limit of no days', { ...ISSUE, limitDays: 0 }, 'body.limitDays'],
  ])('with %s is refused by its field', async (_what, body, path) => {
    const answer = await act(people.monitor, 'issue', await given(), body)
    expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid'])
    expect(answer.error?.fields).toEqual([expect.objectContaining({ path })])
  })

  it('is nobody’s who is not signed in, has no such permission, or sees another org', async () => {
    const card = await given()
    const answers = [
      await act(null, 'issue', card, ISSUE),
      await act(people.head, 'issue', card, ISSUE),
      await act(people.catalog, 'issue', card, ISSUE),
      await app.call('GET', `/cards/${card.id}`, { token: people.catalog.token }),
      await app.call('GET', `/cards/${card.id}`, { token: people.forestHead.token }),
      await app.call('GET', `/cards/${card.id}/paper`, { token: people.forestHead.token }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403, 404, 404])
  })

  it('is issued once, however often it is sent; an old version is refused', async () => {
    const card = await given()
    const key = 'card-key-000000001'
    const a = await act(people.monitor, 'issue', card, ISSUE, key)
    const b = await act(people.monitor, 'issue', card, ISSUE, key)
    expect([b.status, b.data.no, b.data.version]).toEqual([200, a.data.no, a.data.version])
    expect(codeOf(await act(people.second, 'decline', card, { reason: '不发' }))).toBe('version.stale')
  })
})

describe('an issued card', () => {
  it('counts its new limit and the days to appeal from 送达', async () => {
    const card = await delivered()
    expect(card).toMatchObject({ state: 'delivered', limit: '2026-03-13', appealUntil: '2026-03-13' })
    parts.time.set('2026-03-14T02:00:00.000Z')
    expect((await read(card.id)).unmet).toBe(true)
  })

  it.each([['2026-03-09'], ['2026-03-11']])('is not served on %s', async (on) => {
    const issued = await done(people.monitor, 'issue', await given(), ISSUE)
    const answer = await act(people.monitor, 'deliver', issued, { on, receiver: '李四' })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'card.delivery-day'])
  })

  it('is appealed by the head, decided by another than the issuer, and lifted by another office', async () => {
    let card = await delivered()
    expect(codeOf(await act(people.forestHead, 'appeal', card, { text: '不是我们单位的原因造成' }))).toBe(
      'record.missing',
    )
    card = await done(people.head, 'appeal', card, { text: '申请人自己没有来，不是单位的原因' })
    expect(
      (await MessageModel.find({ kind: 'cardMoved' }).lean<{ recipientId: string }[]>()).map(
        ({ recipientId }) => recipientId,
      ),
    ).toEqual([people.second.id])
    expect(codeOf(await act(people.monitor, 'uphold', card, { text: '维持' }))).toBe('card.own-review')
    card = await done(people.second, 'uphold', card, { text: '事实清楚，维持' })
    expect(card.review).toEqual({ upheld: true, text: '事实清楚，维持', on: '2026-03-10', by: '监察二' })
    card = await done(people.monitor, 'lift', card, { text: '已作出决定' })
    expect(card).toMatchObject({ state: 'lifted', lifted: { text: '已作出决定' }, allowedActs: [] })
    expect(card.history.map(({ what }) => what)).toEqual([
      ...['提请黄牌', '发牌', '登记送达', '申诉', '复核维持', '摘牌'],
    ])
  })

  it('is not appealed after the third working day', async () => {
    const card = await delivered()
    parts.time.set('2026-03-16T02:00:00.000Z')
    const answer = await act(people.head, 'appeal', card, { text: '申请人自己没有来，不是单位的原因' })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'card.appeal-late'])
    expect((await read(card.id, people.head)).allowedActs).toEqual([])
  })

  it('is the ground of a red one only once its limit has passed', async () => {
    const yellow = await delivered()
    const red = await given({ kind: 'red', subject: yellow.subject })
    expect(codeOf(await act(people.monitor, 'issue', red, ISSUE))).toBe('card.escalation')
    parts.time.set('2026-03-16T02:00:00.000Z')
    expect((await done(people.monitor, 'issue', red, ISSUE)).no).toBe('演督红〔2026〕1号')
  })

  it('is printed with number, reason, basis, duty and the last day to appeal', async () => {
    const card = await delivered()
    const response = await fetch(`${app.url}/api/v1/cards/${card.id}/paper`, {
      headers: { authorization: `Bearer ${people.head.token}` },
    })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = pdfText(Buffer.from(await response.arrayBuffer())).replaceAll('\n', '')
    for (const said of [
      '督办通知（黄牌）',
      '演督黄〔2026〕1号',
      ISSUE.reason,
      '在承诺期限内作出决定',
      '申诉',
    ])
      expect(text).toContain(said)
    expect(text).toContain('2026年3月13日')
  })

  it('has no paper before it is issued', async () => {
    const card = await given()
    const answer = await app.call('GET', `/cards/${card.id}/paper`, { token: people.monitor.token })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'card.no-paper'])
  })
})

describe('GET /cards', () => {
  it('shows each what they may see, by kind, state and text', async () => {
    const card = await delivered()
    await given({ kind: 'notice' })
    await givenCard(district.forest, district.region.id)
    const list = async (who: GivenPerson, query = '') =>
      (await app.call<Page<CardRow>>('GET', `/cards${query}`, { token: who.token })).data.items
    expect((await list(people.leader)).length).toBe(3)
    expect((await list(people.head)).length).toBe(2)
    expect((await list(people.forestHead)).length).toBe(1)
    expect((await list(people.handler)).length).toBe(0)
    expect((await list(people.monitor, '?state=delivered')).map(({ id }) => id)).toEqual([card.id])
    expect((await list(people.monitor, '?kind=notice')).length).toBe(1)
    expect((await list(people.monitor, `?q=${encodeURIComponent('演督黄')}`)).length).toBe(1)
    expect((await list(people.monitor, `?orgId=${district.forest.id}`)).length).toBe(1)
    const bad = await app.call('GET', '/cards?kind=blue', { token: people.monitor.token })
    expect([bad.status, codeOf(bad)]).toEqual([400, 'input.invalid'])
  })
})
