import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import type { AlertRow } from '@mingdu/shared/monitoring/monitoring.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { createMonitor } from '../monitoring/monitoring.jobs'
import { codeOf, givenCaseDesk, type CaseDesk } from './cases.desk.factory'

const parts = testParts('2026-03-02T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

let desk: CaseDesk
beforeEach(async () => {
  desk = await givenCaseDesk(app)
})

const FEE = { name: '手续费', amount: 5000, receiptNo: 'PJ-1' }

it('keeps what was taken and given back; the applicant reads the sum, not the reason', async () => {
  const { people, received, done } = desk
  const one = await done(people.window, await received(), 'charges', FEE)
  expect(one.charges).toEqual([
    { ...FEE, on: '2026-03-02', by: '窗口一', outside: '办事指南写明不收费', refunded: null },
  ])
  const back = await done(people.window, one, 'charges/0/refund', { reason: '不应当收' })
  expect(back.charges[0]?.refunded).toEqual({ on: '2026-03-02', reason: '不应当收' })
  const tracked = await app.call<TrackedCase>('POST', '/public/cases/track', {
    body: { no: one.no, phoneEnd: '8000' },
  })
  expect(tracked.data.charges).toEqual([{ ...FEE, on: '2026-03-02', refundedOn: '2026-03-02' }])
  expect(JSON.stringify(tracked.data)).toContain('手续费 50.00 元，票据 PJ-1')
  expect(JSON.stringify(tracked.data)).not.toContain('不应当收')
  for (const event of ['case.charged', 'case.refunded'])
    expect(await AuditModel.countDocuments({ event })).toBe(1)
})

it('outside the guide raises an alert, which closes when it is given back', async () => {
  const { people, region, received, done } = desk
  const monitor = await givenPerson(region.id, ['monitor'])
  const wake = createMonitor(parts.time, parts.log)
  const alerts = async () =>
    (await app.call<{ items: AlertRow[] }>('GET', '/monitoring/alerts', { token: monitor.token })).data.items
  const one = await done(people.window, await received(), 'charges', FEE)
  await wake()
  expect(await alerts()).toMatchObject([{ rule: 'feeOutside', state: 'open', light: 'red' }])
  await done(people.window, one, 'charges/0/refund', { reason: '不应当收' })
  await wake()
  expect((await alerts()).filter(({ state }) => state === 'open')).toEqual([])
})

it('names the field of what is wrong, and nothing is kept', async () => {
  const { people, received, act, read } = desk
  const one = await received()
  const wrong = { version: one.version, name: '', amount: 0.5, receiptNo: 'x' }
  const answer = await act(people.window, `/cases/${one.id}/charges`, wrong)
  expect(answer.error?.fields?.map(({ path }) => path)).toEqual([
    ...['body.name', 'body.amount', 'body.receiptNo'],
  ])
  expect((await read(one.id)).charges).toEqual([])
})

it('is for the window of the unit, on the case as it was seen, once for one key', async () => {
  const { people, received, act, done } = desk
  const one = await received()
  const path = `/cases/${one.id}/charges`
  const body = { version: one.version, ...FEE }
  expect((await act(null, path, body)).status).toBe(401)
  expect(codeOf(await act(people.reviewer, path, body))).toBe('auth.forbidden')
  expect((await act(people.otherTwo, path, body)).status).toBe(404)
  expect(codeOf(await act(people.window, path, { ...body, version: one.version + 1 }))).toBe('version.stale')
  expect(codeOf(await act(people.window, path, { ...body, name: '绝密材料费' }))).toBe('text.classified')
  const key = 'k'.repeat(20)
  const [first, again] = [
    await act(people.window, path, body, key),
    await act(people.window, path, body, key),
  ]
  expect([first.status, again.data.charges.length]).toEqual([200, 1])
  const refund = (n: number, version: number) =>
    act(people.window, `${path}/${n}/refund`, { version, reason: '重复' })
  expect(codeOf(await refund(1, again.data.version))).toBe('case.charge')
  const back = await refund(0, again.data.version)
  expect(codeOf(await refund(0, back.data.version))).toBe('case.charge')
  const ended = await done(people.window, back.data, 'withdraw')
  expect(codeOf(await act(people.window, path, { ...FEE, version: ended.version }))).toBe('case.charge-ended')
})
