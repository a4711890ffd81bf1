import { parse } from 'csv-parse/sync'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { OrgModel } from '../orgs/orgs.model'
import { PowerModel, PowerVersionModel } from '../powers/powers.model'
import { departmentsOf, givenList, HEAD, POWERS_CSV, sheetClient, smallCsv } from './sheets.factory'
import { endThreads } from './sheets.pool'

const parts = testParts()
useDatabase()
const app = useApp(parts)
afterAll(endThreads)
let catalog: GivenPerson
const sheets = sheetClient(app, parts, () => catalog)
const ROW = '区水务局,取水许可,511A001-1,行政许可,45,10'

describe('the published list of 844 items', () => {
  beforeEach(async () => {
    catalog = (await givenList(departmentsOf(POWERS_CSV))).catalog
  })

  it('comes in as it is, every code as published, and says nothing new the second time', async () => {
    const first = await sheets.imported(POWERS_CSV)
    expect(first).toMatchObject({
      state: 'committed',
      summary: { created: 844, updated: 0, unchanged: 0, failed: 0, findings: 0 },
      progress: { done: 844, total: 844 },
    })
    const [, ...published] = parse(POWERS_CSV, { bom: true })
    const codes = published.map((cells) => cells[3])
    const stored = await PowerModel.find({}, { code: 1 }).lean<{ code: string }[]>()
    expect(stored.map(({ code }) => code).sort()).toEqual([...codes].sort())
    const again = await sheets.imported(POWERS_CSV)
    expect(again.summary).toEqual({ created: 0, updated: 0, unchanged: 844, failed: 0, findings: 0 })
    expect(await PowerVersionModel.countDocuments()).toBe(844)
  })

  it('comes in alike with a mark and without one', async () => {
    const text = POWERS_CSV.toString('utf8').replace(/^\ufeff/, '')
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`)]) {
      const job = await sheets.checked(bytes)
      expect(job.summary).toMatchObject({ created: 844, findings: 0 })
      await sheets.act(job.id, 'cancel')
    }
  })
})

describe('a small list', () => {
  beforeEach(async () => {
    catalog = (await givenList()).catalog
  })

  it('in GBK, below a title, with headers of another place, is read', async () => {
    // 演示区权责清单,,, / 部门,权力名称,权力编码,类别 / 区水务局,取水许可,X-1,行政许可
    const titled = Buffer.from(
      'd1ddcabec7f8c8a8d4f0c7e5b5a52c2c2c0a' +
        'b2bfc3c52cc8a8c1a6c3fbb3c62cc8a8c1a6b1e0c2eb2cc0e0b1f00ac7f8cbaecef1bed62cc8a1cbaed0edbfc92c582d312c' +
        'd0d0d5fed0edbfc90a',
      'hex',
    )
    const job = await sheets.checked(titled)
    expect(job.summary).toMatchObject({ created: 1, failed: 0, findings: 0 })
    expect(job.columns.map(({ header, field }) => [header, field])).toEqual([
      ['部门', 'org'],
      ['权力名称', 'name'],
      ['权力编码', 'code'],
      ['类别', 'type'],
    ])
  })

  it('names row and column of everything that is wrong, and writes the rest', async () => {
    const long = '长'.repeat(201)
    const job = await sheets.checked(
      smallCsv(
        ROW,
        '区没有的局,甲事项,C-2,行政许可,,',
        `区水务局,${long},C-3,行政许可,,`,
        '区水务局,,C-4,,,',
        '区水务局,乙事项,C-5,别的类型,三十天,',
        '区水务局,丙事项,511A001-1,01,,',
        ROW,
        '区水务局,丁事项,C-8,02,10,20',
      ),
    )
    const found = (await sheets.findings(job.id)).map(({ row, column, rule, level }) => [
      row,
      column,
      rule,
      level,
    ])
    expect(found).toEqual([
      [3, 'A', 'unknown-org', 'error'],
      [4, 'B', 'too-long', 'error'],
      [5, 'B', 'required', 'error'],
      [5, 'D', 'required', 'error'],
      [6, 'D', 'unknown-code', 'warning'],
      [6, 'E', 'days', 'error'],
      [7, 'C', 'duplicate', 'error'],
      [8, '', 'repeated', 'warning'],
      [9, 'F', 'limits', 'error'],
    ])
    expect(job.summary).toEqual({ created: 1, updated: 0, unchanged: 1, failed: 6, findings: 9 })
    const committed = await sheets.done(await sheets.act(job.id, 'commit'))
    expect(committed.summary).toEqual(job.summary)
    expect(await PowerModel.countDocuments()).toBe(1)
  })

  it('changes what its cells say, leaves what is empty, and keeps the version before', async () => {
    await sheets.imported(smallCsv(ROW))
    const job = await sheets.imported(smallCsv('区水务局,取水许可（改）,511A001-1,行政许可,,5'))
    expect(job.summary).toMatchObject({ created: 0, updated: 1, failed: 0 })
    const versions = await PowerVersionModel.find({})
      .sort({ no: 1 })
      .lean<{ content: object; kind: string; basis: string }[]>()
    expect(versions).toMatchObject([
      {
        kind: 'add',
        basis: '演编发〔2026〕1号',
        content: { name: '取水许可', legalDays: 45, promisedDays: 10 },
      },
      { kind: 'adjust', content: { name: '取水许可（改）', legalDays: 45, promisedDays: 5 } },
    ])
  })

  it('makes units that are not there only when asked, and tells the trail', async () => {
    const strange = smallCsv('区新局,戊事项,C-9,行政许可,,')
    const refused = await sheets.checked(strange)
    expect(refused.summary).toMatchObject({ created: 0, failed: 1 })
    await sheets.act(refused.id, 'cancel')
    const made = await sheets.imported(strange, '清单.csv', 'kind=powers&createOrgs=true')
    expect(made.summary).toMatchObject({ created: 1, failed: 0 })
    const org = await OrgModel.findOne({ name: '区新局' }).lean()
    expect(await PowerModel.findOne({}).lean()).toMatchObject({ orgId: String(org?._id) })
    expect(await AuditModel.findOne({ event: 'org.created' }).lean()).toMatchObject({ subjectName: '区新局' })
  })

  it('without the headers it needs ends in plain words', async () => {
    const job = await sheets.checked(Buffer.from('部门,事项名称\n区水务局,取水许可\n'))
    expect(job).toMatchObject({
      state: 'failed',
      problem: '表头里没有找到“实施编码”、“事项类型”。请对照模板检查表头。',
    })
    const next = await sheets.checked(Buffer.from(`${HEAD}\n"没有成对的引号`))
    expect(next).toMatchObject({ state: 'failed', problem: expect.stringContaining('引号没有成对') })
  })
})

describe('undo', () => {
  beforeEach(async () => {
    catalog = (await givenList()).catalog
  })

  it('takes back what was written, and leaves and lists rows that were changed since', async () => {
    const two = smallCsv(ROW, '区水务局,己事项,C-10,行政许可,,')
    const first = await sheets.imported(two)
    await sheets.imported(smallCsv('区水务局,己事项（改）,C-10,行政许可,,'))
    const undone = await sheets.done(await sheets.act(first.id, 'undo'))
    expect(undone).toMatchObject({ state: 'undone', refused: 1 })
    const left = await PowerModel.find({}).lean()
    expect(left).toMatchObject([{ code: 'C-10', name: '己事项（改）' }])
    const refused = await app.call<{ items: object[] }>('GET', `/sheets/jobs/${first.id}/refused`, {
      token: catalog.token,
    })
    expect(refused.data.items).toMatchObject([{ row: 3, code: 'C-10', name: '己事项' }])
  })

  it('of a change gives the version before back', async () => {
    await sheets.imported(smallCsv(ROW))
    const change = await sheets.imported(smallCsv('区水务局,取水许可（改）,511A001-1,行政许可,,'))
    await sheets.done(await sheets.act(change.id, 'undo'))
    expect(await PowerModel.findOne({}).lean()).toMatchObject({ name: '取水许可', no: 1 })
    const again = await sheets.checked(smallCsv(ROW))
    expect(again.summary).toMatchObject({ unchanged: 1 })
  })

  it('is refused after 24 hours', async () => {
    const job = await sheets.imported(smallCsv(ROW))
    expect(job.allowedActions).toEqual(['undo'])
    parts.time.set('2026-11-26T06:33:00.000Z')
    expect((await sheets.job(job.id)).allowedActions).toEqual([])
    const answer = await sheets.act(job.id, 'undo')
    expect([answer.status, answer.error?.code]).toEqual([422, 'sheet.undo-late'])
    parts.time.set('2026-11-25T06:32:00.000Z')
  })
})
