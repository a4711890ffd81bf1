import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import { KNOWLEDGE_STATES, type KnowledgeState } from '@mingdu/shared/consultations/consultations.states'
import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { playConsultations } from './demo.consultations'
import { DEMO_PEOPLE } from './demo.people'
import type { Player } from './demo.player'

const START = '2026-11-25T08:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)

/** The people of the demonstration as they act, each made when they are needed. */
async function stagePlayer(): Promise<Player> {
  const region = await givenOrg({ name: '演示区', kind: 'region', parentId: null })
  const people = new Map<string, GivenPerson>()
  const orgs = new Map<string, string>()
  const person = async (employeeNo: string) => {
    const known = people.get(employeeNo)
    if (known) return known
    const { org, name, roles } =
      DEMO_PEOPLE.find((one) => one.employeeNo === employeeNo) ?? missing(employeeNo)
    const orgId = orgs.get(org) ?? (await givenOrg({ name: org, parentId: region.id })).id
    orgs.set(org, orgId)
    const made = await givenPerson(orgId, roles, { name })
    people.set(employeeNo, made)
    return made
  }
  const call = async <T>(employeeNo: string, method: string, path: string, body?: unknown) => {
    const { token } = await person(employeeNo)
    const answer = await app.call<T>(method, path, { token, ...(body === undefined ? {} : { body }) })
    expect(answer.error).toBeUndefined()
    return answer.data
  }
  const never = () => Promise.reject(new Error('not played here'))
  return {
    read: (employeeNo, path) => call(employeeNo, 'GET', path),
    write: (employeeNo, method, path, body) => call(employeeNo, method, path, body),
    ...{ photo: never, upload: never, publicWrite: never, citizenWrite: never },
  }
}

function missing(employeeNo: string): never {
  throw new Error(`no ${employeeNo} in the demonstration`)
}

it('plays six 咨询 of every state and eight entries, nothing after now', async () => {
  const player = await stagePlayer()
  await playConsultations({
    ...{
      player,
      now: Date.parse(START),
      today: parts.time.today(),
      orgIds: new Map(),
      accountIds: new Map(),
    },
    setTime: (at) => parts.time.set(new Date(at).toISOString()),
    dayPassed: () => Promise.resolve(),
  })
  const asked = await player.read<Page<Consultation>>('ducha1', '/consultations?limit=50')
  expect(asked.total).toBe(6)
  expect(new Set(asked.items.map(({ state }) => state))).toEqual(new Set(['waiting', 'answered', 'closed']))
  expect(asked.items.some(({ late }) => late)).toBe(true)
  expect(asked.items.some(({ state, late }) => state === 'waiting' && !late)).toBe(true)
  expect(asked.items.every(({ askedAt }) => askedAt <= START)).toBe(true)
  const entries = await player.read<Page<Knowledge>>('ducha1', '/knowledge?limit=50')
  expect(entries.total).toBe(8)
  expect(new Set(entries.items.map(({ state }) => state))).toEqual(
    new Set(Object.keys(KNOWLEDGE_STATES) as KnowledgeState[]),
  )
})
