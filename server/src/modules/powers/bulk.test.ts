import type { ChangeKind } from '@mingdu/shared/powers/powers.states'
import { FOR_EVER } from '@mingdu/shared/powers/versions.rules'
import fc from 'fast-check'
import { inTransaction } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { useDatabase } from '../../testing/database'
import { givenDistrict } from '../accounts/accounts.factory'
import type { OrgNode } from '../orgs/orgs.service'
import {
  contentDigest,
  dutiesDigest,
  exportDuties,
  exportPowers,
  powersByCode,
  replaceDutiesRows,
  undoPowerRows,
  writePowerRows,
  type Stamp,
} from './bulk.service'
import { givenBy, givenContent, givenPower, givenVersion, TODAY } from './powers.factory'
import { DutyModel, PowerModel, PowerVersionModel, versions } from './powers.model'
import { showPower } from './powers.read'
import { PUBLIC } from './powers.public'
import { dutySearch, powerSearch } from './search.service'
import { openProposalFor } from './changing.service'
import { setGuideOf } from './powers.service'

useDatabase()

let district: { region: OrgNode; water: OrgNode; forest: OrgNode }
let stamp: Stamp
let scope: Scope

beforeEach(async () => {
  district = await givenDistrict()
  const regionId = district.region.id
  stamp = { regionId, from: TODAY, basis: '导入', by: givenBy(), kind: null }
  scope = { kind: 'region', regionId }
})

const write = (rows: Parameters<typeof writePowerRows>[0]) =>
  inTransaction((tx) => writePowerRows(rows, stamp, tx))
const counts = () =>
  Promise.all([
    PowerModel.countDocuments(),
    PowerVersionModel.countDocuments(),
    DutyModel.countDocuments({ untilNo: null }),
  ])
const shown = async (id: string, no?: number) => (await showPower(PUBLIC, id, { no })).content

async function all<T>(portions: AsyncIterable<readonly T[]>): Promise<T[]> {
  const rows: T[] = []
  for await (const portion of portions) rows.push(...portion)
  return rows
}

describe('a portion', () => {
  it('creates powers with their first version and duties, and changes those that are there', async () => {
    const there = await givenPower(district.water.id, { code: 'A1' })
    const [fresh, changed] = [
      givenContent(district.forest.id, { code: 'B2' }),
      { ...there.content, promisedDays: 9 },
    ]
    const known = await powersByCode(district.region.id, ['A1', 'B2', 'Z9'])
    expect([...known.keys()]).toEqual(['A1'])
    expect(known.get('A1')).toMatchObject({
      ...{ no: 1, version: 1, state: 'inForce' },
      ...{ digest: contentDigest(there.content), dutyDigest: dutiesDigest(there.content.duties) },
    })
    const written = await write([{ content: fresh }, { content: changed, existing: known.get('A1') ?? null }])
    expect(written.map(({ no, version, refusal }) => [no, version, refusal])).toEqual([
      [1, 1, null],
      [2, 2, null],
    ])
    expect(await shown(written[0]?.id ?? '')).toEqual(fresh)
    expect(await shown(there.id)).toEqual(changed)
    expect(await shown(there.id, 1)).toEqual(there.content)
    expect(await counts()).toEqual([2, 3, 4])
  })

  it('leaves duties alone that a content does not speak of', async () => {
    const there = await givenPower(district.water.id)
    const { duties, ...content } = { ...there.content, office: '法规科' }
    await write([{ content, existing: { id: there.id, no: 1, version: 1 } }])
    expect(await shown(there.id)).toEqual({ ...content, duties })
    expect(await DutyModel.countDocuments()).toBe(2)
  })

  it('refuses row by row what was changed since, what is there already and what is twice in it', async () => {
    const there = await givenPower(district.water.id, { code: 'A1' })
    await givenVersion(there.id, { ...there.content, promisedDays: 9 })
    const gone = await givenPower(district.water.id)
    await givenVersion(gone.id, gone.content, { kind: 'cancel' })
    const before = await counts()
    const written = await write([
      { content: there.content, existing: { id: there.id, no: 1, version: 1 } },
      { content: givenContent(district.water.id, { code: 'A1' }) },
      { content: givenContent(district.water.id, { code: 'C3' }) },
      { content: givenContent(district.water.id, { code: 'C3' }) },
      { content: gone.content, existing: { id: gone.id, no: 2, version: 2 } },
      { content: gone.content, existing: { id: 'e'.repeat(24), no: 2, version: 2 } },
    ])
    expect(written.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      ...['version.stale', 'power.code-taken', null, 'power.code-taken', 'proposal.kind', 'record.missing'],
    ])
    const after = await counts()
    expect(after.map((n, i) => n - (before[i] ?? 0))).toEqual([1, 1, 2])
  })

  it('replaces the duties of powers and nothing else', async () => {
    const there = await givenPower(district.water.id)
    const duties = [...there.content.duties.slice(1), { stage: '决定', content: '作出决定', basis: '许可法' }]
    const rows = [{ existing: { id: there.id, no: 1, version: 1 }, duties }]
    const [done] = await inTransaction((tx) => replaceDutiesRows(rows, stamp, tx))
    expect(done).toMatchObject({ id: there.id, no: 2, version: 2, refusal: null })
    expect(await shown(there.id)).toEqual({ ...there.content, duties })
    expect(await shown(there.id, 1)).toEqual(there.content)
    expect(await DutyModel.countDocuments()).toBe(3)
  })
})

describe('undo', () => {
  it('takes rows back to what they were, and lists those changed since', async () => {
    const [old, touched] = [await givenPower(district.water.id), await givenPower(district.water.id)]
    const before = await Promise.all([PowerModel.findById(old.id).lean(), counts()])
    const rows = [old, touched].map(({ id, content }) => ({
      content: { ...content, promisedDays: 9, duties: content.duties.slice(1) },
      existing: { id, no: 1, version: 1 },
    }))
    const written = await write([
      ...rows,
      { content: givenContent(district.forest.id) },
      { content: givenContent(district.forest.id) },
    ])
    await givenVersion(touched.id, { ...touched.content, promisedDays: 8 })
    const inUse = written[3]?.id ?? ''
    await inTransaction((tx) => setGuideOf(inUse, { id: 'a'.repeat(24), score: 90 }, tx))
    const undo = written.map(({ id, no, version }, i) => ({
      id,
      noAfter: no,
      versionAfter: version,
      created: i > 1,
    }))
    const result = await inTransaction((tx) => undoPowerRows(undo, givenBy(), tx))
    expect(result.undone).toEqual([old.id, written[2]?.id])
    expect(result.refused.map(({ id, refusal }) => [id, refusal.code])).toEqual([
      [touched.id, 'version.stale'],
      [inUse, 'version.stale'],
    ])
    expect(await shown(old.id)).toEqual(old.content)
    expect((await shown(touched.id)).promisedDays).toBe(8)
    const {
      version: _v,
      changedAt: _c,
      history: _h,
      ...now
    } = (await PowerModel.findById(old.id).lean()) ?? {}
    const { version: _v2, changedAt: _c2, history: _h2, ...then } = before[0] ?? {}
    expect(now).toEqual(then)
    expect(await PowerModel.countDocuments()).toBe(3)
    expect(await versions.findOne({ powerId: old.id })).toMatchObject({ no: 1, until: FOR_EVER })
  })

  it('leaves a power alone that somebody wants to change', async () => {
    const [written] = await write([{ content: givenContent(district.water.id) }])
    const id = written?.id ?? ''
    await inTransaction((tx) => openProposalFor(id, { id: 'a'.repeat(24), kind: 'adjust' }, tx))
    const rows = [{ id, noAfter: 1, versionAfter: 1, created: true }]
    const result = await inTransaction((tx) => undoPowerRows(rows, givenBy(), tx))
    expect([result.undone, result.refused.length]).toEqual([[], 1])
  })
})

it('exports what the list shows, today and as of another day', async () => {
  const first = await givenPower(district.water.id, { code: 'B2' })
  await givenPower(district.forest.id, { code: 'A1', type: '02', penalties: [] })
  await givenVersion(first.id, { ...first.content, office: '法规科', duties: [] })
  const today = await all(exportPowers(scope, {}, TODAY))
  expect(today.map(({ row, content }) => [row.code, content.office])).toEqual([
    ['A1', '水政科'],
    ['B2', '法规科'],
  ])
  expect(
    (await all(exportPowers(scope, { asOf: '2026-05-01', ids: [first.id] }, TODAY))).map(
      ({ content }) => content.office,
    ),
  ).toEqual(['水政科'])
  expect((await all(exportDuties(scope, {}, TODAY))).map(({ code, stage }) => [code, stage])).toEqual([
    ['A1', '受理'],
    ['A1', '审查'],
  ])
  expect((await all(exportDuties(scope, { asOf: '2026-05-01' }, TODAY))).length).toBe(4)
  expect(
    await all(exportPowers({ kind: 'orgs', orgIds: [district.forest.id] }, { type: '01' }, TODAY)),
  ).toEqual([])
})

it('gives the search what is in force, with its duties', async () => {
  const power = await givenPower(district.water.id, { name: '取水许可' })
  const gone = await givenPower(district.water.id)
  await givenVersion(gone.id, gone.content, { kind: 'cancel' })
  const entries = await all(powerSearch.readAll())
  expect(entries).toMatchObject([
    { kind: 'power', id: power.id, title: '取水许可', orgId: district.water.id },
  ])
  expect(entries[0]?.text).toContain('中华人民共和国水法第四十八条')
  const duties = await all(dutySearch.readAll())
  expect(duties.map(({ openId }) => openId)).toEqual([power.id, power.id])
  expect(await dutySearch.readSome(duties.map(({ id }) => id))).toEqual(duties)
  await givenVersion(power.id, { ...power.content, duties: power.content.duties.slice(1) })
  expect((await dutySearch.readSome(duties.map(({ id }) => id))).length).toBe(1)
  expect(await powerSearch.readSome([gone.id])).toEqual([])
})

it('keeps ranges of versions disjoint and every day the same answer, whatever is changed when', async () => {
  const days = ['2026-11-25', '2026-11-26', '2026-11-28', '2026-12-01', '2026-12-05', '2027-01-01']
  const change = fc.record({
    kind: fc.constantFrom<ChangeKind>('add', 'adjust', 'keep', 'cancel', 'handDown', 'takeOver'),
    on: fc.nat(days.length - 1),
    from: fc.nat(days.length - 1),
    duties: fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
      const power = await givenPower(district.water.id)
      const said = new Map([[1, power.content.duties]])
      for (const { kind, on, from, duties } of [...changes].sort((a, b) => a.on - b.on)) {
        const wanted = duties.map((content) => ({ stage: '受理', content: `责任${content}`, basis: '' }))
        const content = { ...power.content, duties: wanted }
        const day = { kind, from: days[from] ?? TODAY, today: days[on] ?? TODAY }
        const done = await givenVersion(power.id, content, day).catch((error: { code?: string }) => error)
        if ('no' in done) said.set(done.no, wanted)
        else expect(['proposal.kind', 'proposal.effective']).toContain(done.code)
      }
      const stored = await versions.find({ powerId: power.id }).sort({ no: 1 }).toArray()
      stored.forEach((version, i) => expect(version.until).toBe(stored[i + 1]?.from ?? FOR_EVER))
      for (const day of days) {
        const holding = stored.filter(({ from, until }) => from <= day && day < until)
        expect(holding).toHaveLength(1)
        expect((await showPower(PUBLIC, power.id, { asOf: day })).shown.no).toBe(holding[0]?.no)
      }
      for (const [no, duties] of said) expect((await shown(power.id, no)).duties).toEqual(duties)
    }),
    { numRuns: 15 },
  )
})
