import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Finding, SheetJob } from '@mingdu/shared/sheets/sheets.api'
import type { Parts } from '../../parts'
import type { TestApp } from '../../testing/app'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { markSheets, runSheetJobs } from './sheets.jobs'

/** For tests: the published list of a county district that ships with the product, as its government wrote it. */
export const POWERS_CSV = readFileSync(path.resolve('server/data/powers-demo.csv'))

export const HEAD = '部门,事项名称,实施编码,事项类型,法定时限,承诺时限'

/** A small list of the water bureau. */
export function smallCsv(...rows: readonly string[]): Buffer {
  return Buffer.from([HEAD, ...rows].join('\n'))
}

/** A region with the departments of a list, and somebody of its 编办. */
export async function givenList(
  departments: readonly string[] = ['区水务局'],
  name = '演示区',
): Promise<{ regionId: string; catalog: GivenPerson; official: GivenPerson; orgIds: string[] }> {
  const region = await givenOrg({ name, kind: 'region' })
  const office = await givenOrg({ name: '区委编办', parentId: region.id })
  const orgs = []
  for (const name of departments) orgs.push(await givenOrg({ name, parentId: region.id }))
  return {
    regionId: region.id,
    catalog: await givenPerson(office.id, ['catalog'], { name: '演示·编办·管理' }),
    official: await givenPerson(orgs[0]?.id ?? region.id, ['handler']),
    orgIds: orgs.map(({ id }) => id),
  }
}

export function departmentsOf(csv: Buffer): string[] {
  const rows = csv.toString('utf8').split(/\r?\n/).slice(1)
  return [...new Set(rows.map((row) => row.split(',')[0] ?? '').filter(Boolean))]
}

/** What the loops of a worker do, once around. */
export async function work(parts: Pick<Parts, 'files' | 'time' | 'log'>): Promise<void> {
  const { signal } = new AbortController()
  await runSheetJobs(parts, randomUUID(), signal)
  await markSheets(parts, signal)
}

/** What a person does with sheets, over HTTP. */
export function sheetClient(
  app: TestApp,
  parts: Pick<Parts, 'files' | 'time' | 'log'>,
  person: () => GivenPerson,
) {
  const token = () => person().token
  const job = async (id: string) =>
    (await app.call<SheetJob>('GET', `/sheets/jobs/${id}`, { token: token() })).data
  const upload = (bytes: Buffer, name = '清单.csv', query = 'kind=powers', key: string = randomUUID()) => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    return app.call<SheetJob>('POST', `/sheets/imports?${query}`, { token: token(), form, key })
  }
  const act = async (id: string, action: 'commit' | 'undo' | 'cancel', more: object = {}) => {
    const { version } = await job(id)
    const body = { version, ...(action === 'commit' ? { basis: '演编发〔2026〕1号' } : {}), ...more }
    return app.call<SheetJob>('POST', `/sheets/jobs/${id}/${action}`, { token: token(), body })
  }
  const done = async (answer: { data: SheetJob }) => {
    await work(parts)
    return job(answer.data.id)
  }
  const checked = async (bytes: Buffer, name?: string, query?: string) =>
    done(await upload(bytes, name, query))
  const imported = async (bytes: Buffer, name?: string, query?: string) => {
    const { id } = await checked(bytes, name, query)
    return done(await act(id, 'commit'))
  }
  const findings = async (id: string) => {
    const at = `/sheets/jobs/${id}/findings?limit=100`
    return (await app.call<{ items: Finding[]; total: number }>('GET', at, { token: token() })).data.items
  }
  return { job, upload, act, done, checked, imported, findings }
}
