import type { Handover, HandoverRow } from '@mingdu/shared/handovers/handovers.api'
import { HANDOVER_KINDS, successorRefusal, type HandoverKind } from '@mingdu/shared/handovers/handovers.rules'
import { refusalText, type Refusal } from '@mingdu/shared/kernel/refusals'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { findPeople, peopleById, type Person } from '../accounts/accounts.service'
import { handCardsOver } from '../cards/handover.service'
import { handCasesOver } from '../cases/handover.service'
import { endDelegation, openDelegations } from '../delegations/delegations.service'
import { handInstructionsOver, handLookBacksOver, handMattersOver } from '../matters/handover.service'
import { orgIdsOf, orgsById, regionIdOf, subtreeIds } from '../orgs/orgs.service'
import { handTasksOver } from '../tasks/handover.service'
import { bindingOf, heldBy, type HeldRow } from './rows.service'

export interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

export interface HandoverInput {
  reason: string
  rows: readonly { kind: HandoverKind; id: string; successorId: string | null }[]
}

/** What a person has in hand, and who may take over what. @throws Refused `record.missing` out of scope */
export async function handoverOf(id: string, { scope, time }: Acting, tx?: Tx): Promise<Handover> {
  const person = await personInScope(id, scope)
  const rows = await heldBy(person, time, tx)
  const orgs = await orgsById(rows.map(({ orgId }) => orgId))
  const shown = rows.map(({ kind, id: rowId, no, title, orgId, state, due }): HandoverRow => {
    const org = { id: orgId, name: orgs.get(orgId)?.name ?? '' }
    return { kind, id: rowId, no, title, org, state, due: due as HandoverRow['due'] }
  })
  return {
    person: { id, name: person.name, org: { id: person.orgId, name: person.orgName } },
    rows: shown,
    binding: bindingOf(rows),
    successors: await successorsOf(rows, person),
  }
}

/**
 * 办理交接: all of the rows named or none of them.
 * @throws Refused `handover.gone` when one is not in the person's hands any more, those of
 * `successorRefusal`; each row that does not fit is named in `fields`
 */
export async function handOver(
  id: string,
  { reason, rows }: HandoverInput,
  acting: Acting,
  tx: Tx,
): Promise<Handover> {
  const person = await personInScope(id, acting.scope)
  const held = await heldBy(person, acting.time, tx)
  const people = await successorsById(rows.flatMap(({ successorId }) => successorId ?? []))
  const leaving = { id, name: person.name }
  refuseRows(rows, held, id, people)
  const moves = (kind: HandoverKind) =>
    new Map(
      rows.flatMap((row) => {
        const to = people.get(row.successorId ?? '')
        return row.kind === kind ? [[row.id, to ? { id: to.id, name: to.name } : leaving] as const] : []
      }),
    )
  await handTasksOver(moves('task'), leaving, reason, acting, tx)
  await handMattersOver(moves('matter'), leaving, reason, acting, tx)
  await handLookBacksOver(moves('lookBack'), leaving, tx)
  await handInstructionsOver(moves('instruction'), leaving, reason, acting, tx)
  await handCasesOver(moves('case'), leaving, reason, acting, tx)
  await handCardsOver(moves('issuedCard'), leaving, reason, acting, tx)
  const ending = moves('delegation')
  for (const doc of await openDelegations(id, new Date(acting.time.now()), tx))
    if (ending.has(String(doc._id))) await endDelegation(doc, `工作交接：${reason}`, acting, tx)
  return handoverOf(id, acting, tx)
}

/** Every row that does not fit says why, each at its place; the first of them is the answer. */
function refuseRows(
  rows: HandoverInput['rows'],
  held: readonly HeldRow[],
  leavingId: string,
  people: Awaited<ReturnType<typeof successorsById>>,
): void {
  const wrong = rows.flatMap(({ kind, id, successorId }, i) => {
    const row = held.find((one) => one.kind === kind && one.id === id)
    const refusal = rowRefusal(kind, row, leavingId, people.get(successorId ?? ''))
    return refusal ? [{ i, refusal, what: row?.title ?? HANDOVER_KINDS[kind].name }] : []
  })
  const [first] = wrong
  if (!first) return
  const refused = new Refused(first.refusal.code, first.refusal.details)
  refused.fields = wrong.map(({ i, refusal: { code, details }, what }) => ({
    ...{ path: `body.rows.${i}`, rule: code },
    message: `“${what}”：${refusalText(code, details)}`,
  }))
  throw refused
}

function rowRefusal(
  kind: HandoverKind,
  row: HeldRow | undefined,
  leavingId: string,
  successor: Awaited<ReturnType<typeof withRegion>> | undefined,
): Refusal | null {
  if (!row) return { code: 'handover.gone' }
  const { way, how } = HANDOVER_KINDS[kind]
  if (way === 'stays' || way === 'follows')
    return { code: 'handover.stays', details: { what: row.title, how } }
  return successorRefusal(kind, row, leavingId, successor)
}

/** @throws Refused `account.has-work` while something would be left in nobody's hands */
export async function refuseWithWork(
  person: { id: string; orgId: string },
  time: BusinessTime,
  tx: Tx,
): Promise<void> {
  const count = bindingOf(await heldBy(person, time, tx))
  if (count > 0) throw new Refused('account.has-work', { count })
}

async function personInScope(id: string, scope: Scope): Promise<Person> {
  const person = found((await peopleById([id])).get(id))
  const reach = await orgIdsOf(scope)
  return found(reach === null || reach.includes(person.orgId) ? person : null)
}

async function successorsOf(rows: readonly HeldRow[], leaving: Person): Promise<Handover['successors']> {
  const moving = rows.filter(({ kind }) => HANDOVER_KINDS[kind].way === 'moves')
  if (moving.length === 0) return []
  const orgIds = await subtreeIds(await regionIdOf(leaving.orgId))
  const people = await Promise.all((await findPeople({ orgIds, activeOnly: true })).map(withRegion))
  return people.flatMap((person) => {
    const fits = moving.filter((row) => successorRefusal(row.kind, row, leaving.id, person) === null)
    const { id, name, orgId, orgName } = person
    const rowIds = fits.map((row) => row.id)
    return rowIds.length > 0 ? [{ id, name, org: { id: orgId, name: orgName }, rowIds }] : []
  })
}

async function successorsById(ids: readonly string[]) {
  const people = await Promise.all([...(await peopleById(ids)).values()].map(withRegion))
  return new Map(people.map((person) => [person.id, person]))
}

async function withRegion(person: Person) {
  return { ...person, regionId: await regionIdOf(person.orgId) }
}
