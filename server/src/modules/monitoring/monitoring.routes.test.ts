import type { Card, CardRow } from '@mingdu/shared/cards/cards.schema'
import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { CHECK_ITEMS } from '@mingdu/shared/monitoring/monitoring.states'
import type {
  Alert,
  AlertRow,
  Board,
  Check,
  CheckRow,
  IdleRow,
  LedgerRow,
} from '@mingdu/shared/monitoring/monitoring.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { wakeCases } from '../cases/cases.jobs'
import { CaseModel } from '../cases/cases.model'
import { givenGuide } from '../guides/guides.factory'
import { drainMarks } from '../cases/cases.rollups'
import { readTable } from '../sheets/thread/read'
import { givenPower } from '../powers/powers.factory'
import { createMonitor } from './monitoring.jobs'
import { AlertModel } from './monitoring.model'

const START = '2026-03-02T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)

type Who = 'window' | 'reviewer' | 'decider' | 'monitor' | 'second' | 'head' | 'forestHead'
let people: Record<Who, GivenPerson>
let waterId: string
let forestId: string
let powerId: string
let guideId: string
let monitor: () => Promise<number>

beforeEach(async () => {
  parts.time.set(START)
  monitor = createMonitor(parts.time, parts.log)
  const { region, water, forest } = await givenDistrict()
  ;[waterId, forestId] = [water.id, forest.id]
  const power = await givenPower(water.id, {
    ...{ name: '排水许可', code: 'P-1' },
    duties: [
      { stage: '受理', content: '一次告知应当补正的材料', basis: '' },
      { stage: '决定', content: '在期限内作出决定', basis: '行政许可法第四十二条' },
    ],
    accountabilities: [{ situation: '不在法定期限内作出决定的', basis: '', organ: '监察机关' }],
  })
  powerId = power.id
  const editor = await givenPerson(water.id, ['editor'])
  const catalog = await givenPerson(region.id, ['catalog'])
  guideId = (await givenGuide(app, { editor, catalog }, power.id)).id
  people = {
    window: await givenPerson(water.id, ['window'], { name: '窗口一' }),
    reviewer: await givenPerson(water.id, ['reviewer'], { name: '审查一' }),
    decider: await givenPerson(water.id, ['decider'], { name: '决定一' }),
    monitor: await givenPerson(region.id, ['monitor'], { name: '监察一' }),
    second: await givenPerson(region.id, ['monitor'], { name: '监察二' }),
    head: await givenPerson(water.id, ['head'], { name: '水务负责人' }),
    forestHead: await givenPerson(forest.id, ['head']),
  }
})

const get = async <T>(who: GivenPerson, path: string) =>
  (await app.call<T>('GET', path, { token: who.token })).data
const post = <T>(who: GivenPerson | null, path: string, body: object, key?: string) =>
  app.call<T>('POST', path, { ...(who ? { token: who.token } : {}), ...(key ? { key } : {}), body })
const received = async () =>
  (
    await post<Case>(people.window, '/cases', {
      ...{ guideId, answers: { who: 'shop' } },
      applicant: { kind: 'person', name: '张小明', idNumber: '11010519491231002X', phone: '13800138000' },
      materials: [
        { key: 'form', given: 'paper' },
        { key: 'shop', given: 'paper' },
      ],
    })
  ).data
const act = async (who: GivenPerson, name: string, one: Case, body: object = {}) => {
  const answer = await post<Case>(who, `/cases/${one.id}/${name}`, { version: one.version, ...body })
  expect([name, answer.status, answer.error ?? null]).toEqual([name, 200, null])
  return answer.data
}
const reviewing = async () =>
  act(people.reviewer, 'startReview', await act(people.window, 'accept', await received()))
const decided = async (one: Case) => {
  const sent = await act(people.reviewer, 'sendUp', one, { propose: 'grant', opinion: '符合条件' })
  return act(people.decider, 'grant', sent)
}
const alerts = async (query = '', who = people.monitor) =>
  (await get<Page<AlertRow>>(who, `/monitoring/alerts${query}`)).items
const cards = async () => (await get<Page<CardRow>>(people.monitor, '/cards')).items
const sweepOn = async (on: string) => {
  parts.time.set(`${on}T02:00:00.000Z`)
  return monitor()
}
const codeOf = (answer: { error: { code: string } | undefined }) => answer.error?.code

describe('the sweep', () => {
  it('raises each breach once, with the duty of the version the case runs by, and proposes one card', async () => {
    const one = await reviewing()
    expect(await sweepOn('2026-03-16')).toBe(1)
    expect((await alerts()).map(({ rule }) => rule)).toEqual(['stepLate'])
    expect(await sweepOn('2026-03-17')).toBe(1)
    expect(await monitor()).toBe(0)
    expect(await createMonitor(parts.time, parts.log)()).toBe(0)
    const [late, step] = await alerts()
    expect([late?.rule, step?.rule]).toEqual(['promisedLate', 'stepLate'])
    const alert = await get<Alert>(people.monitor, `/monitoring/alerts/${late?.id ?? ''}`)
    expect(alert).toMatchObject({
      ...{ state: 'open', light: 'red', since: '2026-03-17', text: '承诺时限 2026-03-16 已过。' },
      case: { id: one.id, no: one.no },
      breach: { duties: [{ stage: '决定' }], accountabilities: [{ organ: '监察机关' }] },
      card: { kind: 'yellow', state: 'proposed', no: null },
      mayPropose: false,
    })
    expect((await cards()).map(({ kind, state, proposedBy }) => [kind, state, proposedBy])).toEqual([
      ['yellow', 'proposed', null],
      ['notice', 'proposed', null],
    ])
  })

  it('closes what was done, keeps it, and does not close what goes on', async () => {
    const one = await reviewing()
    await sweepOn('2026-03-17')
    await decided(one)
    expect(await monitor()).toBe(1)
    expect((await alerts()).map(({ rule, state, closedAs }) => [rule, state, closedAs])).toEqual([
      ['promisedLate', 'closed', 'done'],
      ['stepLate', 'closed', 'done'],
    ])
    expect(await monitor()).toBe(0)
    expect((await alerts('?state=open')).length).toBe(0)
  })

  it('finds an alert void when the limit moved, and raises another when the new one passes', async () => {
    const one = await reviewing()
    await sweepOn('2026-03-17')
    await act(people.reviewer, 'extend', one, { days: 5, approver: '局长', reason: '案情复杂' })
    await monitor()
    const promised = (await alerts()).filter(({ rule }) => rule === 'promisedLate')
    expect(promised.map(({ state, closedAs }) => [state, closedAs])).toEqual([['closed', 'void']])
    await sweepOn('2026-03-24')
    const again = (await alerts('?rule=promisedLate')).map(({ state, since }) => [state, since])
    expect(again).toEqual([
      ['open', '2026-03-24'],
      ['closed', '2026-03-17'],
    ])
  })

  it('sees a demand outside the guide, and a case that silence took', async () => {
    await act(people.window, 'askCorrection', await received(), {
      demands: [{ materialKey: null, text: '验资报告' }],
    })
    const silent = await received()
    expect(await monitor()).toBe(1)
    expect((await alerts()).map(({ rule }) => rule)).toEqual(['demandOutside'])
    parts.time.set('2026-03-10T02:00:00.000Z')
    await wakeCases(parts.time, parts.log)
    await monitor()
    const [alert] = await alerts('?rule=silence')
    expect([alert?.case.id, alert?.state, alert?.since]).toEqual([silent.id, 'open', '2026-03-10'])
  })

  it('finds a case that came late and ended while nobody looked', async () => {
    const one = await reviewing()
    parts.time.set('2026-03-18T02:00:00.000Z')
    await decided(one)
    expect(await createMonitor(parts.time, parts.log)()).toBe(1)
    expect((await alerts('?rule=promisedLate')).map(({ state }) => state)).toEqual(['closed'])
    expect((await cards()).find(({ kind }) => kind === 'yellow')?.limitDays).toBeNull()
  })

  it('proposes a red card once the limit of the yellow one has passed, and not before', async () => {
    await reviewing()
    await sweepOn('2026-03-17')
    const yellow = (await cards()).find(({ kind }) => kind === 'yellow')
    const on = async (name: string, card: { id: string; version: number }, body: object) =>
      (await post<Card>(people.monitor, `/cards/${card.id}/${name}`, { version: card.version, ...body })).data
    const issued = await on('issue', yellow as CardRow, {
      ...{ reason: '超过承诺时限', basis: '办事指南', limitDays: 2 },
    })
    const served = await on('deliver', issued, { on: '2026-03-17', receiver: '李四' })
    expect(served.limit).toBe('2026-03-19')
    await sweepOn('2026-03-19')
    expect((await cards()).filter(({ kind }) => kind === 'red')).toEqual([])
    expect(await sweepOn('2026-03-20')).toBe(1)
    expect(await createMonitor(parts.time, parts.log)()).toBe(0)
    const red = (await cards()).filter(({ kind }) => kind === 'red')
    expect(red.map(({ state, subject }) => [state, subject.id])).toEqual([['proposed', served.subject.id]])
  })
})

describe('alerts', () => {
  it('are the region’s for the 监察员 and their own for a head', async () => {
    await reviewing()
    await sweepOn('2026-03-17')
    expect((await alerts('', people.head)).length).toBe(2)
    const [one] = await alerts()
    expect((await alerts('', people.forestHead)).length).toBe(0)
    const answers = [
      await app.call('GET', '/monitoring/alerts'),
      await app.call('GET', '/monitoring/alerts', { token: people.window.token }),
      await app.call('GET', `/monitoring/alerts/${one?.id ?? ''}`, { token: people.forestHead.token }),
      await app.call('GET', '/monitoring/alerts?rule=none', { token: people.monitor.token }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 404, 400])
    expect((await alerts(`?orgId=${forestId}`)).length).toBe(0)
    expect((await alerts('?light=yellow')).map(({ rule }) => rule)).toEqual(['stepLate'])
  })

  it('lead to another card when the first was declined, by a person who may ask for one', async () => {
    await reviewing()
    await sweepOn('2026-03-17')
    const [alert] = await alerts()
    const path = `/monitoring/alerts/${alert?.id ?? ''}/card`
    const version = { version: alert?.version }
    expect(codeOf(await post(people.monitor, path, version))).toBe('alert.no-card')
    for (const card of await cards())
      await post(people.monitor, `/cards/${card.id}/decline`, { version: card.version, reason: '另行处理' })
    expect((await post(people.head, path, version)).status).toBe(403)
    const key = 'alert-card-key-01'
    const [a, b] = [
      await post<Alert>(people.monitor, path, version, key),
      await post<Alert>(people.monitor, path, version, key),
    ]
    expect([a.data.card?.state, b.data.card?.id]).toEqual(['proposed', a.data.card?.id])
    expect(codeOf(await post(people.monitor, path, version))).toBe('version.stale')
    expect((await cards()).filter(({ state }) => state === 'proposed').length).toBe(1)
    expect(await AuditModel.countDocuments({ event: 'card.proposed' })).toBe(1)
  })
})

describe('the board', () => {
  it('counts what is in hand, due, late, alerted, received and ended, by unit, channel, window and item', async () => {
    await reviewing()
    parts.time.set('2026-03-16T02:00:00.000Z')
    const withdrawn = await received()
    await act(people.window, 'withdraw', withdrawn)
    await received()
    await monitor()
    const board = await get<Board>(people.monitor, '/monitoring/board')
    const counts = { inHand: 2, dueToday: 1, late: 0, alerts: 1, receivedToday: 2, endedToday: 1 }
    expect(board.total).toMatchObject(counts)
    expect(board.orgs).toEqual([{ key: waterId, name: '区水务局', ...counts }])
    expect(board.channels).toEqual([{ key: 'window', name: '窗口', ...counts }])
    expect(board.items).toEqual([{ key: powerId, name: '排水许可', ...counts }])
    expect(board.windows).toMatchObject([counts])
    await sweepOn('2026-03-17')
    const next = await get<Board>(people.head, '/monitoring/board')
    expect(next.total).toMatchObject({ late: 1, dueToday: 0, receivedToday: 0, endedToday: 0, alerts: 2 })
    expect((await get<Board>(people.forestHead, '/monitoring/board')).orgs).toEqual([])
  })
})

describe('台账', () => {
  const PERIOD = '?from=2026-03-01&to=2026-03-31'
  it('tells of each power what came in, ended, was late, was refused, how long it took, and its cards', async () => {
    const one = await reviewing()
    const refused = await received()
    await act(people.window, 'refuse', refused, { ground: 'notOurs', reason: '不属于本机关' })
    await sweepOn('2026-03-18')
    let done = await decided(one)
    done = await act(people.window, 'make', done)
    await act(people.window, 'deliver', done, { method: 'direct', receiver: '张小明' })
    await monitor()
    const yellow = (await cards()).find(({ kind }) => kind === 'yellow') as CardRow
    await post(people.monitor, `/cards/${yellow.id}/issue`, {
      ...{ version: yellow.version, reason: '超过承诺时限', basis: '办事指南', limitDays: null },
    })
    await drainMarks()
    const { rows, definition } = await get<{ rows: LedgerRow[]; definition: string }>(
      people.monitor,
      `/monitoring/ledger${PERIOD}`,
    )
    expect(rows).toEqual([
      {
        power: { id: powerId, code: 'P-1', name: '排水许可', type: '01' },
        org: { id: waterId, name: '区水务局' },
        ...{ received: 2, ended: 2, refused: 1, late: 1, averageTenths: 160, cards: 1 },
      },
    ])
    expect(definition).toContain('超时')
    const before = await get<{ rows: LedgerRow[] }>(
      people.monitor,
      '/monitoring/ledger?from=2026-01-01&to=2026-02-28',
    )
    expect(before.rows).toEqual([])
    const wrong = await app.call('GET', '/monitoring/ledger?from=2026-03-02&to=2026-03-01', {
      token: people.monitor.token,
    })
    expect(codeOf(wrong)).toBe('period.order')
  })

  it('comes as Excel with its 口径 and who took it, for who may read it', async () => {
    await received()
    await drainMarks()
    const at = `${app.url}/api/v1/monitoring/ledger/sheet`
    const headers = { Authorization: `Bearer ${people.monitor.token}` }
    const answer = await fetch(`${at}${PERIOD}`, { headers })
    expect(answer.status).toBe(200)
    const rows = await readTable({ bytes: new Uint8Array(await answer.arrayBuffer()), format: 'xlsx' })
    const text = rows.map((cells) => cells.join('|'))
    expect(text[0]).toContain('2026-03-01 至 2026-03-31')
    expect(text[1]).toContain('导出，仅供工作使用')
    expect(text.find((line) => line.startsWith('P-1|排水许可|区水务局|1|0|'))).toBeTruthy()
    expect(text.find((line) => line.startsWith('口径'))).toContain('超时')
    expect((await fetch(`${at}${PERIOD}`)).status).toBe(401)
    const wrong = await fetch(`${at}?from=2026-03-02&to=2026-03-01`, { headers })
    expect(wrong.status).toBe(422)
  })

  it('lists the powers that were never exercised, by unit, and those of a unit', async () => {
    const idle = await givenPower(waterId, { name: '取水许可', code: 'P-2' })
    await givenPower(forestId, { name: '采伐许可', code: 'P-3' })
    await received()
    await drainMarks()
    const all = await get<{ orgs: IdleRow[]; powers: unknown[] }>(
      people.monitor,
      `/monitoring/idle-powers${PERIOD}`,
    )
    expect(all.orgs.map(({ org, powers, idle: n }) => [org.name, powers, n]).sort()).toEqual(
      [
        ['区水务局', 2, 1],
        ['区林业局', 1, 1],
      ].sort(),
    )
    expect(all.powers).toEqual([])
    const one = await get<{ powers: { id: string }[] }>(
      people.monitor,
      `/monitoring/idle-powers${PERIOD}&orgId=${waterId}`,
    )
    expect(one.powers.map(({ id }) => id)).toEqual([idle.id])
    const theirs = await get<{ orgs: IdleRow[] }>(people.forestHead, `/monitoring/idle-powers${PERIOD}`)
    expect(theirs.orgs.map(({ org }) => org.name)).toEqual(['区林业局'])
  })
})

describe('a check', () => {
  const DRAW = { n: 2, seed: '三月', from: '2026-03-01', to: '2026-03-31' }
  const answers = (set: object = {}) => ({
    ...Object.fromEntries(Object.keys(CHECK_ITEMS).map((item) => [item, { answer: 'good' }])),
    ...set,
  })
  const draw = (body: object = DRAW, who: GivenPerson | null = people.monitor) =>
    post<{ seed: string; of: number; checks: CheckRow[] }>(who, '/monitoring/checks/draw', body)

  it('is drawn at random by a seed that anybody can repeat', async () => {
    for (let i = 0; i < 5; i += 1) await received()
    const [a, b] = [(await draw()).data, (await draw()).data]
    expect([a.seed, a.of, a.checks.length]).toEqual(['三月', 5, 2])
    expect(b.checks.map((check) => check.case?.id)).toEqual(a.checks.map((check) => check.case?.id))
    const own = (await draw({ ...DRAW, seed: '' })).data
    expect(own.seed).toMatch(/^[0-9a-f]{16}$/)
    expect(codeOf(await draw({ ...DRAW, ended: true }))).toBe('check.none')
    expect(codeOf(await draw({ ...DRAW, n: 0 }))).toBe('input.invalid')
    expect([(await draw(DRAW, null)).status, (await draw(DRAW, people.head)).status]).toEqual([401, 403])
  })

  it('is filled once, whole, and may ask for a card where something was wrong', async () => {
    await received()
    const check = (await draw()).data.checks[0] as CheckRow
    const fill = (who: GivenPerson, body: object) =>
      post<Check>(who, `/monitoring/checks/${check.id}/fill`, { version: check.version, ...body })
    expect((await fill(people.head, { answers: answers() })).status).toBe(403)
    expect(codeOf(await fill(people.monitor, { answers: {} }))).toBe('check.unanswered')
    expect(codeOf(await fill(people.monitor, { answers: answers({ fee: { answer: 'bad' } }) }))).toBe(
      'check.note',
    )
    expect(codeOf(await fill(people.monitor, { answers: answers(), card: 'notice' }))).toBe('check.card')
    const bad = answers({ papers: { answer: 'bad', note: '受理通知书没有文号' } })
    const filled = await fill(people.monitor, { answers: bad, card: 'notice' })
    expect(filled.data).toMatchObject({ state: 'problems', reviewedBy: { name: '监察一' }, mayFill: false })
    const [card] = await cards()
    expect(card).toMatchObject({ id: filled.data.cardId, kind: 'notice', proposedBy: { name: '监察一' } })
    expect(card?.reason).toBe('随机抽查发现：每一步都有编号的文书：受理通知书没有文号')
    expect(codeOf(await fill(people.second, { answers: answers() }))).toBe('version.stale')
    const list = await get<Page<CheckRow>>(people.monitor, '/monitoring/checks?state=problems')
    expect(list.items.map(({ id }) => id)).toEqual([check.id])
  })

  it('of a visit records what each step took against the guide', async () => {
    const visit = {
      ...{ on: '2026-03-02', window: '3 号窗口' },
      steps: [{ name: '取号等候', waitedMinutes: 42, finding: '指南写 10 分钟' }],
    }
    const path = '/monitoring/checks/simulated'
    const answer = await post<Check>(people.monitor, path, { powerId, visit })
    expect(answer.data).toMatchObject({
      ...{ kind: 'simulated', state: 'open', case: null, visit, mayFill: true },
      org: { name: '区水务局' },
    })
    expect((await post(people.head, path, { powerId, visit })).status).toBe(403)
    expect(codeOf(await post(people.monitor, path, { powerId, visit: { ...visit, on: '2026-03-03' } }))).toBe(
      'check.day',
    )
    expect(codeOf(await post(people.monitor, path, { powerId: '0'.repeat(24), visit }))).toBe(
      'record.missing',
    )
    expect((await get<Check>(people.second, `/monitoring/checks/${answer.data.id}`)).visit).toEqual(visit)
  })
})

it('keeps nothing of an applicant in an alert', async () => {
  await reviewing()
  await sweepOn('2026-03-17')
  const stored = JSON.stringify(await AlertModel.collection.find().toArray())
  expect(await CaseModel.countDocuments()).toBe(1)
  for (const secret of ['张', '13800138000', '138****8000']) expect(stored).not.toContain(secret)
})
