import { clueSchema } from '@mingdu/shared/clues/clues.schema'
import { isShut } from '@mingdu/shared/clues/recusal.rules'
import { givenDistrict, givenOrg, givenPerson } from '../../server/src/modules/accounts/accounts.factory'
import { ClueModel, type ClueDoc } from '../../server/src/modules/clues/clues.model'
import { testParts, useApp } from '../../server/src/testing/app'
import { useDatabase } from '../../server/src/testing/database'
import { seedClues } from './clues'

const parts = testParts()
useDatabase()
const app = useApp(parts)
const TOTAL = 300

it('makes as many clues as are asked for, once, none of them given to whom it is about', async () => {
  const { region, water } = await givenDistrict()
  const office = await givenOrg({ name: '区督查室', kind: 'office', parentId: region.id })
  const supervisor = await givenPerson(office.id, ['supervisor'])
  const told: string[] = []
  await seedClues((line) => told.push(line), TOTAL, parts.time)
  await seedClues((line) => told.push(line), TOTAL, parts.time)
  expect(told.at(-1)).toBe(`演示线索已有 ${TOTAL} 条`)
  const docs = (await ClueModel.find().lean()) as unknown as ClueDoc[]
  expect(docs).toHaveLength(TOTAL)
  expect(docs.filter((doc) => doc.assignment && isShut(doc.shut, doc.assignment.proof.orgPath))).toEqual([])
  const { data } = await app.call<{ items: { id: string }[]; total: number }>('GET', '/clues', {
    token: supervisor.token,
  })
  expect(data.total).toBe(TOTAL)
  const one = await app.call('GET', `/clues/${data.items[0]?.id}`, { token: supervisor.token })
  expect(clueSchema.safeParse(one.data).error).toBeUndefined()
  const shut = await givenPerson(water.id, ['supervisor'])
  const kept = await app.call<{ total: number }>('GET', '/clues', { token: shut.token })
  expect(kept.data.total).toBe(docs.filter((doc) => !doc.shut.orgIds.includes(water.id)).length)
}, 60_000)
