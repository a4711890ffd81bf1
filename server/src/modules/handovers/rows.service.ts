import { bindsPerson, type HandoverKind } from '@mingdu/shared/handovers/handovers.rules'
import { DELEGATION_PHASES } from '@mingdu/shared/delegations/delegations.states'
import { phaseOf } from '@mingdu/shared/delegations/delegations.rules'
import type { SupervisedFacts } from '@mingdu/shared/matters/matters.rules'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { cardsHeldBy } from '../cards/handover.service'
import { casesHeldBy } from '../cases/handover.service'
import { delegationFacts } from '../delegations/hats.service'
import { openDelegations } from '../delegations/delegations.service'
import { lookBacksHeldBy, mattersHeldBy } from '../matters/handover.service'
import { regionIdOf } from '../orgs/orgs.service'
import { tasksHeldBy } from '../tasks/handover.service'

/** One thing in a person's hands. */
export interface HeldRow {
  kind: HandoverKind
  id: string
  no: string
  title: string
  orgId: string
  regionId: string
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
  const [tasks, matters, lookBacks, delegations, cases, cards] = await Promise.all([
    tasksHeldBy(id, tx),
    mattersHeldBy(id, tx),
    lookBacksHeldBy(id, tx),
    delegationsHeldBy(id, orgId, time, tx),
    casesHeldBy(id, orgId, tx),
    cardsHeldBy(id, orgId),
  ])
  const of = (kind: HandoverKind, rows: readonly Omit<HeldRow, 'kind'>[]) =>
    rows.map((row) => ({ kind, ...row }))
  return [
    ...of('task', tasks),
    ...of('matter', matters),
    ...of('lookBack', lookBacks),
    ...of('delegation', delegations),
    ...of('case', cases),
    ...of('card', cards),
  ]
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
