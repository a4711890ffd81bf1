import { caseSchema, trackedCaseSchema } from '@mingdu/shared/cases/cases.schema'
import { randomBytes } from 'node:crypto'
import type { ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import { ratingSchema } from '@mingdu/shared/ratings/ratings.schema'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { inTransaction } from '../../server/src/db/connection'
import { givenDistrict } from '../../server/src/modules/accounts/accounts.factory'
import { currentCalendar } from '../../server/src/modules/calendar/calendar.service'
import { derivedClocks } from '../../server/src/modules/cases/cases.clocks'
import { CaseModel, cases } from '../../server/src/modules/cases/cases.model'
import { drainMarks, rollupDifferences } from '../../server/src/modules/cases/cases.rollups'
import { caseView, trackedView } from '../../server/src/modules/cases/cases.view'
import { givenPower } from '../../server/src/modules/powers/powers.factory'
import {
  InvitationModel,
  invitations,
  RatingModel,
  ratings,
} from '../../server/src/modules/ratings/ratings.model'
import { ratingsDay } from '../../server/src/modules/ratings/ratings.day'
import { ratingView } from '../../server/src/modules/ratings/ratings.view'
import { markCase } from '../../server/src/modules/rollups/rollups.service'
import { createSealBox } from '../../server/src/seal-box'
import { useDatabase } from '../../server/src/testing/database'
import { systemTime } from '../../server/src/time'
import { seedRatings } from './case-ratings'
import { seedCases } from './cases'

useDatabase()

const TOTAL = 400
const box = createSealBox(randomBytes(32).toString('base64'))
const nobody: ActingPerson = { id: '0'.repeat(24), orgId: '0'.repeat(24), reach: () => null } as never

let told: string[]
const tell = (line: string) => void told.push(line)

beforeEach(async () => {
  told = []
  const { water, forest } = await givenDistrict()
  for (const [i, org] of [water, forest, water].entries())
    await givenPower(org.id, { name: `演示许可${i}`, code: `D-${i}`, type: i === 2 ? '07' : '01' })
  await seedCases(box, tell, TOTAL)
  await seedRatings(tell)
})

it('the seed plays as many cases as are asked for, and their sums equal a recount', async () => {
  expect(await cases.countDocuments()).toBe(TOTAL)
  expect(await ratings.countDocuments()).toBeGreaterThan(TOTAL / 2)
  expect(await rollupDifferences()).toEqual([])
  const [one] = await cases.find().limit(1).toArray()
  await inTransaction((tx) => markCase(String(one?._id), new Date(), tx))
  await drainMarks()
  expect(await rollupDifferences()).toEqual([])
  await seedCases(box, tell, TOTAL)
  expect(told).toContain(`演示办件已有 ${TOTAL} 件`)
  expect(await cases.countDocuments()).toBe(TOTAL)
})

it('every case it leaves is one the product could have left', async () => {
  const day = { today: plainDate(systemTime.today()), calendar: await currentCalendar() }
  const docs = await cases.find().toArray()
  const states = new Set(docs.map(({ state }) => state))
  expect(states.size).toBeGreaterThan(6)
  for (const doc of docs) {
    await new CaseModel(doc).validate()
    expect(doc).toMatchObject(derivedClocks(doc, day.calendar, day.today))
    expect(doc.stages.at(-1)?.state).toBe(doc.state)
    expect(doc.history.map(({ version }) => version)).toEqual(doc.history.map((_, i) => i + 1))
    caseSchema.parse(caseView(doc, { orgName: '区水务局', files: [] }, day, nobody))
    trackedCaseSchema.parse(trackedView(doc, { orgName: '区水务局', places: [], ratings: [] }, day))
  }
  const numbers = docs.flatMap(({ papers }) => papers.map(({ no }) => no))
  expect(new Set(numbers).size).toBe(numbers.length)
})

it('every rating it leaves answers an invitation of its case', async () => {
  const asked = new Map((await invitations.find().toArray()).map((one) => [String(one._id), one]))
  const said = await ratings.find().toArray()
  const day = await ratingsDay(systemTime)
  expect(said.filter(({ rectification }) => rectification?.state === 'done').length).toBeGreaterThan(0)
  for (const one of asked.values()) await new InvitationModel(one).validate()
  for (const doc of said) {
    await new RatingModel(doc).validate()
    expect(asked.get(doc.invitationId)).toMatchObject({ caseId: doc.caseId, state: 'answered' })
    ratingSchema.parse(
      ratingView(doc, '区水务局', { ...nobody, roles: [], permissions: new Map() } as never, day),
    )
  }
})
