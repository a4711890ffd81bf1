import { escapeFormula } from '@mingdu/shared/sheets/escape.rules'
import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import readSheet from 'read-excel-file/node'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { unzipped } from '../../paper/word.factory'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenGuide } from '../guides/guides.factory'
import { givenPower } from '../powers/powers.factory'
import { work } from './sheets.factory'
import { endThreads } from './sheets.pool'

const START = '2026-03-02T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
afterAll(endThreads)

const ID_NUMBER = '11010519491231002X'
const PURPOSE = '核对三月到期办件'

let people: Record<'window' | 'reviewer' | 'elsewhere' | 'leader' | 'catalog' | 'handler', GivenPerson>
let guides: { water: string; forest: string }

beforeEach(async () => {
  parts.time.set(START)
  const { region, water, forest } = await givenDistrict()
  const catalog = await givenPerson(region.id, ['catalog'])
  people = {
    window: await givenPerson(water.id, ['window'], { name: '窗口一', employeeNo: 'W-001' }),
    reviewer: await givenPerson(water.id, ['reviewer']),
    elsewhere: await givenPerson(forest.id, ['window']),
    leader: await givenPerson(region.id, ['leader']),
    ...{ catalog, handler: await givenPerson(water.id, ['handler']) },
  }
  const guideOf = async (orgId: string, code: string) => {
    const power = await givenPower(orgId, { name: `事项${code}`, code })
    const editor = await givenPerson(orgId, ['editor'])
    return (await givenGuide(app, { editor, catalog }, power.id)).id
  }
  guides = { water: await guideOf(water.id, 'P-1'), forest: await guideOf(forest.id, 'P-2') }
})

async function received(who = people.window, guideId = guides.water): Promise<Case> {
  const applicant = {
    ...{ kind: 'person', name: '张小明', idNumber: ID_NUMBER, phone: '13800138000' },
    address: '演示区演示路 8 号',
  }
  const materials = ['form', 'shop'].map((key) => ({ key, given: 'paper' }))
  const body = { guideId, answers: { who: 'shop' }, applicant, materials }
  const answer = await app.call<Case>('POST', '/cases', { token: who.token, body })
  expect(answer.status).toBe(200)
  return answer.data
}
async function done(who: GivenPerson, name: string, one: Case, body: object = {}): Promise<Case> {
  const answer = await app.call<Case>('POST', `/cases/${one.id}/${name}`, {
    token: who.token,
    body: { version: one.version, ...body },
  })
  expect([name, answer.status]).toEqual([name, 200])
  return answer.data
}
const start = (who: GivenPerson | null, more: object = {}) =>
  app.call<SheetJob>('POST', '/sheets/exports', {
    ...(who ? { token: who.token } : {}),
    body: { kind: 'cases', purpose: PURPOSE, ...more },
  })
const fetchFile = (id: string, who: GivenPerson) =>
  fetch(`${app.url}/api/v1/sheets/jobs/${id}/file`, { headers: { Authorization: `Bearer ${who.token}` } })

/** The workbook somebody gets, as sheets of rows by their names. */
async function exported(who: GivenPerson, filter: object = {}) {
  const { data } = await start(who, { filter })
  await work(parts)
  const answer = await fetchFile(data.id, who)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const bytes = Buffer.from(await answer.arrayBuffer())
  const [note, rows] = await readSheet(bytes)
  const [head = [], ...body] = rows?.data ?? []
  const records = body.map((cells) =>
    Object.fromEntries(head.map((name, i) => [String(name), cells[i] === null ? '' : String(cells[i])])),
  )
  return {
    id: data.id,
    bytes,
    names: [note?.sheet, rows?.sheet],
    note: note?.data.flat().map(String),
    records,
  }
}
const codeOf = (answer: { error: { code: string } | undefined }) => answer.error?.code

describe('an export of cases', () => {
  it('has received, promised and done with both limits and whether they were kept, the applicant masked', async () => {
    const open = await received()
    const accepted = await done(people.window, 'accept', await received())
    const denied = await done(people.window, 'withdraw', await received())
    parts.time.set('2026-03-17T02:00:00.000Z')
    const { records, bytes } = await exported(people.window)
    expect(records.map((row) => row['办件编号'])).toEqual([open.no, accepted.no, denied.no])
    expect(records[1]).toMatchObject({
      ...{ 事项: accepted.title, 单位: '区水务局', '申请人（脱敏）': '张*明', 状态: '受理' },
      ...{ 收件日期: '2026-03-02', 受理日期: '2026-03-02', 决定日期: '', 办结日期: '' },
      ...{ '承诺时限（工作日）': '10', 承诺到期日: '2026-03-16', 是否超承诺时限: '超期未决定' },
      ...{ '法定时限（工作日）': '20', 法定到期日: '2026-03-30', 是否超法定时限: '否' },
    })
    expect(records[0]).toMatchObject({ 状态: '收件', 受理日期: '', 承诺到期日: '', 是否超承诺时限: '' })
    expect(records[2]).toMatchObject({ 状态: '撤回', 结束方式: '撤回', 办结日期: '2026-03-02' })
    const parted = await Promise.all([1, 2].map((n) => unzipped(bytes, `xl/worksheets/sheet${n}.xml`)))
    for (const secret of [ID_NUMBER, '13800138000', '张小明', '演示路'])
      expect(parted.join()).not.toContain(secret)
  })

  it('bears who took it out, when and for what: on a first sheet, and at head and foot of every page', async () => {
    await received()
    const { names, note = [], bytes } = await exported(people.window)
    expect(names).toEqual(['导出说明', '办件'])
    const mark = ['导出人：窗口一（编号 W-001，区水务局）', '导出时间：2026-03-02 10:00', `用途：${PURPOSE}`]
    expect(note).toEqual(expect.arrayContaining(mark.map(escapeFormula)))
    for (const n of [1, 2]) {
      const xml = await unzipped(bytes, `xl/worksheets/sheet${n}.xml`)
      expect(xml).toMatch(/<oddHeader>[^<]*窗口一（编号 W-001[^<]*<\/oddHeader>/)
      expect(xml).toMatch(new RegExp(`<oddFooter>[^<]*2026-03-02 10:00[^<]*${PURPOSE}[^<]*</oddFooter>`))
    }
    const entry = { note: `用途：${PURPOSE}`, subjectKind: 'sheet', 'actor.id': people.window.id }
    expect(await AuditModel.countDocuments({ event: 'sheet.exported', ...entry })).toBe(1)
  })

  it('holds what who exports may read, by the conditions of the queue', async () => {
    const mine = await received()
    const theirs = await received(people.elsewhere, guides.forest)
    const taken = await done(people.reviewer, 'startReview', await done(people.window, 'accept', mine))
    const numbers = async (who: GivenPerson, filter: object = {}) =>
      (await exported(who, filter)).records.map((row) => row['办件编号'])
    expect(await numbers(people.window)).toEqual([mine.no])
    expect(await numbers(people.leader)).toEqual([mine.no, theirs.no])
    expect(await numbers(people.leader, { state: 'received' })).toEqual([theirs.no])
    expect(await numbers(people.leader, { orgId: people.window.orgId })).toEqual([mine.no])
    expect(await numbers(people.leader, { ids: [theirs.id] })).toEqual([theirs.no])
    expect(await numbers(people.window, { ids: [theirs.id] })).toEqual([])
    expect(await numbers(people.reviewer, { mine: true, q: taken.no })).toEqual([mine.no])
    expect(await numbers(people.window, { mine: true })).toEqual([])
    await done(people.window, 'withdraw', await received())
    expect(await numbers(people.window, { open: true })).toEqual([mine.no])
    const march = { from: '2026-03-01', through: '2026-03-31' }
    expect(await numbers(people.window, { counted: 'withdrawn', ...march })).toHaveLength(1)
    expect(await numbers(people.window, { counted: 'completed', ...march })).toEqual([])
    expect(await numbers(people.window, { channel: 'h5' })).toEqual([])
    expect(await numbers(people.window, { powerId: taken.power.id, state: 'reviewing' })).toEqual([mine.no])
    parts.time.set('2026-03-13T02:00:00.000Z')
    expect(await numbers(people.window, { soon: true })).toEqual([mine.no])
    parts.time.set('2026-03-17T02:00:00.000Z')
    expect(await numbers(people.leader, { late: true })).toEqual([mine.no, theirs.no])
  })

  it('is fetched by nobody else, not even by who sees every export of the region', async () => {
    await received()
    const { id } = await exported(people.window)
    const look = async (who: GivenPerson) =>
      (await app.call<SheetJob>('GET', `/sheets/jobs/${id}`, { token: who.token })).data
    expect((await look(people.catalog)).allowedActions).toEqual([])
    expect((await look(people.window)).allowedActions).toEqual(['download'])
    const statuses = await Promise.all(
      [people.catalog, people.reviewer].map(async (who) => (await fetchFile(id, who)).status),
    )
    expect(statuses).toEqual([404, 404])
  })

  it.each([
    ['without a purpose', { purpose: '' }, [422, 'sheet.purpose']],
    ['for a purpose of too few words', { purpose: '看看' }, [422, 'sheet.purpose']],
    ['for a purpose that must not come in', { purpose: '核对机密级的办件' }, [422, 'text.classified']],
    ['as CSV, which bears no watermark', { format: 'csv' }, [422, 'sheet.workbook']],
    ['by a condition of the lists', { filter: { type: '01' } }, [422, 'sheet.filter']],
    ['by a state that is none', { filter: { state: 'gone' } }, [422, 'sheet.filter']],
    ['by a figure of no period', { filter: { counted: 'completed' } }, [400, 'input.invalid']],
    ['by a condition nobody knows', { filter: { colour: 'red' } }, [400, 'input.invalid']],
  ])('is refused %s', async (_what, more, expected) => {
    const answer = await start(people.window, more)
    expect([answer.status, codeOf(answer)]).toEqual(expected)
  })

  it('is refused to who may not read cases, and never comes in', async () => {
    const answers = [await start(null), await start(people.handler), await start(people.catalog)]
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403])
    const template = await app.call('GET', '/sheets/templates/cases', { token: people.catalog.token })
    expect([template.status, template.error?.fields?.[0]?.path]).toEqual([400, 'params.kind'])
  })
})

it('the lists take no condition of the cases, and need no purpose', async () => {
  const body = { kind: 'powers', filter: { late: true } }
  const { token } = people.catalog
  expect(codeOf(await app.call('POST', '/sheets/exports', { token, body }))).toBe('sheet.filter')
  expect((await app.call('POST', '/sheets/exports', { token, body: { kind: 'powers' } })).status).toBe(200)
})
