import { DELEGATION_PHASES } from '@mingdu/shared/delegations/delegations.states'
import { phaseOf } from '@mingdu/shared/delegations/delegations.rules'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import {
  SUCCESSION_KEYS,
  SUCCESSION_LIMIT,
  type SuccessionKind,
} from '@mingdu/shared/successions/successions.rules'
import type { Tx } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { findPeople } from '../accounts/accounts.service'
import { openCardsOfOrg } from '../cards/handover.service'
import { openCasesOfOrg } from '../cases/handover.service'
import { openDelegations } from '../delegations/delegations.service'
import { delegationFacts } from '../delegations/hats.service'
import { directivesAbout } from '../directives/listed.service'
import { mattersNotOver, openLookBacksOfOrg, openMattersOfOrg } from '../matters/succession.service'
import { powerRefs, powersInForce } from '../powers/powers.service'
import { openTasksOfOrg, type SucceededTask } from '../tasks/succession.service'

export interface OpenRow {
  id: string
  no: string
  title: string
  state: string
  due: string | null
}

/** Everything that is open at an org. */
export interface OpenAtOrg {
  rows: Record<SuccessionKind, readonly OpenRow[]>
  counts: Record<SuccessionKind, number>
  /** Those that move: their matter is not over. */
  tasks: readonly SucceededTask[]
}

/** One more than moves in one act: enough to see that it is too much. */
export const READ_LIMIT = SUCCESSION_LIMIT + 1

/** What is open at an org, by kind, each in the order in which it is due. */
export async function openAtOrg(orgId: string, time: BusinessTime, tx?: Tx): Promise<OpenAtOrg> {
  const tasks = await tasksNotOver(orgId, tx)
  const led = tasks.filter(({ lead }) => lead).map(({ row }) => row)
  const people = await findPeople({ orgIds: [orgId], activeOnly: true })
  const ids = people.map(({ id }) => id)
  const rows: OpenAtOrg['rows'] = {
    task: led,
    helped: tasks.filter(({ lead }) => !lead).map(({ row }) => row),
    matter: await openMattersOfOrg(orgId, READ_LIMIT, tx),
    lookBack: await openLookBacksOfOrg(orgId, READ_LIMIT, tx),
    person: people.map(({ id, name, title }) => ({ id, no: '', title: name, state: title, due: null })),
    directive: await directivesAbout(
      led.map(({ id }) => id),
      tx,
    ),
    delegation: await delegationsOf(ids, time, tx),
    case: await openCasesOfOrg(orgId, READ_LIMIT, tx),
    power: await powersOf(orgId, tx),
    card: await openCardsOfOrg(orgId),
  }
  const counts = Object.fromEntries(SUCCESSION_KEYS.map((kind) => [kind, rows[kind].length]))
  return { rows, counts: counts as OpenAtOrg['counts'], tasks }
}

async function tasksNotOver(orgId: string, tx?: Tx): Promise<SucceededTask[]> {
  const tasks = await openTasksOfOrg(orgId, READ_LIMIT, tx)
  const live = await mattersNotOver(
    tasks.map(({ doc }) => doc.matterId),
    tx,
  )
  return tasks.filter(({ doc }) => live.has(doc.matterId))
}

async function delegationsOf(personIds: readonly string[], time: BusinessTime, tx?: Tx): Promise<OpenRow[]> {
  const found = new Map<string, OpenRow>()
  for (const personId of personIds)
    for (const doc of await openDelegations(personId, new Date(time.now()), tx)) {
      const id = String(doc._id)
      const title = `${doc.delegate.name} 代 ${doc.principal.name}`
      const state = DELEGATION_PHASES[phaseOf(delegationFacts(doc), time.now())]
      found.set(id, { id, no: '', title, state, due: dateInShanghai(doc.until.getTime()) })
    }
  return [...found.values()]
}

async function powersOf(orgId: string, tx?: Tx): Promise<OpenRow[]> {
  const powers = await powersInForce({ kind: 'orgs', orgIds: [orgId] })
  const refs = await powerRefs(
    powers.map(({ id }) => id),
    tx,
  )
  return powers.map(({ id }) => {
    const ref = refs.get(id)
    return { id, no: ref?.code ?? '', title: ref?.name ?? '', state: '在用', due: null }
  })
}
