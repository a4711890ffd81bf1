import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { runSuccessions } from '../successions/successions.jobs'
import { clueCalls, cluePlay, givenClueDesk, type ClueDesk } from './clues.factory'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
const { one, act } = clueCalls(app)

let desk: ClueDesk
let admin: GivenPerson
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenClueDesk(app, parts)
  admin = await givenPerson(desk.forest.parentId ?? '', ['systemAdmin'])
})

/** The unit that has the clue goes up in another. */
async function merge(toOrgId: string): Promise<void> {
  const body = { version: 1, toOrgId, documentNo: '演编〔2026〕3号', reason: '机构改革方案' }
  const { error } = await app.call('POST', `/orgs/${desk.forest.id}/succession`, { token: admin.token, body })
  expect(error).toBeUndefined()
  await runSuccessions(parts.time)
}

it('goes on at the successor, where somebody signs for it anew', async () => {
  const farm = await givenOrg({ name: '区农业农村局', parentId: desk.forest.parentId ?? '' })
  const farmHead = await givenPerson(farm.id, ['head'])
  const clue = await cluePlay(app, desk).inHand()
  await merge(farm.id)
  const { data } = await one(farmHead, clue.id)
  expect(data).toMatchObject({ state: 'inHand', assignment: { org: { id: farm.id }, handler: null } })
  expect(data.history.at(-1)).toMatchObject({ note: '区林业局已并入区农业农村局' })
  const answered = await act(farmHead, data, 'answer', { text: '已经清走，落实专人巡查' })
  expect(answered.data.state).toBe('answered')
})

it('is given out anew where the successor is whom it is about, and nobody there reads it from then on', async () => {
  const clue = await cluePlay(app, desk).inHand()
  await merge(desk.water.id)
  const { data } = await one(desk.supervisor, clue.id)
  expect(data).toMatchObject({ state: 'received', assignment: null, answer: null })
  expect(data.history.at(-1)).toMatchObject({ what: '回避收回' })
  for (const by of [desk.waterHead, desk.forestHead]) expect((await one(by, clue.id)).status).toBe(404)
})
