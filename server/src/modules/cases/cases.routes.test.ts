import type { Case, CaseRow, TrackedCase } from '@mingdu/shared/cases/cases.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenGuide } from '../guides/guides.factory'
import { givenPower } from '../powers/powers.factory'
import { wakeCases } from './cases.jobs'
import { CaseModel } from './cases.model'

const parts = testParts('2026-03-02T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

/** A valid number of a person who does not exist. */
const ID_NUMBER = '11010519491231002X'
const CREDIT_CODE = '91350100M000100Y43'

let guideId: string
let people: Record<'window' | 'reviewer' | 'second' | 'decider' | 'elsewhere' | 'leader', GivenPerson>

beforeEach(async () => {
  parts.time.set('2026-03-02T02:00:00.000Z')
  const { region, water, forest } = await givenDistrict()
  const power = await givenPower(water.id, { name: '排水许可', code: 'P-1' })
  const editor = await givenPerson(water.id, ['editor'])
  const catalog = await givenPerson(region.id, ['catalog'])
  const guide = await givenGuide(app, { editor, catalog }, power.id)
  guideId = guide.id
  people = {
    window: await givenPerson(water.id, ['window'], { name: '窗口一' }),
    reviewer: await givenPerson(water.id, ['reviewer', 'decider'], { name: '审查一' }),
    second: await givenPerson(water.id, ['reviewer'], { name: '审查二' }),
    decider: await givenPerson(water.id, ['decider'], { name: '决定一' }),
    elsewhere: await givenPerson(forest.id, ['window', 'reviewer', 'decider']),
    leader: await givenPerson(region.id, ['leader']),
  }
})

const application = (more: object = {}) => ({
  guideId,
  answers: { who: 'shop' },
  applicant: {
    ...{ kind: 'person', name: '张小明', idNumber: ID_NUMBER, phone: '13800138000' },
    address: '演示区演示路 8 号',
  },
  materials: [
    { key: 'form', given: 'paper' },
    { key: 'shop', given: 'paper' },
  ],
  ...more,
})
const submit = (who: GivenPerson | null = people.window, body: object = application(), key?: string) =>
  app.call<Case>('POST', '/cases', {
    ...(who ? { token: who.token } : {}),
    ...(key ? { key } : {}),
    body,
  })
const act = (who: GivenPerson, name: string, one: Case, body: object = {}) =>
  app.call<Case>('POST', `/cases/${one.id}/${name}`, {
    token: who.token,
    body: { version: one.version, ...body },
  })
const done = async (who: GivenPerson, name: string, one: Case, body: object = {}) => {
  const answer = await act(who, name, one, body)
  expect([name, answer.status, answer.error ?? null]).toEqual([name, 200, null])
  return answer.data
}
const received = async () => (await submit()).data
const reviewing = async () => {
  const accepted = await done(people.window, 'accept', await received())
  return done(people.reviewer, 'startReview', accepted)
}
const track = (no: string, phoneEnd = '8000') =>
  app.call<TrackedCase>('POST', '/public/cases/track', { body: { no, phoneEnd } })
const codeOf = (answer: { error: { code: string } | undefined }) => answer.error?.code

describe('the queue of a desk', () => {
  const listed = async (query: string) => {
    const { status, data } = await app.call<Page<CaseRow>>('GET', `/cases?${query}`, {
      token: people.window.token,
    })
    expect(status).toBe(200)
    return data.items
  }
  const idsOf = async (query: string) => (await listed(query)).map(({ id }) => id)

  it('shows what is in hand, what ends soon and what is late, each by the clock that runs', async () => {
    const refused = await done(people.window, 'refuse', await received(), {
      ...{ ground: 'notOurs', reason: '属于区住建局的职责' },
    })
    const one = await received()
    expect(await idsOf('open=true')).toEqual([one.id])
    expect(await idsOf('')).toEqual([one.id, refused.id])
    expect([await idsOf('soon=true'), await idsOf('late=true')]).toEqual([[], []])
    parts.time.set('2026-03-05T02:00:00.000Z')
    expect([await idsOf('soon=true'), await idsOf('late=true')]).toEqual([[one.id], []])
    parts.time.set('2026-03-10T02:00:00.000Z')
    expect([await idsOf('soon=true'), await idsOf('late=true')]).toEqual([[], [one.id]])
  })

  it('leaves out what a procedure stops from what ends soon', async () => {
    const one = await reviewing()
    await done(people.reviewer, 'startSpecial', one, { procedure: 'testing', days: 1, reason: '水质检测' })
    parts.time.set('2026-03-31T02:00:00.000Z')
    expect(await idsOf('soon=true')).toEqual([])
  })

  it('gives the day of the law beside the one that runs, from 受理 to the decision', async () => {
    const one = await received()
    expect((await listed(''))[0]).toMatchObject({ due: '2026-03-09', legalDue: null })
    const accepted = await done(people.window, 'accept', one)
    expect((await listed(''))[0]?.legalDue).toBe(accepted.clocks.legal?.due)
    const sent = await done(people.reviewer, 'sendUp', await done(people.reviewer, 'startReview', accepted), {
      ...{ propose: 'grant', opinion: '符合条件' },
    })
    await done(people.decider, 'grant', sent)
    expect((await listed(''))[0]?.legalDue).toBeNull()
  })

  it('refuses a filter that is no answer, by its name', async () => {
    const answer = await app.call('GET', '/cases?soon=maybe', { token: people.window.token })
    expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, 'query.soon'])
  })
})

describe('an application at a window', () => {
  it('gets a number that is not sequential and a numbered receipt, and shows the applicant masked', async () => {
    const [a, b] = [await submit(), await submit()]
    expect(a.status).toBe(200)
    expect(a.data).toMatchObject({
      ...{ state: 'received', applicant: '张*明', due: '2026-03-09', entryDue: '2026-03-09' },
      applicantDetail: { name: '张*明', phone: '138****8000', address: '演示区演示路***' },
      papers: [{ kind: 'receipt', no: '区水务局收〔2026〕1号', on: '2026-03-02' }],
      allowedActs: ['accept', 'askCorrection', 'refuse', 'withdraw'],
    })
    expect(b.data.papers[0]?.no).toBe('区水务局收〔2026〕2号')
    expect(a.data.no).toMatch(/^[1-9]\d{11}$/)
    expect(Math.abs(Number(a.data.no) - Number(b.data.no))).toBeGreaterThan(10)
    const stored = JSON.stringify(await CaseModel.collection.find().toArray())
    for (const secret of [ID_NUMBER, '13800138000', '张小明']) expect(stored).not.toContain(secret)
    expect(JSON.stringify(a.data)).not.toContain(ID_NUMBER)
  })

  it('is bound to the guide as it was, and to the materials of the answers', async () => {
    const one = (await submit(people.window, application({ materials: [{ key: 'form', given: 'paper' }] })))
      .data
    expect(one.guide).toEqual({ id: guideId, no: 1 })
    expect(one.materials.map(({ key, given }) => [key, given])).toEqual([
      ['form', 'paper'],
      ['shop', 'missing'],
    ])
  })

  it.each([
    ['a wrong check digit', { idNumber: '110105194912310021' }, 'body.applicant.idNumber'],
    ['a short phone', { phone: '138' }, 'body.applicant.phone'],
    ['no name', { name: '' }, 'body.applicant.name'],
    ['a person’s number for an enterprise', { kind: 'enterprise' }, 'body.applicant.idNumber'],
  ])('with %s is refused by its field, and nothing is written', async (_what, change, path) => {
    const { applicant } = application()
    const answer = await submit(people.window, application({ applicant: { ...applicant, ...change } }))
    expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid'])
    expect(answer.error?.fields).toEqual([expect.objectContaining({ path })])
    expect(await CaseModel.countDocuments()).toBe(0)
  })

  it('typed in late counts from the day it came in, and says so', async () => {
    const { data } = await submit(people.window, application({ eventOn: '2026-02-25' }))
    expect(data).toMatchObject({ receivedOn: '2026-02-25', due: '2026-03-03' })
    const [stored] = await CaseModel.collection.find().toArray()
    expect(stored).toMatchObject({ enteredOn: '2026-03-02', enteredLate: true, receivedOn: '2026-02-25' })
  })

  it.each(['2026-03-03', '2025-12-31', 'yesterday'])('did not come in on %s', async (eventOn) => {
    const answer = await submit(people.window, application({ eventOn }))
    expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, 'body.eventOn'])
    expect(await CaseModel.countDocuments()).toBe(0)
  })

  it('of an enterprise is known by its 统一社会信用代码', async () => {
    const applicant = { ...application().applicant, kind: 'enterprise', name: '演示餐饮有限公司' }
    const answer = await submit(
      people.window,
      application({ applicant: { ...applicant, idNumber: CREDIT_CODE } }),
    )
    expect(answer.data.applicantDetail).toMatchObject({ name: '演示餐饮有限公司', idNumber: CREDIT_CODE })
  })

  it.each([
    ['without an answer', { answers: {} }, 'guide.answers'],
    ['that stops at an answer', { answers: { who: 'home' } }, 'guide.stopped'],
    ['with a material nobody asked for', { materials: [{ key: 'plan', given: 'paper' }] }, 'case.materials'],
    ['for a guide that is not there', { guideId: '0'.repeat(24) }, 'case.guide'],
  ])('%s is refused', async (_what, change, code) => {
    expect(codeOf(await submit(people.window, application(change)))).toBe(code)
  })

  it('is refused to who is not signed in, has no such role, or sits at another unit’s window', async () => {
    const answers = [await submit(null), await submit(people.decider), await submit(people.elsewhere)]
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403])
  })

  it('sent twice is one case', async () => {
    const key = 'case-key-0000000001'
    const [a, b] = [
      await submit(people.window, application(), key),
      await submit(people.window, application(), key),
    ]
    expect(b.data.no).toBe(a.data.no)
    expect(await CaseModel.countDocuments()).toBe(1)
  })
})

describe('a case on its way', () => {
  it('goes from receipt to delivery with a paper for every step and both clocks beside each other', async () => {
    let one = await reviewing()
    expect(one.clocks).toMatchObject({ legal: { due: '2026-03-30' }, promised: { due: '2026-03-16' } })
    parts.time.set('2026-03-05T02:00:00.000Z')
    one = await done(people.reviewer, 'startSpecial', one, {
      ...{ procedure: 'expertReview', days: 9, reason: '需要专家评审' },
    })
    expect(one).toMatchObject({ state: 'special', due: '2026-03-27', paused: true })
    expect(one.clocks.promised?.strip.find(({ date }) => date === '2026-03-06')).toMatchObject({
      ...{ kind: 'pause', documentNo: '区水务局特〔2026〕1号' },
      basis: '《中华人民共和国行政许可法》第四十五条',
    })
    parts.time.set('2026-03-19T02:00:00.000Z')
    expect(await wakeCases(parts.time, parts.log)).toBe(1)
    one = (await app.call<Case>('GET', `/cases/${one.id}`, { token: people.reviewer.token })).data
    expect(one).toMatchObject({ state: 'reviewing', due: '2026-03-27', paused: false })
    one = await done(people.reviewer, 'sendUp', one, { propose: 'grant', opinion: '符合条件' })
    expect(codeOf(await act(people.reviewer, 'grant', one))).toBe('case.same-person')
    one = await done(people.decider, 'grant', one)
    expect(one).toMatchObject({
      state: 'making',
      due: '2026-04-02',
      decision: { no: '区水务局准〔2026〕1号' },
    })
    one = await done(people.window, 'make', one)
    one = await done(people.window, 'deliver', one, { method: 'direct', receiver: '张小明' })
    expect(one).toMatchObject({ state: 'completed', due: null, allowedActs: [] })
    expect(one.papers.map(({ kind }) => kind)).toEqual([
      ...['receipt', 'acceptance', 'special', 'grant', 'delivery'],
    ])
    expect(one.history.map(({ what }) => what)).toEqual([
      ...['收件', '受理', '开始审查', '进入特别程序', '特别程序结束'],
      ...['报送决定', '准予', '完成制证', '送达'],
    ])
    const events = await AuditModel.find({ event: /^case\./ }).lean<{ event: string }[]>()
    expect(events.map(({ event }) => event).sort()).toEqual(
      [
        ...['case.submitted', 'case.accepted', 'case.reviewStarted', 'case.specialStarted'],
        ...['case.sentUp', 'case.granted', 'case.certificateMade', 'case.delivered'],
      ].sort(),
    )
  })

  it('asks once for what is missing; what the guide did not name is marked 二次补正', async () => {
    const asked = await done(people.window, 'askCorrection', await received(), {
      demands: [
        { materialKey: 'shop', text: '营业执照复印件' },
        { materialKey: null, text: '再交一份说明' },
      ],
    })
    expect(asked).toMatchObject({ state: 'correcting', due: null })
    expect(asked.notices[0]?.demands.map(({ outside, second }) => [outside, second])).toEqual([
      [false, false],
      [true, true],
    ])
    parts.time.set('2026-03-10T02:00:00.000Z')
    const other = { materials: [{ key: 'seal', given: 'paper' }] }
    expect(codeOf(await act(people.window, 'correct', asked, other))).toBe('case.materials')
    const corrected = await done(people.window, 'correct', asked, {
      materials: [{ key: 'shop', given: 'paper' }],
    })
    expect(corrected).toMatchObject({ state: 'received', due: '2026-03-17', receivedOn: '2026-03-02' })
  })

  it('left in silence is accepted as of its receipt, by itself and with the article', async () => {
    const one = await received()
    parts.time.set('2026-03-09T15:59:00.000Z')
    expect(await wakeCases(parts.time, parts.log)).toBe(0)
    parts.time.set('2026-03-09T16:00:00.000Z')
    expect([await wakeCases(parts.time, parts.log), await wakeCases(parts.time, parts.log)]).toEqual([1, 0])
    const { data: body } = await app.call<Case>('GET', `/cases/${one.id}`, { token: people.window.token })
    expect(body).toMatchObject({
      state: 'accepted',
      acceptedOn: '2026-03-02',
      silent: true,
      due: '2026-03-16',
    })
    expect(body.history.at(-1)?.note).toContain('第三十二条第一款第（四）项')
    expect(body.papers.at(-1)).toMatchObject({ kind: 'acceptance', no: '区水务局受〔2026〕1号' })
  })

  it('accepted 容缺 owes what the guide lets be owed, and is not granted before', async () => {
    const without = async (key: string) =>
      (
        await submit(
          people.window,
          application({ materials: application().materials.filter((one) => one.key !== key) }),
        )
      ).data
    expect(codeOf(await act(people.window, 'accept', await without('form')))).toBe('case.incomplete')
    const refused = await act(people.window, 'accept', await without('shop'), { deferred: ['shop'] })
    expect(codeOf(refused)).toBe('case.material')
    const one = await done(people.window, 'accept', await without('form'), { deferred: ['form'] })
    expect(one.materials[0]).toMatchObject({ given: 'deferred', owedBy: '2026-03-09' })
    expect(one.papers.map(({ kind }) => kind)).toEqual(['receipt', 'acceptance', 'deferral'])
    const sent = await done(people.reviewer, 'sendUp', await done(people.reviewer, 'startReview', one), {
      ...{ propose: 'grant', opinion: '符合条件' },
    })
    expect(codeOf(await act(people.decider, 'grant', sent))).toBe('case.deferred')
    for (const materials of [[], [{ key: 'form', given: 'missing' }]])
      expect((await act(people.window, 'supply', sent, { materials })).status).toBe(400)
    const shop = { materials: [{ key: 'shop', given: 'paper' }] }
    expect(codeOf(await act(people.window, 'supply', sent, shop))).toBe('case.not-owed')
    const form = { materials: [{ key: 'form', given: 'paper' }] }
    const complete = await done(people.window, 'supply', sent, form)
    expect(complete).toMatchObject({ state: 'deciding', owed: 0 })
    const granted = await done(people.decider, 'grant', complete)
    const delivered = await done(people.window, 'deliver', await done(people.window, 'make', granted), {
      ...{ method: 'post', receiver: '张小明' },
    })
    expect(codeOf(await act(people.window, 'supply', delivered, form))).toBe('case.ended')
  })

  it('with a promise for a material is accepted, and the promise is made good later', async () => {
    const promised = (key: string, who: string) =>
      submit(people.window, {
        ...application({ answers: { who } }),
        materials: [
          { key: 'form', given: 'paper' },
          { key, given: 'promised' },
        ],
      })
    expect(codeOf(await promised('shop', 'shop'))).toBe('case.promise')
    const one = await done(people.window, 'accept', (await promised('plan', 'site')).data)
    expect(one).toMatchObject({ owed: 0, materials: [{}, { given: 'promised', owedBy: '2026-03-16' }] })
    const silent = (await promised('plan', 'site')).data
    parts.time.set('2026-03-10T02:00:00.000Z')
    await wakeCases(parts.time, parts.log)
    const woken = await app.call<Case>('GET', `/cases/${silent.id}`, { token: people.window.token })
    expect(woken.data.materials[1]).toMatchObject({ given: 'promised', owedBy: '2026-03-24' })
    const kept = await done(people.window, 'supply', one, { materials: [{ key: 'plan', given: 'files' }] })
    expect(kept.materials[1]).toMatchObject({ given: 'files', owedBy: null })
  })

  it('is extended once, by no more than the law allows', async () => {
    const one = await reviewing()
    const body = { days: 11, approver: '区水务局局长', reason: '案情复杂' }
    expect(codeOf(await act(people.reviewer, 'extend', one, body))).toBe('case.extension')
    const extended = await done(people.reviewer, 'extend', one, { ...body, days: 10 })
    expect(extended.clocks).toMatchObject({ promised: { due: '2026-03-30' }, legal: { due: '2026-04-14' } })
    expect(codeOf(await act(people.reviewer, 'extend', extended, { ...body, days: 1 }))).toBe('case.extended')
  })

  it('is examined by who took it, until another takes it over', async () => {
    const one = await reviewing()
    const opinion = { propose: 'deny', opinion: '不符合条件' }
    expect(codeOf(await act(people.second, 'sendUp', one, opinion))).toBe('case.not-reviewer')
    const silently = await act(people.second, 'take', one)
    expect([silently.status, silently.error?.fields?.[0]?.path]).toEqual([400, 'body.reason'])
    const taken = await done(people.second, 'take', one, { reason: '审查一休假' })
    expect(taken.reviewer?.name).toBe('审查二')
    expect(JSON.stringify((await track(taken.no)).data)).not.toContain('审查一')
    const denied = await done(people.decider, 'deny', await done(people.second, 'sendUp', taken, opinion), {
      reason: '排水口不符合要求',
    })
    expect(denied).toMatchObject({ state: 'delivering', due: '2026-03-16', decision: { granted: false } })
    expect(denied.clocks.delivery).toMatchObject({ startedOn: '2026-03-02', days: 10 })
  })

  it('refuses an act on what has changed, and one that its state does not know', async () => {
    const one = await received()
    const accepted = await done(people.window, 'accept', one)
    const stale = await act(people.window, 'withdraw', one)
    const wrong = await act(people.window, 'accept', accepted)
    expect([stale.status, codeOf(stale), wrong.status, codeOf(wrong)]).toEqual([
      ...[409, 'version.stale', 422, 'case.state'],
    ])
  })

  it('is not there for another unit, and its acts neither', async () => {
    const one = await received()
    const read = await app.call('GET', `/cases/${one.id}`, { token: people.elsewhere.token })
    expect([read.status, (await act(people.elsewhere, 'accept', one)).status]).toEqual([404, 404])
    expect((await app.call('GET', `/cases/${one.id}`)).status).toBe(401)
  })
})

it('every act without what it must say is refused by its field', async () => {
  const one = await received()
  const needs = {
    ...{ askCorrection: 'demands', refuse: 'ground', terminate: 'reason', transfer: 'to', deny: 'reason' },
    ...{
      startSpecial: 'procedure',
      extend: 'days',
      sendUp: 'propose',
      sendBack: 'reason',
      deliver: 'method',
    },
    correct: 'materials',
  }
  const holder = { ...people.reviewer }
  for (const [name, field] of Object.entries(needs)) {
    const who = ['deny', 'sendBack'].includes(name)
      ? people.decider
      : ['askCorrection', 'refuse', 'correct', 'deliver'].includes(name)
        ? people.window
        : holder
    const answer = await act(who, name, one)
    expect([name, answer.status, answer.error?.fields?.map(({ path }) => path)]).toEqual([
      ...[name, 400, expect.arrayContaining([`body.${field}`])],
    ])
  }
})

describe('the queue', () => {
  it('has the nearest day first, and finds by state, lateness, holder and number', async () => {
    const first = await received()
    parts.time.set('2026-03-04T02:00:00.000Z')
    const second = await received()
    await done(people.reviewer, 'startReview', await done(people.window, 'accept', second))
    const list = async (query: string, who = people.reviewer) =>
      (await app.call<Page<CaseRow>>('GET', `/cases?${query}`, { token: who.token })).data.items.map(
        ({ no }) => no,
      )
    expect(await list('')).toEqual([first.no, second.no])
    expect(await list('state=reviewing')).toEqual([second.no])
    expect(await list('mine=true')).toEqual([second.no])
    expect(await list(`q=${first.no}`)).toEqual([first.no])
    expect(await list(`q=${first.no.slice(0, 4)} ${first.no.slice(4, 9)}`)).toEqual([first.no])
    expect([
      (await list(`q=${encodeURIComponent(first.title.slice(0, 2))}`)).length > 1,
      await list('q=无此事项'),
    ]).toEqual([true, []])
    parts.time.set('2026-03-10T02:00:00.000Z')
    expect(await list('late=true')).toEqual([first.no])
    expect(await list('', people.leader)).toHaveLength(2)
    expect(await list('', people.elsewhere)).toEqual([])
    expect((await app.call('GET', '/cases?limit=0', { token: people.window.token })).status).toBe(400)
  })
})

describe('跟踪卡', () => {
  it('shows who holds number and last four digits where it stands and what to do', async () => {
    const asked = await done(people.window, 'askCorrection', await received(), {
      demands: [{ materialKey: 'shop', text: '营业执照复印件' }],
    })
    const { status, data: body } = await track(`${asked.no.slice(0, 4)} ${asked.no.slice(4)}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ state: 'correcting', applicant: '张*明', demands: ['营业执照复印件'] },
      ...{ toDo: '请在4月1日（周三）前按补正告知书补齐材料。', phone: '0000-54321' },
      timeline: [
        { on: '2026-03-02', what: '收件', note: '' },
        { on: '2026-03-02', what: '告知补正', note: '营业执照复印件' },
      ],
    })
    expect(JSON.stringify(body)).not.toContain('窗口一')
  })

  it('says where to ask as the guide said when it came in, and both limits until the decision', async () => {
    const before = (await track((await received()).no)).data
    expect(before).toMatchObject({
      ...{ clock: null, clockOf: null, legal: null },
      places: [
        {
          ...{ name: '演示区政务服务中心', address: '演示路 1 号', window: '' },
          ...{ hours: '工作日 9:00–17:00', phone: '0000-12345' },
        },
      ],
    })
    const one = await reviewing()
    expect((await track(one.no)).data).toMatchObject({
      ...{ clockOf: 'promised', clock: { due: '2026-03-16', days: 10 } },
      legal: { due: '2026-03-30', days: 20 },
    })
    const sent = await done(people.reviewer, 'sendUp', one, { propose: 'grant', opinion: '符合条件' })
    await done(people.decider, 'grant', sent)
    expect((await track(one.no)).data).toMatchObject({ clockOf: 'delivery', legal: null })
  })

  it('answers a wrong number as wrong digits, and locks either after five', async () => {
    const one = await received()
    const unknown = '123456789015'
    for (const no of [one.no, unknown]) {
      const tries = []
      for (let i = 0; i < 6; i++) tries.push(await track(no, '1111'))
      expect(tries.map((answer) => codeOf(answer))).toEqual([
        ...Array<string>(5).fill('case.track'),
        'case.track-locked',
      ])
    }
    expect(codeOf(await track(one.no))).toBe('case.track-locked')
  })

  it('judges five of twenty guesses that come at once', async () => {
    const one = await received()
    const answers = await Promise.all(Array.from({ length: 20 }, () => track(one.no, '1111')))
    expect(answers.filter((answer) => codeOf(answer) === 'case.track')).toHaveLength(5)
    expect(answers.filter((answer) => codeOf(answer) === 'case.track-locked')).toHaveLength(15)
  })

  it('a right answer forgets the wrong ones before it', async () => {
    const one = await received()
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await track(one.no, '1111')
      expect((await track(one.no)).status).toBe(200)
    }
  })

  it('refuses digits that are none', async () => {
    expect((await track('123456789015', '12')).status).toBe(400)
    expect(codeOf(await track('1234'))).toBe('case.track')
  })
})
