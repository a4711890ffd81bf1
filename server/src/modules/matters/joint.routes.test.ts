import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { Overlaps } from '@mingdu/shared/matters/overlap.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import {
  act,
  givenDesk,
  givenIssued,
  givenMatter,
  givenTree,
  leafOf,
  matterOf,
  viewedMatter,
  type Desk,
} from './matters.factory'

const START = '2026-11-09T07:30:00.000Z'
useDatabase()
const app = useApp(testParts(START))

async function bothOffices() {
  const desk = await givenDesk()
  const party = await givenOrg({ name: '区委办督查室', kind: 'office', parentId: desk.region.id })
  const partyHead = await givenPerson(party.id, ['supervisionHead'], { name: '区委督查室主任' })
  const partyOfficer = await givenPerson(party.id, ['supervisor'], { name: '区委督查员' })
  return { desk, party, partyHead, partyOfficer }
}
const post = (at: string, person: GivenPerson, body: object) =>
  app.call<Matter>('POST', at, { token: person.token, body })

describe('两办合办', () => {
  it('is set up by one office, approved by the other, acted on by both, each act with its office', async () => {
    const { desk, party, partyHead, partyOfficer } = await bothOffices()
    const matter = await givenTree(app, desk, [leafOf(desk)], { jointOfficeId: party.id })
    expect(matter.offices.map(({ name }) => name)).toEqual(['区督查室', '区委办督查室'])
    const own = await post(`/matters/${matter.id}/approve`, desk.chief, { version: matter.version })
    expect(own.error?.code).toBe('matter.joint-approve')
    const approved = await act(app, partyHead, matter, 'approve')
    const issued = await act(app, partyOfficer, approved, 'issue')
    expect(issued.state).toBe('issued')
    const lines = (await viewedMatter(app, desk.supervisor, matter.id)).history
    expect(lines.map(({ who, office }) => [who, office])).toEqual(
      expect.arrayContaining([
        ['区委督查员', '区委办督查室'],
        ['区委督查室主任', '区委办督查室'],
        ['督查员一', '区督查室'],
      ]),
    )
  })

  it('takes only another office that can approve, and none any more when it is taken away', async () => {
    const { desk, party } = await bothOffices()
    const body = (jointOfficeId: string) => matterOf(desk, { jointOfficeId })
    for (const wrong of [desk.office.id, desk.water.id, 'f'.repeat(24)])
      expect((await post('/matters', desk.supervisor, body(wrong))).error?.code).toBe('matter.joint-office')
    const bad = await post('/matters', desk.supervisor, body('no'))
    expect(bad.error?.fields?.map(({ path }) => path)).toEqual(['body.jointOfficeId'])
    const matter = await givenMatter(app, desk, { jointOfficeId: party.id })
    const changed = await app.call<Matter>('PATCH', `/matters/${matter.id}`, {
      token: desk.supervisor.token,
      body: { version: matter.version, jointOfficeId: null },
    })
    expect(changed.data.offices).toHaveLength(1)
  })

  it('shows each office what the other asked of the same unit, with number, title and office alone', async () => {
    const { desk, partyHead, partyOfficer } = await bothOffices()
    const asked = await givenIssued(app, desk)
    const theirs: Desk = { ...desk, supervisor: partyOfficer, chief: partyHead }
    const mine = await givenTree(app, theirs, [leafOf(desk)], { title: '河道“四乱”问题专项整治' })
    const { data } = await app.call<Overlaps>('GET', `/matters/${mine.id}/overlaps`, {
      token: partyOfficer.token,
    })
    expect(data.asked[0]?.matters).toEqual([
      { id: asked.id, no: asked.no, title: asked.title, on: '2026-11-09', office: '区督查室' },
    ])
    expect(data.found[0]?.other).toMatchObject({ no: asked.no, office: '区督查室' })
  })
})
