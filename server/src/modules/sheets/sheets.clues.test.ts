import type { SheetJob } from '@mingdu/shared/sheets/sheets.api'
import readSheet from 'read-excel-file/node'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { cluePlay, givenClueDesk, type ClueDesk } from '../clues/clues.factory'
import { work } from './sheets.factory'
import { endThreads } from './sheets.pool'

jest.setTimeout(60_000)
const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
afterAll(endThreads)

let desk: ClueDesk
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenClueDesk(app, parts)
})

const PURPOSE = '向区政府汇报线索办理情况'
const start = (who: GivenPerson | null, more: object = {}) =>
  app.call<SheetJob>('POST', '/sheets/exports', {
    ...{ token: who?.token, body: { kind: 'clues', purpose: PURPOSE, ...more } },
  })

async function exported(who: GivenPerson, filter: object = {}) {
  const { data, error } = await start(who, { filter })
  expect(error).toBeUndefined()
  await work(parts)
  const headers = { Authorization: `Bearer ${who.token}` }
  const answer = await fetch(`${app.url}/api/v1/sheets/jobs/${data.id}/file`, { headers })
  expect(answer.status).toBe(200)
  const [note, rows] = await readSheet(Buffer.from(await answer.arrayBuffer()))
  return { note: note?.data.flat().map(String) ?? [], rows: rows?.data ?? [], id: data.id }
}

it('writes the clues of the filter with purpose and watermark, without who sent them', async () => {
  const play = cluePlay(app, desk)
  const clue = await play.sealed({ identity: 'open' })
  await play.dispatched(clue)
  await play.anonymous()
  const { note, rows } = await exported(desk.supervisor, { state: 'dispatched' })
  expect(note.join()).toContain(`用途：${PURPOSE}`)
  expect(note.join()).toContain('导出人：督查员')
  expect(note.join()).not.toContain('申请人')
  const [head = [], ...body] = rows
  const row = Object.fromEntries(head.map((name, i) => [String(name), body[0]?.[i]]))
  expect(body).toHaveLength(1)
  expect(row).toMatchObject({ 编号: clue.no, 状态: '待签收', 反映对象: '区水务局', 承办单位: '区林业局' })
  const said = JSON.stringify(rows)
  for (const trace of ['李', '139****', desk.citizen.id]) expect(said).not.toContain(trace)
})

it('leaves out what is kept from who exports, and is fetched by nobody else', async () => {
  const play = cluePlay(app, desk)
  await play.anonymous()
  const other = await play.anonymous({ concernedOrgIds: [desk.forest.id] })
  const shut = await givenPerson(desk.water.id, ['supervisor'])
  const { rows, id } = await exported(shut)
  expect(rows.slice(1).map(([no]) => no)).toEqual([other.no])
  const stolen = await app.call('GET', `/sheets/jobs/${id}/file`, { token: desk.supervisor.token })
  expect(stolen.status).toBe(404)
})

it('is for 督查 alone, with a purpose, in a workbook, and by conditions of the list', async () => {
  expect((await start(null)).status).toBe(401)
  expect((await start(desk.forestHead)).error?.code).toBe('auth.forbidden')
  expect((await start(desk.supervisor, { purpose: '' })).error?.code).toBe('sheet.purpose')
  expect((await start(desk.supervisor, { format: 'csv' })).error?.code).toBe('sheet.workbook')
  for (const filter of [{ q: '河道' }, { light: 'red' }, { state: 'open' }])
    expect((await start(desk.supervisor, { filter })).error?.code).toBe('sheet.filter')
})
