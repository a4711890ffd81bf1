import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import readSheet from 'read-excel-file/node'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { givenDesk, givenIssued, leafOf, type Desk } from '../matters/matters.factory'
import { work } from './sheets.factory'
import { endThreads } from './sheets.pool'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
afterAll(endThreads)

let desk: Desk
beforeEach(async () => {
  parts.time.set(START)
  desk = await givenDesk()
  const many = Array.from({ length: 24 }, (_, i) =>
    leafOf(desk, { title: `城东河段清理${i + 1}`, weight: 4 }),
  )
  const forest = leafOf(desk, {
    ...{ title: '护林巡查到位', weight: 4, orgId: desk.forest.id, handlerId: desk.forestHandler.id },
  })
  await givenIssued(app, desk, [...many, forest])
})

const start = (who: GivenPerson | null, body: object) =>
  app.call<SheetJob>('POST', '/sheets/exports', { token: who?.token, body })
const fetchFile = (id: string, who: GivenPerson) =>
  fetch(`${app.url}/api/v1/sheets/jobs/${id}/file`, { headers: { Authorization: `Bearer ${who.token}` } })

async function exported(who: GivenPerson, body: object): Promise<Buffer> {
  const { status, data } = await start(who, body)
  expect(status).toBe(200)
  await work(parts)
  const answer = await fetchFile(data.id, who)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  return Buffer.from(await answer.arrayBuffer())
}

it('writes every task of the filter, not a page of it, with the watermark before the rows', async () => {
  const filter = { lead: '水务', sort: 'due', view: 'open' }
  const [note, rows] = await readSheet(await exported(desk.supervisor, { kind: 'tasks', filter }))
  expect([note?.sheet, rows?.sheet]).toEqual(['导出说明', '督办任务'])
  const said = note?.data.flat().map(String) ?? []
  expect(said[1]).toContain('导出人：督查员一')
  expect(said.join()).not.toContain('用途')
  expect(said.join()).not.toContain('申请人')
  const [head = [], ...body] = rows?.data ?? []
  expect(body).toHaveLength(24)
  const first = Object.fromEntries(head.map((name, i) => [String(name), body[0]?.[i]]))
  expect(first).toMatchObject({
    ...{ 编号: '演督〔2026〕1号-1', 任务: '城东河段清理1', 事项编号: '演督〔2026〕1号', 承办人: '水务经办' },
    ...{ 状态: '待签收', 灯: '正常', 派单日期: '2026-11-09', 限期: '2026-11-30', 剩余工作日: '15' },
    ...{ 立项依据: '区政府常务会议纪要〔2026〕18号', 核实进度: '0.0%', '核实 / 目标': '0 / 42 处' },
  })
})

it('writes matters as CSV, the watermark below the rows', async () => {
  const file = await exported(desk.supervisor, { kind: 'matters', format: 'csv', filter: { q: '河道' } })
  const lines = file.toString('utf8').trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^\ufeff编号,事项,类型/)
  expect(lines[1]).toContain('演督〔2026〕1号,河道“四乱”问题整改清零,专项督查,会议纪要')
  expect(lines[2]).toMatch(/^导出人：督查员一/)
  const none = await exported(desk.supervisor, { kind: 'matters', format: 'csv', filter: { q: '没有' } })
  expect(none.toString('utf8').split('\r\n')[1]).toMatch(/^导出人/)
})

it('goes as far as who exports may read, and is fetched by nobody else', async () => {
  const file = await exported(desk.forestHandler, { kind: 'tasks', format: 'csv' })
  const rows = file
    .toString('utf8')
    .split('\r\n')
    .filter((line) => line.startsWith('演督'))
  expect(rows).toHaveLength(1)
  expect(rows[0]).toContain('护林巡查到位')
  const mine = await start(desk.supervisor, { kind: 'tasks' })
  await work(parts)
  expect((await fetchFile(mine.data.id, desk.colleague)).status).toBe(404)
  const catalog = await givenPerson(desk.office.id, ['catalog'])
  expect((await fetchFile(mine.data.id, catalog)).status).toBe(404)
  expect((await start(catalog, { kind: 'tasks' })).error?.code).toBe('auth.forbidden')
  expect((await start(null, { kind: 'tasks' })).status).toBe(401)
})

it('refuses conditions that its list does not know', async () => {
  for (const [kind, filter] of [
    ['tasks', { category: 'special' }],
    ['tasks', { light: 'blue' }],
    ['matters', { dueFrom: '2026-11-01' }],
    ['powers', { light: 'red' }],
    ['cases', { person: '张' }],
  ] as const) {
    const who = kind === 'cases' ? desk.leader : desk.supervisor
    const answer = await start(who, { kind, filter, purpose: '核对到期的事项' })
    expect([kind, answer.error?.code]).toEqual([kind, 'sheet.filter'])
  }
  const wrong = await start(desk.supervisor, { kind: 'tasks', filter: { orgId: '1' } })
  expect(wrong.error?.fields?.map(({ path }) => path)).toEqual(['body.filter.orgId'])
})
