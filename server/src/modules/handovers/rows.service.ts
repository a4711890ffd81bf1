import {
  bindsPerson,
  HANDOVER_KINDS,
  type HandoverFacts,
  type HandoverKind,
} from '@mingdu/shared/handovers/handovers.rules'
import { DELEGATION_PHASES } from '@mingdu/shared/delegations/delegations.states'
import { phaseOf } from '@mingdu/shared/delegations/delegations.rules'
import type { SupervisedFacts } from '@mingdu/shared/matters/matters.rules'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { cardsHeldBy, cardsIssuedBy } from '../cards/handover.service'
import { casesHeldBy } from '../cases/handover.service'
import { delegationFacts } from '../delegations/hats.service'
import { openDelegations } from '../delegations/delegations.service'
import { unansweredAbout } from '../directives/listed.service'
import { instructionsHeldBy, lookBacksHeldBy, mattersHeldBy } from '../matters/handover.service'
import { regionIdOf } from '../orgs/orgs.service'
import { tasksHeldBy } from '../tasks/handover.service'

/** One thing in a person's hands. */
export interface HeldRow extends HandoverFacts {
  kind: HandoverKind
  id: string
  no: string
  title: string
  state: string
  due: string | null
  /** Of a matter: who may not follow as its 责任督查员. */
  matter?: SupervisedFacts
}

/** Everything in a person's hands, in the order of the kinds. */
export async function heldBy(
  { id, orgId }: { id: string; orgId: string },
  time: BusinessTime,
  tx?: Tx,
): Promise<HeldRow[]> {
  const tasks = await tasksHeldBy(id, tx)
  const taskIds = tasks.map((task) => task.id)
  const held: Record<HandoverKind, readonly Omit<HeldRow, 'kind'>[]> = {
    task: tasks,
    directive: await unansweredAbout(taskIds, time.today(), tx),
    matter: await mattersHeldBy(id, tx),
    lookBack: await lookBacksHeldBy(id, tx),
    instruction: await instructionsHeldBy(id, orgId, tx),
    delegation: await delegationsHeldBy(id, orgId, time, tx),
    case: await casesHeldBy(id, orgId, tx),
    issuedCard: await cardsIssuedBy(id, tx),
    card: await cardsHeldBy(id, orgId),
  }
  const kinds = Object.keys(HANDOVER_KINDS) as HandoverKind[]
  return kinds.flatMap((kind) => held[kind].map((row) => ({ kind, ...row })))
}

/** How much of it keeps the person from leaving. */
export function bindingOf(rows: readonly HeldRow[]): number {
  return rows.filter(({ kind }) => bindsPerson(kind)).length
}

async function delegationsHeldBy(id: string, orgId: string, time: BusinessTime, tx?: Tx) {
  const [open, regionId] = await Promise.all([
    openDelegations(id, new Date(time.now()), tx),
    regionIdOf(orgId),
  ])
  return open.map((doc) => ({
    ...{
      id: String(doc._id),
      no: '',
      title: `${doc.delegate.name} 代 ${doc.principal.name}`,
      orgId,
      regionId,
    },
    state: DELEGATION_PHASES[phaseOf(delegationFacts(doc), time.now())],
    due: dateInShanghai(doc.until.getTime()),
  }))
}
