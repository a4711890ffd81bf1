import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import type { GivenPerson } from '../modules/accounts/accounts.factory'
import { PowerModel, PowerVersionModel } from '../modules/powers/powers.model'
import { givenList, HEAD, sheetClient } from '../modules/sheets/sheets.factory'
import { JobModel, PortionModel } from '../modules/sheets/sheets.model'
import { endThreads } from '../modules/sheets/sheets.pool'
import { localFileStore } from '../modules/files/files.store'
import { testParts, useApp } from '../testing/app'
import { useDatabase } from '../testing/database'
import { useWorkers } from '../testing/worker-process'
import path from 'node:path'
import os from 'node:os'
import { mkdtempSync } from 'node:fs'

/** An import whose worker is killed in the middle: the next one goes on, and nothing is there twice. */
const LIMIT_MS = 90_000
jest.setTimeout(3 * LIMIT_MS)
const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-sheets-'))
const parts = { ...testParts(), files: localFileStore(path.join(dir, 'files')) }
useDatabase()
const app = useApp(parts)
const workers = useWorkers('2026-11-25T06:32:00.000Z', () => ({ DATA_DIR: dir }))
afterAll(endThreads)
let catalog: GivenPerson
const sheets = sheetClient(app, parts, () => catalog)

const ROWS = 12_000
const list = () => {
  const rows = Array.from({ length: ROWS }, (_, i) => `区水务局,演示事项${i},K-${i},行政许可,20,10`)
  return Buffer.from([HEAD, ...rows].join('\n'))
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + LIMIT_MS
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not come`)
    await pause(20)
  }
}

const written = () => PortionModel.countDocuments({ written: true })

/** The lease of a dead worker runs out, as it would in a quarter of a minute. */
async function leasesRunOut(): Promise<void> {
  const past = new Date(Date.now() - 1)
  await mongoose.connection.collection('leases').updateMany({}, { $set: { until: past } })
  await JobModel.updateMany({ work: true }, { $set: { leaseUntil: past } })
}

it('goes on after kill -9 where the last whole portion ended', async () => {
  catalog = (await givenList()).catalog
  const { id } = await sheets.checked(list())
  const one = await workers.start({ DATA_DIR: dir })
  expect((await sheets.act(id, 'commit')).status).toBe(200)
  await until(async () => (await written()) >= 2, 'the second portion')
  await one.kill()
  const before = await written()
  expect(before).toBeLessThan(ROWS / 1000)
  // what is there is there in whole portions
  expect(await PowerModel.countDocuments()).toBe(before * 1000)
  await leasesRunOut()
  const two = await workers.start({ DATA_DIR: dir })
  await until(async () => (await sheets.job(id)).state === 'committed', 'the end of the import')
  await two.end()
  expect((await sheets.job(id)).summary).toEqual({
    created: ROWS,
    updated: 0,
    unchanged: 0,
    failed: 0,
    findings: 0,
  })
  expect([await PowerModel.countDocuments(), await PowerVersionModel.countDocuments()]).toEqual([ROWS, ROWS])
})
