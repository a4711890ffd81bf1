import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Matter, MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { MatterModel } from '../matters/matters.model'
import { TaskModel } from '../tasks/tasks.model'
import { sheetClient } from './sheets.factory'
import { endThreads } from './sheets.pool'

const parts = testParts()
useDatabase()
const app = useApp(parts)
afterAll(endThreads)

/** The plan of a district as its office keeps it. */
const PLAN = readFileSync(path.resolve('server/src/testing/plan.csv'))
const HEAD = '工作任务,任务来源,牵头单位,责任单位,完成时限,备注,责任督查员'
const ROW = '农村饮水工程维修养护32处,2026年区政府工作报告第12条,区水务局,区财政局,2026-11-30,'
const QUERY = 'kind=plans'

let supervisor: GivenPerson
let chief: GivenPerson
let catalog: GivenPerson
let handler: GivenPerson
let stranger: GivenPerson
let orgIds: Map<string, string>
const sheets = sheetClient(app, parts, () => supervisor)

beforeEach(async () => {
  parts.time.set('2026-01-12T02:00:00.000Z')
  const region = await givenOrg({ name: '演示区', kind: 'region' })
  const office = await givenOrg({ name: '区督查室', kind: 'office', parentId: region.id })
  orgIds = new Map()
  for (const name of unitsOf(PLAN)) orgIds.set(name, (await givenOrg({ name, parentId: region.id })).id)
  supervisor = await givenPerson(office.id, ['supervisor'], { name: '督查员一' })
  chief = await givenPerson(office.id, ['supervisionHead'], { name: '督查室主任' })
  catalog = await givenPerson(office.id, ['catalog'])
  handler = await givenPerson(orgIds.get('区水务局') ?? '', ['handler'])
  const other = await givenOrg({ name: '邻区', kind: 'region' })
  stranger = await givenPerson(other.id, ['supervisor'])
})

/** Every unit the plan names, one of them by its full name. */
function unitsOf(csv: Buffer): string[] {
  const cells = csv
    .toString('utf8')
    .split(/\r?\n/)
    .slice(1)
    .flatMap((row) => row.split(',').slice(3, 5))
  const names = cells.flatMap((cell) => cell.split(/[、；]/)).filter((name) => name.startsWith('区'))
  return [...new Set(names)].map((name) => (name === '区教科体局' ? '区教育科技和体育局' : name))
}

const small = (...rows: string[]) => Buffer.from([HEAD, ...rows].join('\n'))
const checked = (bytes: Buffer, name = '计划.csv') => sheets.checked(bytes, name, QUERY)
const imported = (bytes: Buffer) => sheets.imported(bytes, '计划.csv', QUERY)
const places = async (id: string) =>
  (await sheets.findings(id)).map(({ row, column, level, rule }) => [row, column, level, rule])
const correct = async (id: string, cells: object[], token = supervisor.token) => {
  const { version } = await sheets.job(id)
  const at = `/sheets/jobs/${id}/corrections`
  return app.call<SheetJob>('POST', at, { token, body: { version, cells } })
}
const listed = async (query: string, token = supervisor.token) =>
  (await app.call<{ items: MatterRow[]; total: number }>('GET', `/matters?${query}`, { token })).data

describe('the plan of a district', () => {
  it('is checked, corrected in place, committed, and taken back but for what was changed since', async () => {
    const job = await checked(PLAN)
    expect(job).toMatchObject({ state: 'checked', summary: { created: 14, failed: 4, findings: 7 } })
    expect(await places(job.id)).toEqual([
      [2, 'D', 'error', 'unknown-org'],
      [4, 'E', 'error', 'vague-org'],
      [8, 'G', 'warning', 'stage-days'],
      [9, 'F', 'warning', 'due-rough'],
      [10, 'E', 'error', 'vague-org'],
      [19, 'F', 'error', 'required'],
      [19, 'E', 'error', 'vague-org'],
    ])
    expect((await sheets.findings(job.id))[0]?.message).toContain('区教育科技和体育局')
    expect(await MatterModel.countDocuments()).toBe(0)

    const answer = await correct(job.id, [
      { row: 2, column: 'D', value: '区教育科技和体育局' },
      { row: 4, column: 'E', value: '区司法局、区水务局' },
      { row: 10, column: 'E', value: '' },
      { row: 19, column: 'E', value: '' },
      { row: 19, column: 'F', value: '2026年10月底前' },
    ])
    expect([answer.status, answer.data.state]).toEqual([200, 'queued'])
    const again = await sheets.done(answer)
    expect(again).toMatchObject({ state: 'checked', summary: { created: 18, failed: 0, findings: 2 } })
    expect(await AuditModel.countDocuments({ event: 'sheet.corrected' })).toBe(1)

    const committed = await sheets.done(await sheets.act(job.id, 'commit'))
    expect(committed).toMatchObject({ state: 'committed', summary: { created: 18 }, progress: { done: 18 } })
    await sees(job.id)

    const rows = await listed('plan=unissued&limit=100')
    expect(rows.total).toBe(18)
    const kept = rows.items.find(({ title }) => title.startsWith('农村饮水'))
    const body = { version: kept?.version, note: '区长要求提前' }
    const changed = await app.call('PATCH', `/matters/${kept?.id}`, { token: supervisor.token, body })
    expect(changed.status).toBe(200)

    const undone = await sheets.done(await sheets.act(job.id, 'undo'))
    expect(undone).toMatchObject({ state: 'undone', refused: 1 })
    expect(await MatterModel.find({}, { title: 1 }).lean()).toMatchObject([{ title: kept?.title }])
    expect(await TaskModel.find({}, { title: 1 }).lean()).toMatchObject([{ title: kept?.title }])
    const refused = await app.call<{ items: object[] }>('GET', `/sheets/jobs/${job.id}/refused`, {
      token: supervisor.token,
    })
    expect(refused.data.items).toMatchObject([{ row: 7, name: '农村饮水工程维修养护32处' }])
  })

  async function sees(importId: string): Promise<void> {
    const farm = await MatterModel.findOne({ title: '高标准农田建设1.2万亩' }).lean()
    expect(farm).toMatchObject({
      ...{ state: 'draft', no: '', due: '2026-12-31', category: 'routine', version: 1 },
      basis: { kind: 'workReport', text: '2026年区政府工作报告第8条' },
      supervisor: { name: '督查员一' },
      planRow: { importId, row: 8 },
      counts: { total: 1 },
    })
    const { data } = await app.call<Matter>('GET', `/matters/${String(farm?._id)}`, { token: chief.token })
    expect(data.allowedActions).toContain('approve')
    expect(data.tree).toMatchObject([
      {
        ...{ org: { name: '区农业农村局' }, weight: 100, quantity: null, limit: { due: '2026-12-31' } },
        coOrgs: [{ name: '区自然资源和规划局' }, { name: '区水务局' }],
        milestones: [{ weight: 25 }, { weight: 25 }, { due: '2026-12-31', weight: 50 }],
      },
    ])
    const of = async (title: string) => TaskModel.findOne({ title: new RegExp(title) }).lean()
    expect(await of('农村饮水')).toMatchObject({ amount: { unit: '处', target: 32 }, state: 'draft' })
    expect(await of('空气质量')).toMatchObject({ period: 'month', amount: { unit: null } })
    expect(await of('修订公布')).toMatchObject({ period: 'quarter' })
    const kinds = await MatterModel.find({}, { category: 1, basis: 1 }).sort({ 'planRow.row': 1 }).lean()
    expect(kinds.map(({ basis }) => basis.kind).slice(2, 10)).toEqual([
      ...[
        'minutes',
        'workReport',
        'instruction',
        'workReport',
        'workReport',
        'workReport',
        'proposal',
        'clue',
      ],
    ])
    expect(kinds[9]?.category).toBe('clue')
  }

  it('is approved and issued like any other, and leaves the plan’s list then', async () => {
    await imported(small(ROW))
    const [row] = (await listed('plan=unissued')).items
    const act = async (who: GivenPerson, what: string, version: number) =>
      (
        await app.call<Matter>('POST', `/matters/${row?.id}/${what}`, {
          token: who.token,
          body: { version, note: '' },
        })
      ).data
    const approved = await act(chief, 'approve', row?.version ?? 0)
    expect(approved).toMatchObject({ state: 'approved', tree: [{ no: expect.stringContaining('演督') }] })
    expect(await act(supervisor, 'issue', approved.version)).toMatchObject({ state: 'issued' })
    expect(await listed('plan=unissued')).toMatchObject({ total: 0 })
    expect(await listed('')).toMatchObject({ total: 1 })
  })

  it('comes in once: what is there already is left alone, and a repeated row counts once', async () => {
    await imported(small(ROW, ROW))
    expect(await MatterModel.countDocuments()).toBe(1)
    const again = await checked(small(ROW, ROW.replace('区水务局', '区财政局')))
    expect(again.summary).toMatchObject({ created: 1, unchanged: 1, failed: 0 })
    expect(await places(again.id)).toEqual([[2, 'A', 'warning', 'present']])
  })
})

describe('what is wrong', () => {
  it('is named by row and cell: past days, strangers as supervisors, classified marks', async () => {
    const job = await checked(
      small(
        ROW.replace('2026-11-30', '2026-01-11'),
        `${ROW}${','}${'没有这个人'}`,
        ROW.replace(/,$/, ',涉密'),
        ROW.replace('2026-11-30', '长期坚持'),
        ROW.replace('农村饮水工程维修养护32处', '修水'),
        `${ROW},督查室主任`,
      ),
    )
    expect(await places(job.id)).toEqual([
      [2, 'E', 'error', 'past'],
      [3, 'G', 'error', 'supervisor'],
      [4, 'F', 'error', 'classified'],
      [5, 'E', 'error', 'due'],
      [6, 'A', 'error', 'too-short'],
    ])
    expect(job.summary).toMatchObject({ created: 1, failed: 5 })
    await sheets.done(await sheets.act(job.id, 'commit'))
    expect(await MatterModel.findOne({}).lean()).toMatchObject({ supervisor: { name: '督查室主任' } })
  })

  it('is read in GBK as well', async () => {
    // 工作任务,任务来源,牵头单位,完成时限 / 河道清理,区长批示,区水务局,2026-08-31
    const gbk =
      'b9a4d7f7c8cecef12cc8cecef1c0b4d4b42cc7a3cdb7b5a5cebb2ccdeab3c9cab1cfde0a' +
      'bad3b5c0c7e5c0ed2cc7f8b3a4c5facabe2cc7f8cbaecef1bed62c323032362d30382d33310a'
    const job = await checked(Buffer.from(gbk, 'hex'))
    expect(job.summary).toMatchObject({ created: 1, findings: 0 })
  })

  it('is not written when it came up after the dry run', async () => {
    const job = await checked(small(ROW))
    parts.time.set('2026-12-01T02:00:00.000Z')
    const committed = await sheets.done(await sheets.act(job.id, 'commit'))
    expect(committed.summary).toMatchObject({ created: 0, failed: 1 })
    expect(await MatterModel.countDocuments()).toBe(0)
  })
})

describe('a correction', () => {
  it('is of a cell with its place, in the version that was seen, before the commit', async () => {
    const job = await checked(small(ROW.replace('区财政局', '各单位'), ROW.replace('32', '33')))
    const wrong = await correct(job.id, [{ row: 1, column: 'd', value: '区财政局' }])
    expect([wrong.status, wrong.error?.fields?.map(({ path }) => path)]).toEqual([
      400,
      ['body.cells.0.row', 'body.cells.0.column'],
    ])
    for (const cell of [
      { row: 3, column: 'D', value: 'x' },
      { row: 2, column: 'Z', value: 'x' },
    ]) {
      const answer = await correct(job.id, [cell])
      expect([answer.status, answer.error?.code]).toEqual([422, 'sheet.cell'])
    }
    const body = { version: 1, cells: [{ row: 2, column: 'D', value: '区财政局' }] }
    const stale = await app.call('POST', `/sheets/jobs/${job.id}/corrections`, {
      token: supervisor.token,
      body,
    })
    expect([stale.status, stale.error?.code]).toEqual([409, 'version.stale'])
    const fixed = await sheets.done(await correct(job.id, body.cells))
    expect(fixed.summary).toMatchObject({ created: 2, failed: 0, findings: 0 })
    const back = await sheets.done(await correct(job.id, [{ row: 2, column: 'D', value: '没有的局' }]))
    expect(back.summary).toMatchObject({ created: 1, failed: 1 })
    await sheets.done(await sheets.act(job.id, 'commit'))
    const late = await correct(job.id, body.cells)
    expect([late.status, late.error?.code]).toEqual([422, 'sheet.state'])
  })

  it('once repeated with its key is one', async () => {
    const job = await checked(small(ROW.replace('区财政局', '各单位')))
    const body = { version: job.version, cells: [{ row: 2, column: 'D', value: '区财政局' }] }
    const at = `/sheets/jobs/${job.id}/corrections`
    const send = () =>
      app.call<object>('POST', at, { token: supervisor.token, body, key: 'same-key-correction' })
    const [one, two] = [await send(), await send()]
    expect([one.status, two.data]).toEqual([200, one.data])
  })
})

describe('the import of a plan', () => {
  it('is for those who set matters up, each within their region', async () => {
    const at = '/sheets/imports?kind=plans'
    const form = () => {
      const data = new FormData()
      data.append('file', new Blob([new Uint8Array(small(ROW))]), '计划.csv')
      return data
    }
    const status = async (token?: string) =>
      (await app.call('POST', at, { form: form(), ...(token ? { token } : {}) })).status
    expect([await status(), await status(handler.token), await status(catalog.token)]).toEqual([
      401, 403, 403,
    ])
    const powers = await app.call('POST', '/sheets/imports?kind=powers', {
      form: form(),
      token: supervisor.token,
    })
    expect([powers.status, powers.error?.code]).toEqual([403, 'auth.forbidden'])

    const job = await checked(small(ROW.replace('区财政局', '各单位')))
    const cells = [{ row: 2, column: 'D', value: '' }]
    const body = { version: job.version, cells }
    const by = async (token?: string) =>
      (await app.call('POST', `/sheets/jobs/${job.id}/corrections`, { body, ...(token ? { token } : {}) }))
        .status
    expect([await by(), await by(handler.token)]).toEqual([401, 403])
    expect([await by(stranger.token), await by(catalog.token)]).toEqual([404, 404])
    const findings = `/sheets/jobs/${job.id}/findings`
    expect((await app.call('GET', findings, { token: catalog.token })).status).toBe(404)
    expect((await app.call('GET', findings, { token: chief.token })).status).toBe(200)
  })

  it('asks the list in words it knows', async () => {
    const answer = await app.call('GET', '/matters?plan=all', { token: supervisor.token })
    expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, 'query.plan'])
  })

  it('has its template, and no export of its own', async () => {
    const template = await fetch(`${app.url}/api/v1/sheets/templates/plans?format=csv`, {
      headers: { Authorization: `Bearer ${supervisor.token}`, 'X-Mingdu-Client': 'test' },
    })
    expect([template.status, await template.text()]).toEqual([200, expect.stringContaining('工作任务')])
    const out = await app.call('POST', '/sheets/exports', {
      token: supervisor.token,
      body: { kind: 'plans' },
    })
    expect([out.status, out.error?.fields?.[0]?.path]).toEqual([400, 'body.kind'])
  })
})
