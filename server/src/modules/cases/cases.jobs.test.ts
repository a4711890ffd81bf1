import type { Case } from '@mingdu/shared/cases/cases.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { keptLog } from '../../testing/log'
import { MessageModel } from '../messages/messages.model'
import { forgetRules } from '../rules/rules.service'
import { givenPerson } from '../accounts/accounts.factory'
import { givenCaseDesk, type CaseDesk } from './cases.desk.factory'
import { heldBack } from './cases.held-back'
import { wakeCases } from './cases.jobs'
import { CaseModel } from './cases.model'

const parts = testParts('2026-03-02T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

let desk: CaseDesk
beforeEach(async () => {
  forgetRules()
  parts.time.set('2026-03-02T02:00:00.000Z')
  desk = await givenCaseDesk(app)
})
const demands = { demands: [{ materialKey: 'shop', text: '营业执照复印件' }] }
const setRules = async (values: object) => {
  const admin = await givenPerson(desk.region.id, ['securityAdmin'])
  const { data } = await app.call<{ current: { version: number; values: object } }>('GET', '/rules', {
    token: admin.token,
  })
  const body = {
    version: data.current.version,
    values: { ...data.current.values, ...values },
    note: '本地规定',
  }
  expect((await app.call('PUT', '/rules', { token: admin.token, body })).status).toBe(200)
}

it('a case that fails holds nobody back, is logged once, and is tried again', async () => {
  const [broken, fine] = [await desk.received(), await desk.received()]
  await CaseModel.collection.updateOne({ no: broken.no }, { $set: { receivedOn: 'never' } })
  parts.time.set('2026-03-10T02:00:00.000Z')
  const { log, text } = keptLog()
  expect([await wakeCases(parts.time, log), await wakeCases(parts.time, log)]).toEqual([1, 0])
  expect((await desk.read(fine.id)).state).toBe('accepted')
  expect(text().split('could not be worked on')).toHaveLength(2)
})

describe('what failed', () => {
  it('waits a minute, then longer, and is free again once it worked', async () => {
    let now = 0
    const { log } = keptLog()
    const held = heldBack(() => now)
    let fails = true
    let tries = 0
    const attempt = () =>
      held.attempt('one', log, () => {
        tries += 1
        return fails ? Promise.reject(new Error('no')) : Promise.resolve('done')
      })
    const triesAt = async (ms: number) => {
      now = ms
      await attempt()
      return tries
    }
    expect([await triesAt(0), await triesAt(59_999), await triesAt(60_000)]).toEqual([1, 1, 2])
    expect([await triesAt(179_999), await triesAt(180_000)]).toEqual([2, 3])
    fails = false
    now = 10_000_000
    expect(await attempt()).toBe('done')
    fails = true
    expect([await triesAt(10_000_001), await triesAt(10_000_002)]).toEqual([5, 5])
  })
})

describe('补正', () => {
  it('has a term, of which the office is told once when it passed; nothing ends by itself', async () => {
    const { people, received, done, read } = desk
    const asked = await done(people.window, await received(), 'askCorrection', demands)
    expect(asked).toMatchObject({ correctionDue: '2026-04-01', due: null })
    parts.time.set('2026-04-01T02:00:00.000Z')
    expect(await wakeCases(parts.time, parts.log)).toBe(0)
    parts.time.set('2026-04-02T02:00:00.000Z')
    expect([await wakeCases(parts.time, parts.log), await wakeCases(parts.time, parts.log)]).toEqual([1, 0])
    const told = await MessageModel.find({ kind: 'caseCorrectionLapsed' }).lean()
    expect(told.map(({ recipientName }) => recipientName)).toEqual(['窗口一'])
    const late = await read(asked.id)
    expect(late).toMatchObject({ state: 'correcting', correctionDue: '2026-04-01' })
    expect(late.history.at(-1)).toMatchObject({ what: '补正到期', who: '系统' })
    const shop = { materials: [{ key: 'shop', given: 'paper' }] }
    expect(await done(people.window, late, 'correct', shop)).toMatchObject({
      ...{ state: 'received', correctionDue: null },
    })
  })

  it('has none where the place set none, and keeps the term of its notice when the rules change', async () => {
    const { people, received, done, read } = desk
    const before = await done(people.window, await received(), 'askCorrection', demands)
    await setRules({ caseCorrectionDays: 0 })
    forgetRules()
    const asked = await done(people.window, await received(), 'askCorrection', demands)
    expect(asked.correctionDue).toBeNull()
    expect((await read(before.id)).correctionDue).toBe('2026-04-01')
    parts.time.set('2026-12-01T02:00:00.000Z')
    expect(await wakeCases(parts.time, parts.log)).toBe(1)
  })
})

it('a denial is delivered within the days of the place, and cites no article for them', async () => {
  const { people, reviewing, done } = desk
  await setRules({ denialDeliveryWorkdays: 5 })
  forgetRules()
  const up = { propose: 'deny', opinion: '不符合条件' }
  const sent = await done(people.reviewer, await reviewing(), 'sendUp', up)
  const denied = await done(people.decider, sent, 'deny', { reason: '排水口不符合要求' })
  expect(denied).toMatchObject({ due: '2026-03-09', clocks: { delivery: { days: 5, due: '2026-03-09' } } })
  expect(denied.clocks.delivery?.strip.some(({ basis }) => basis !== undefined)).toBe(false)
})

it('every step has its own limit, as the frozen guide names it', async () => {
  const { people, reviewing, done, read } = desk
  parts.time.set('2026-03-02T02:00:00.000Z')
  const steps = (one: Case) =>
    one.steps.map(({ step, startedOn, days, due, finishedOn, late }) => [
      ...[step, startedOn, days, due, finishedOn, late],
    ])
  const one = await reviewing()
  expect(steps(one)).toEqual([
    ['accept', '2026-03-02', 1, '2026-03-03', '2026-03-02', false],
    ['review', '2026-03-02', 5, '2026-03-09', null, false],
  ])
  parts.time.set('2026-03-10T02:00:00.000Z')
  expect(steps(await read(one.id))[1]).toEqual(['review', '2026-03-02', 5, '2026-03-09', null, true])
  const sent = await done(people.reviewer, one, 'sendUp', { propose: 'grant', opinion: '符合条件' })
  expect(steps(sent)[2]).toEqual(['decide', '2026-03-10', null, null, null, false])
  const granted = await done(people.decider, sent, 'grant')
  parts.time.set('2026-03-11T02:00:00.000Z')
  const made = await done(people.window, granted, 'make')
  const delivered = await done(people.window, made, 'deliver', { method: 'direct', receiver: '张小明' })
  expect(steps(delivered).slice(1)).toEqual([
    ['review', '2026-03-02', 5, '2026-03-09', '2026-03-10', true],
    ['decide', '2026-03-10', null, null, '2026-03-10', false],
    ['deliver', '2026-03-10', 2, '2026-03-12', '2026-03-11', false],
  ])
})
