import { CASE_CHANNELS, CASE_ENDS, type CaseChannel, type CaseEnd } from '@mingdu/shared/cases/cases.states'
import { addDays } from '@mingdu/shared/kernel/plain-date'
import fc from 'fast-check'
import { inTransaction } from '../../db/connection'
import { keptLog } from '../../testing/log'
import { useDatabase } from '../../testing/database'
import { CASES_BEGIN, caseDoc, givenCases, type GivenCase } from './cases.factory'
import { givenSaid } from './cases.said.factory'
import { cases, type CaseDoc } from './cases.model'
import { drainBatch, drainMarks, rebuildRollups, rollupDifferences } from './cases.rollups'
import { keepRollups } from './cases.rollups.jobs'
import { markCase, oldestMarks, rollupGeneration, readRows } from '../rollups/rollups.repo'
import { rollups, shares, type CaseShareDoc } from '../rollups/rollups.model'

useDatabase()

const id = (n: number) => n.toString(16).padStart(24, '0')
const AT = new Date('2026-03-02T02:00:00.000Z')
const marked = (doc: CaseDoc) => inTransaction((tx) => markCase(String(doc._id), AT, tx))
const stored = async () => [...(await readRows(await rollupGeneration()))]

/** What an act does: the document as it is now, and its mark, in one transaction. */
async function changed(doc: CaseDoc, given: GivenCase): Promise<void> {
  const { _id, ...set } = { ...caseDoc(given), _id: doc._id, no: doc.no }
  await inTransaction(async (tx) => {
    await cases.updateOne({ _id }, { $set: set }, { session: tx })
    await markCase(String(_id), AT, tx)
  })
}

/** A batch that is ended before its commit. */
const killedInTheMiddle = () =>
  inTransaction(async (tx) => {
    await drainBatch(tx)
    throw new Error('killed')
  })

const days = fc.nat(60)
const stage = fc.constantFrom('accept' as const, 'handle' as const, 'complete' as const)
const source = fc.constantFrom('active' as const, 'invited' as const, 'default' as const)
const level = fc.option(fc.constantFrom('1' as const, '3' as const, '5' as const), { nil: null })
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const history: fc.Arbitrary<GivenCase> = fc.record({
  orgId: fc.nat(2).map(id),
  powerId: fc.nat(3).map(id),
  channel: fc.constantFrom(...(Object.keys(CASE_CHANNELS) as CaseChannel[])),
  received: fc.nat(90),
  enteredAfter: fc.nat(5),
  late: fc.boolean(),
  limit: maybe(days),
  decidedAfter: maybe(days),
  ended: maybe(fc.record({ after: days, as: fc.constantFrom(...(Object.keys(CASE_ENDS) as CaseEnd[])) })),
})

describe('the sums of cases', () => {
  it('count a case when it is new and count it anew when it changes', async () => {
    const [doc] = await givenCases([{ received: 0 }])
    if (!doc) throw new Error('no case')
    await marked(doc)
    expect(await drainMarks()).toBe(1)
    const month = async () => (await stored()).find(([key]) => key.startsWith('unit|2025-11|'))?.[1]
    expect(await month()).toMatchObject({
      sum: { received: 1, entered: 1, dueOpen: 1 },
      days: { '20': { received: 1, entered: 1 }, '30': { dueOpen: 1 } },
    })
    await changed(doc, { received: 0, decidedAfter: 4, ended: { after: 4, as: 'completed' } })
    expect(await drainMarks()).toBe(1)
    expect(await month()).toMatchObject({
      sum: { received: 1, dueOpen: 0, dueInTime: 1, decided: 1, early: 1, grossDays: 4, completed: 1 },
      days: { '24': { decided: 1, completed: 1 }, '30': { dueOpen: 0, dueInTime: 1 } },
    })
    expect(await rollupDifferences()).toEqual([])
  })

  it('know a case once however often it is marked, and none that was not marked', async () => {
    const [doc] = await givenCases([{ received: 0 }, { received: 1 }])
    if (!doc) throw new Error('no case')
    for (let i = 0; i < 3; i += 1) await marked(doc)
    expect([await drainMarks(), await drainMarks()]).toEqual([3, 0])
    await marked(doc)
    await drainMarks()
    const [, year] = (await stored()).find(([key]) => key.startsWith('unit|2025|')) ?? []
    expect(year?.sum.received).toBe(1)
    expect(await rollupDifferences()).not.toEqual([])
  })

  it('neither lose nor double what was under way when it was ended in the middle', async () => {
    const docs = await givenCases([{ received: 0 }, { received: 3, decidedAfter: 2 }])
    for (const doc of docs) await marked(doc)
    await expect(killedInTheMiddle()).rejects.toThrow('killed')
    expect([(await stored()).length, await shares.countDocuments(), (await oldestMarks(9)).length]).toEqual([
      ...[0, 0, 2],
    ])
    await drainMarks()
    expect([await rollupDifferences(), (await oldestMarks(9)).length]).toEqual([[], 0])
  })

  it('are taken in by two workers at once as by one', async () => {
    const docs = await givenCases(Array.from({ length: 30 }, (_, n) => ({ received: n % 7 })))
    for (const doc of docs) await marked(doc)
    const drained = await Promise.all([drainMarks(), drainMarks()])
    expect(drained.reduce((a, b) => a + b)).toBe(30)
    expect(await rollupDifferences()).toEqual([])
  })

  it('see a change that comes while they are drained, then or the next time', async () => {
    const docs = await givenCases(Array.from({ length: 12 }, (_, n) => ({ received: n })))
    for (const doc of docs) await marked(doc)
    await Promise.all([drainMarks(), ...docs.map((doc, n) => changed(doc, { received: n, decidedAfter: 1 }))])
    await drainMarks()
    expect(await rollupDifferences()).toEqual([])
  })

  it('equal a full recount after whatever histories, drained whenever', async () => {
    const said = fc.option(fc.record({ stage, on: days, level, source }), { nil: null })
    const step = fc.record({ which: fc.nat(9), to: history, said, drain: fc.boolean(), killed: fc.boolean() })
    const plays = fc.tuple(
      fc.array(history, { minLength: 1, maxLength: 6 }),
      fc.array(step, { maxLength: 8 }),
    )
    await fc.assert(
      fc.asyncProperty(plays, async ([begin, steps]) => {
        const docs = await givenCases(begin)
        for (const doc of docs) await marked(doc)
        for (const { which, to, said: one, drain, killed } of steps) {
          const doc = docs[which % docs.length]
          if (doc && one) await givenSaid(doc, [{ ...one, on: addDays(CASES_BEGIN, one.on) }])
          if (doc && !one) await changed(doc, to)
          if (killed) await expect(killedInTheMiddle()).rejects.toThrow('killed')
          if (drain) await drainMarks()
        }
        await drainMarks()
        expect(await rollupDifferences()).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})

describe('counting everything anew', () => {
  it('counts what is there the first time, and what is marked meanwhile afterwards', async () => {
    const docs = await givenCases([{ received: 0 }, { received: 40, decidedAfter: 12 }])
    for (const doc of docs) await marked(doc)
    expect(await keepRollups(keptLog().log)).toBe(2)
    expect(await rollupDifferences()).toEqual([])
  })

  it('mends sums that were spoilt, and takes away what an end in the middle has left', async () => {
    const docs = await givenCases([{ received: 0 }, { received: 5 }])
    for (const doc of docs) await marked(doc)
    await drainMarks()
    await rollups.updateMany({ level: 'unit' }, { $inc: { 'sum.received': 7 } })
    await shares.insertOne({
      ...(await shares.find().toArray())[0],
      _id: `7|${String(docs[0]?._id)}`,
    } as CaseShareDoc)
    expect(await rollupDifferences()).not.toEqual([])
    expect(await rebuildRollups()).toBe(2)
    expect([await rollupDifferences(), await shares.countDocuments()]).toEqual([[], 2])
    expect(await rollupGeneration()).toBeGreaterThan(0)
    const [doc] = docs
    if (doc) await changed(doc, { received: 0, decidedAfter: 1 })
    await drainMarks()
    expect(await rollupDifferences()).toEqual([])
  })

  it('gives way to another that began later, and to what is drained meanwhile', async () => {
    const docs = await givenCases(Array.from({ length: 3 }, (_, n) => ({ received: n })))
    for (const doc of docs) await marked(doc)
    const answers = await Promise.all([rebuildRollups(), rebuildRollups()])
    expect(answers.filter((counted) => counted === 3)).toHaveLength(1)
    await Promise.all([rebuildRollups(), drainMarks()])
    await drainMarks()
    expect(await rollupDifferences()).toEqual([])
  })
})
