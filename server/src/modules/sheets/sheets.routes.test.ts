import { randomUUID } from 'node:crypto'
import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import readSheet from 'read-excel-file/node'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenList, sheetClient, smallCsv, work } from './sheets.factory'
import { JobModel } from './sheets.model'
import { endThreads } from './sheets.pool'

const parts = testParts()
useDatabase()
const app = useApp(parts)
afterAll(endThreads)
let catalog: GivenPerson
let official: GivenPerson
const sheets = sheetClient(app, parts, () => catalog)
beforeEach(async () => {
  ;({ catalog, official } = await givenList())
})

const ROW = '区水务局,取水许可,511A001-1,行政许可,45,10'
const LIST = smallCsv(ROW, '没有的局,甲事项,C-2,行政许可,,')
const get = (at: string, token: string | undefined = catalog.token) =>
  app.call<SheetJob>('GET', at, { token })

async function download(at: string, token = catalog.token): Promise<Buffer> {
  const answer = await fetch(`${app.url}/api/v1${at}`, {
    headers: { Authorization: `Bearer ${token}`, 'X-Mingdu-Client': 'test' },
  })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

async function rowsOf(bytes: Buffer): Promise<unknown[][]> {
  const [sheet] = await readSheet(bytes)
  return sheet?.data ?? []
}

async function exported(body: object, token = catalog.token): Promise<SheetJob> {
  const { data } = await app.call<SheetJob>('POST', '/sheets/exports', { token, body })
  await work(parts)
  return (await get(`/sheets/jobs/${data.id}`, token)).data
}

describe('an upload', () => {
  it('is for those who may import, names what is wrong, and is one import when it is repeated', async () => {
    const form = () => {
      const data = new FormData()
      data.append('file', new Blob(['x']), 'a.csv')
      return data
    }
    const at = '/sheets/imports?kind=powers'
    expect((await app.call('POST', at, { form: form() })).status).toBe(401)
    expect((await app.call('POST', at, { form: form(), token: official.token })).status).toBe(403)
    const wrong = await sheets.upload(LIST, '清单.csv', 'kind=nothing')
    expect([wrong.status, wrong.error?.fields?.[0]?.path]).toEqual([400, 'query.kind'])
    const key = randomUUID()
    const [one, two] = [
      await sheets.upload(LIST, '清单.csv', 'kind=powers', key),
      await sheets.upload(LIST, '清单.csv', 'kind=powers', key),
    ]
    expect(two.data).toEqual(one.data)
    expect(await JobModel.countDocuments()).toBe(1)
    const entry = await AuditModel.findOne({ event: 'sheet.checked' }).lean()
    expect(entry).toMatchObject({ subjectName: '清单.csv', actor: { name: '演示·编办·管理' } })
  })

  it('waits for the import of the region that is open, and goes on when it is cancelled', async () => {
    const first = await sheets.checked(LIST)
    expect((await sheets.upload(LIST)).error?.code).toBe('sheet.busy')
    expect((await sheets.act(first.id, 'cancel')).data.state).toBe('cancelled')
    expect((await sheets.upload(LIST)).status).toBe(200)
  })

  it('that comes twice at once is taken once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => sheets.upload(LIST)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
  })
})

describe('a job', () => {
  it('is not there for another region, nor for an official who did not start it', async () => {
    const job = await sheets.checked(LIST)
    const elsewhere = await givenList(['别区水务局'], '别区')
    expect((await get(`/sheets/jobs/${job.id}`, elsewhere.catalog.token)).status).toBe(404)
    expect((await get(`/sheets/jobs/${job.id}`, official.token)).status).toBe(404)
    expect((await get(`/sheets/jobs/${job.id}/findings`, official.token)).status).toBe(403)
    const body = { version: job.version, basis: '演编发〔2026〕1号' }
    const { token } = elsewhere.catalog
    expect((await app.call('POST', `/sheets/jobs/${job.id}/commit`, { token, body })).status).toBe(404)
  })

  it('is committed once, by the version that was seen, with a basis', async () => {
    const job = await sheets.checked(LIST)
    const at = `/sheets/jobs/${job.id}/commit`
    const send = (body: object, key: string = randomUUID()) =>
      app.call<SheetJob>('POST', at, { token: catalog.token, body, key })
    const short = await send({ version: job.version, basis: '无' })
    expect([short.status, short.error?.fields?.[0]?.path]).toEqual([400, 'body.basis'])
    const body = { version: job.version, basis: '演编发〔2026〕1号' }
    expect((await send({ ...body, version: job.version + 1 })).status).toBe(409)
    const key = randomUUID()
    expect((await send(body, key)).data).toEqual((await send(body, key)).data)
    expect((await send({ ...body, version: job.version + 1 })).error?.code).toBe('sheet.state')
    expect((await app.call('POST', at, { body })).status).toBe(401)
    expect((await app.call('POST', at, { body, token: official.token })).status).toBe(403)
  })
})

describe('what goes back', () => {
  it('is the sheet as it came with a column that says what is wrong', async () => {
    const job = await sheets.checked(LIST)
    const rows = await rowsOf(await download(`/sheets/jobs/${job.id}/marked`))
    expect(rows[0]).toEqual(['部门', '事项名称', '实施编码', '事项类型', '法定时限', '承诺时限', '问题'])
    expect(rows[1]).toEqual(['区水务局', '取水许可', '511A001-1', '行政许可', '45', '10', null])
    expect(rows[2]?.slice(0, 4)).toEqual(['没有的局', '甲事项', 'C-2', '行政许可'])
    expect(rows[2]?.at(-1)).toContain('没有“没有的局”这个单位')
  })

  it('is a template that can be filled in and comes in again', async () => {
    const bytes = await download('/sheets/templates/powers')
    const [headers, sample] = await rowsOf(bytes)
    expect(headers?.length).toBeGreaterThanOrEqual(20)
    expect(sample?.[0]).toBe('区水务局')
    expect((await sheets.checked(bytes, '模板.xlsx')).summary).toMatchObject({
      created: 1,
      failed: 0,
      findings: 0,
    })
    const csv = (await download('/sheets/templates/duties?format=csv')).toString('utf8')
    expect(csv).toContain('实施编码,阶段,责任内容,责任依据')
  })
})

describe('an export', () => {
  const FORMULAS = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)'].map(
    (name, i) => `区水务局,"${name.replaceAll('"', '""')}甲",F-${i},行政许可,,`,
  )

  it.each(['xlsx', 'csv'] as const)(
    'as %s runs no formula, and comes in again as unchanged',
    async (format) => {
      await sheets.imported(smallCsv(ROW, ...FORMULAS))
      const job = await exported({ kind: 'powers', format })
      expect(job).toMatchObject({
        state: 'ready',
        allowedActions: ['download'],
        progress: { done: 5, total: 5 },
      })
      const bytes = await download(`/sheets/jobs/${job.id}/file`)
      const text = format === 'csv' ? bytes.toString('utf8') : JSON.stringify(await rowsOf(bytes))
      expect(text).toContain("'=HYPERLINK")
      expect(text).toContain("'@SUM(A1)甲")
      expect(text).not.toMatch(/[,"][=+@-]/)
      const again = await sheets.checked(bytes, `清单.${format}`)
      expect(again.summary).toEqual({ created: 0, updated: 0, unchanged: 5, failed: 0, findings: 0 })
    },
  )

  it('is there for who started it, and holds what the conditions say', async () => {
    await sheets.imported(smallCsv(ROW, '区水务局,乙事项,C-5,行政处罚,,'))
    const job = await exported({ kind: 'powers', format: 'csv', filter: { type: '02' } }, official.token)
    const text = (await download(`/sheets/jobs/${job.id}/file`, official.token)).toString('utf8')
    expect(text).toContain('乙事项')
    expect(text).not.toContain('取水许可')
    const other = await givenPerson(official.orgId, ['handler'])
    expect((await get(`/sheets/jobs/${job.id}/file`, other.token)).status).toBe(404)
    expect((await get('/sheets/jobs', other.token)).data).toMatchObject({ items: [], total: 0 })
    expect((await get('/sheets/jobs', catalog.token)).data).toMatchObject({ total: 2 })
  })
})

describe('duties', () => {
  const DUTIES = Buffer.from(
    '实施编码,阶段,责任内容,责任依据\n511A001-1,受理,公示材料,《行政许可法》第三十条\n511A001-1,决定,按时决定,\nX-9,受理,没有这一项,\n',
  )

  it('replace those of their power, say nothing new the second time, and can be taken back', async () => {
    await sheets.imported(smallCsv(ROW))
    const job = await sheets.imported(DUTIES, '责任.csv', 'kind=duties')
    expect(job.summary).toMatchObject({ created: 2, updated: 0, failed: 1 })
    expect(await sheets.findings(job.id)).toMatchObject([{ row: 4, column: 'A', rule: 'unknown-power' }])
    const again = await sheets.imported(DUTIES, '责任.csv', 'kind=duties')
    expect(again.summary).toMatchObject({ created: 0, updated: 0, unchanged: 2, failed: 1 })
    const file = await exported({ kind: 'duties', format: 'csv' })
    const text = (await download(`/sheets/jobs/${file.id}/file`)).toString('utf8')
    expect(text).toContain('511A001-1,受理,公示材料,《行政许可法》第三十条')
    await sheets.done(await sheets.act(job.id, 'undo'))
    const empty = await exported({ kind: 'duties', format: 'csv' })
    expect((await download(`/sheets/jobs/${empty.id}/file`)).toString('utf8')).not.toContain('公示材料')
  })
})
