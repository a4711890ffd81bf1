import { DELEGATION_PHASES } from '@mingdu/shared/delegations/delegations.states'
import { phaseOf } from '@mingdu/shared/delegations/delegations.rules'
import type { Ref } from '@mingdu/shared/kernel/ids'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { SUCCESSION_KEYS, type SuccessionKind } from '@mingdu/shared/successions/successions.rules'
import type { Tx } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { findPeople } from '../accounts/accounts.service'
import { openCardsOfOrg } from '../cards/handover.service'
import { openCasesOfOrg, openStepsOfOrg } from '../cases/handover.service'
import { openConclusionsOfOrg } from '../conclusions/succession.service'
import { openDelegations } from '../delegations/delegations.service'
import { delegationFacts } from '../delegations/hats.service'
import { unansweredAbout } from '../directives/listed.service'
import { dutyListOfOrg } from '../duty-lists/succession.service'
import { guidesOfOrg } from '../guides/succession.service'
import {
  mattersNotOver,
  openInstructionsOfOrg,
  openLookBacksOfOrg,
  openMattersOfOrg,
} from '../matters/succession.service'
import { powersOfOrg } from '../powers/succession.service'
import { openProposalsOfOrg } from '../proposals/succession.service'
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
  /** Those of a matter that is not over. */
  tasks: readonly SucceededTask[]
}

/** Rows of a kind that are read to be counted. */
const READ_LIMIT = 20_000

/** What is open at an org, by kind, each in the order in which it is due. */
export async function openAtOrg({ id: orgId, name }: Ref, time: BusinessTime, tx?: Tx): Promise<OpenAtOrg> {
  const tasks = await tasksNotOver(orgId, tx)
  const led = tasks.filter(({ lead }) => lead).map(({ row }) => row)
  const people = await findPeople({ orgIds: [orgId], activeOnly: true })
  const ids = people.map(({ id }) => id)
  const powers = await powersOfOrg(orgId, tx)
  const rows: OpenAtOrg['rows'] = {
    person: people.map(({ id, name: who, title }) => ({ id, no: '', title: who, state: title, due: null })),
    task: led,
    helped: tasks.filter(({ lead }) => !lead).map(({ row }) => row),
    matter: await openMattersOfOrg(orgId, READ_LIMIT, tx),
    lookBack: await openLookBacksOfOrg(orgId, READ_LIMIT, tx),
    case: await openCasesOfOrg(orgId, READ_LIMIT, tx),
    step: await openStepsOfOrg(orgId, READ_LIMIT, tx),
    power: powers.all,
    guide: await guidesOfOrg(orgId, READ_LIMIT, tx),
    dutyList: await dutyListOfOrg(orgId, name, tx),
    directive: await unansweredAbout(
      led.map(({ id }) => id),
      time.today(),
      tx,
    ),
    instruction: await openInstructionsOfOrg(orgId, READ_LIMIT, tx),
    conclusion: await openConclusionsOfOrg(orgId, READ_LIMIT, tx),
    delegation: await delegationsOf(ids, time, tx),
    proposal: await openProposalsOfOrg(orgId, READ_LIMIT, tx),
    upcoming: powers.waiting,
    card: await openCardsOfOrg(orgId),
  }
  const counts = Object.fromEntries(SUCCESSION_KEYS.map((kind) => [kind, rows[kind].length]))
  return { rows, counts: counts as OpenAtOrg['counts'], tasks }
}

/** Nodes in which an org has a part and whose matter is not over, nearest deadline first; without those of some matters. */
export async function tasksNotOver(
  orgId: string,
  tx?: Tx,
  without: readonly string[] = [],
): Promise<SucceededTask[]> {
  const tasks = await openTasksOfOrg(orgId, READ_LIMIT, tx, without)
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
