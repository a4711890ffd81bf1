import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { Hall } from '@mingdu/shared/cases/hall.api'
import mongoose from 'mongoose'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { givenGuide } from '../guides/guides.factory'
import { givenPower } from '../powers/powers.factory'
import { cases, type CaseDoc } from './cases.model'

const NOW = '2026-03-02T02:00:00.000Z'
const parts = testParts(NOW)
useDatabase()
const app = useApp(parts)

let district: Awaited<ReturnType<typeof givenDistrict>>
let clerk: GivenPerson
let guideId: string

beforeEach(async () => {
  parts.time.set(NOW)
  district = await givenDistrict()
  const { region, water } = district
  const power = await givenPower(water.id, { name: '排水许可', code: 'P-1' })
  const editor = await givenPerson(water.id, ['editor'])
  guideId = (await givenGuide(app, { editor, catalog: await givenPerson(region.id, ['catalog']) }, power.id))
    .id
  clerk = await givenPerson(water.id, ['window', 'reviewer'], { name: '窗口一' })
})

const received = async () => {
  const applicant = { kind: 'person', name: '张小明', idNumber: '11010519491231002X', phone: '13800138000' }
  const materials = ['form', 'shop'].map((key) => ({ key, given: 'paper' }))
  const body = { guideId, answers: { who: 'shop' }, applicant, materials }
  return (await app.call<Case>('POST', '/cases', { token: clerk.token, body })).data
}
/** As many more like a case as it is stored, each changed. */
const more = async (one: Case, n: number, change: (i: number) => Partial<CaseDoc>) => {
  const doc = await cases.findOne({ no: one.no })
  if (!doc) throw new Error('no case to copy')
  const copies = Array.from({ length: n }, (_, i) => {
    const _id = new mongoose.Types.ObjectId()
    return { ...doc, _id, no: String(_id), ...change(i) }
  })
  await cases.insertMany(copies)
}
const hall = async (query = '') => (await app.call<Hall>('GET', `/public/hall${query}`)).data
/** Past the few seconds for which an answer is held. */
const later = () => parts.time.set('2026-03-02T02:00:06.000Z')

describe('GET /public/hall', () => {
  it('counts what came in, is in hand and is due, for the region and for a unit alike', async () => {
    const one = await received()
    await more(one, 2, () => ({ firstReceivedOn: '2026-02-20', due: '2026-03-02' }))
    await more(one, 1, () => ({
      ...{ firstReceivedOn: '2026-02-20', due: null, state: 'withdrawn' as const },
      ended: { on: '2026-03-02', as: 'withdrawn' as const },
    }))
    const counts = { received: 1, inHand: 3, dueToday: 2, ended: 1, endings: [], today: '2026-03-02' }
    expect(await hall()).toMatchObject({ ...counts, place: district.region.name })
    expect(await hall(`?orgId=${district.water.id}`)).toMatchObject({ ...counts, place: '区水务局' })
    expect(await hall(`?orgId=${district.forest.id}`)).toMatchObject({ received: 0, inHand: 0 })
  })

  it('shows who may collect by four digits and a first character, and nothing else of anybody', async () => {
    const one = await received()
    const delivered = { on: '2026-03-01', as: 'completed' as const }
    await more(one, 3, (i) => ({ state: 'delivering', no: `12345678901${i}`, due: `2026-03-0${9 - i}` }))
    await more(one, 1, () => ({ state: 'completed', ended: delivered, due: null }))
    const shown = await hall()
    expect(shown.ready).toEqual({
      n: 3,
      items: ['9012', '9011', '9010'].map((noEnd) => ({ noEnd, applicant: '张*' })),
    })
    expect(shown.endings).toEqual([{ applicant: '张*', title: '', on: '2026-03-01' }])
    const text = JSON.stringify(shown)
    for (const secret of ['张小明', '张*明', '0138000', ID_END, one.no]) expect(text).not.toContain(secret)
  })

  it('names an item once five had it, and no case that was refused or given up', async () => {
    const one = await received()
    const on = (day: number) => ({ on: `2026-02-2${day}`, as: 'completed' as const })
    await more(one, 5, (i) => ({ state: 'completed', ended: on(4 + i), due: null }))
    await more(one, 1, () => ({ state: 'refused', ended: { on: '2026-03-01', as: 'refused' as const } }))
    const { endings } = await hall()
    expect(endings.map(({ on: day }) => day)).toEqual([
      '2026-02-28',
      '2026-02-27',
      '2026-02-26',
      '2026-02-25',
      '2026-02-24',
    ])
    expect(new Set(endings.map(({ title }) => title))).toEqual(new Set([one.title]))
  })

  it('gives 按时办结率 of what fell due, late open ones among it, and suppresses it below five', async () => {
    const one = await received()
    const by = { id: 'a1', name: '决定一' }
    const accepted = { acceptedOn: '2026-02-02', state: 'making' as const }
    const decision = (on: string) => ({ granted: true, on, no: '', text: '', by, deliverDays: null })
    await more(one, 3, () => ({ ...accepted, decision: decision('2026-02-05') }))
    const few = await hall()
    expect(few.onTime).toMatchObject({ name: '按时办结率', text: null, n: null, suppressed: true })
    await more(one, 1, () => ({ ...accepted, decision: decision('2026-02-27') }))
    await more(one, 1, () => ({ ...accepted, state: 'reviewing', due: '2026-02-16' }))
    later()
    // within the day the rate is held; the counts are not
    expect(await hall()).toMatchObject({ inHand: few.inHand + 2, onTime: { suppressed: true } })
    parts.time.set('2026-03-02T02:11:00.000Z')
    expect((await hall()).onTime).toMatchObject({
      ...{ text: '60.0%', n: 5, suppressed: false, from: '2026-01-31', through: '2026-03-01' },
      definition: expect.stringContaining('到期未办结的在分母内') as string,
    })
  })

  it('is held for a few seconds', async () => {
    expect((await hall()).received).toBe(0)
    await received()
    expect((await hall()).received).toBe(0)
    later()
    expect((await hall()).received).toBe(1)
  })

  it('answers 404 for a unit that is not there, and 400 for what is no unit', async () => {
    expect((await app.call('GET', `/public/hall?orgId=${'0'.repeat(24)}`)).status).toBe(404)
    const bad = await app.call('GET', '/public/hall?orgId=x')
    expect([bad.status, bad.error?.fields?.map(({ path }) => path)]).toEqual([400, ['query.orgId']])
    expect((await app.call('GET', '/public/hall?more=1')).status).toBe(400)
  })
})

const ID_END = '31002X'
