import type { Id } from '@mingdu/shared/kernel/ids'
import { ownChecks } from '@mingdu/shared/powers/checks.rules'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import { STATE_AFTER, type ChangeKind, type PowerState } from '@mingdu/shared/powers/powers.states'
import type { Tx } from '../../db/connection'
import { Refused } from '../../refused'
import type { Scope } from '../../http/actor'
import { orgIdsOf, regionIdOf } from '../orgs/orgs.service'
import { headsById } from './powers.bulk.repo'
import type { PowerDoc } from './powers.model'
import { setGuide } from './powers.repo'
import { writeVersions, type By } from './powers.write'
import { forgetRollups } from './rollup'
import { roster } from './roster'

export { caseRefusal } from '@mingdu/shared/powers/power.rules'
export { warmRoster } from './roster'
export type { By }

/** A power as other modules see it. */
export interface PowerRef {
  id: Id
  /** The version in force. */
  no: number
  version: number
  code: string
  name: string
  type: string
  orgId: Id
  regionId: Id
  state: PowerState
  kind: ChangeKind
  from: string
  /** Published, not in force yet. */
  upcoming: { no: number; from: string; state: PowerState } | null
  guide: { id: Id; score: number } | null
}

/** null when there is no such power; whoever asks checks that its org is within their scope. */
export async function readPowerRef(id: Id, tx?: Tx): Promise<PowerRef | null> {
  return (await powerRefs([id], tx)).get(id) ?? null
}

/** Every power in force that a scope reaches, by code; without names, which come with `powerRefs`. */
export async function powersInForce(scope: Scope): Promise<{ id: Id; orgId: Id; type: string }[]> {
  const orgIds = await orgIdsOf(scope)
  const reached = orgIds && new Set(orgIds)
  const rows = (await roster()).filter(
    ({ state, orgId }) => state === 'inForce' && (!reached || reached.has(orgId)),
  )
  return rows.map(({ id, orgId, type }) => ({ id, orgId, type }))
}

/** The powers that exist among `ids`. */
export async function powerRefs(ids: Iterable<Id>, tx?: Tx): Promise<Map<Id, PowerRef>> {
  const heads = await headsById([...new Set(ids)], tx)
  return new Map(heads.map((head) => [String(head._id), refOf(head)]))
}

export interface NewVersion {
  /** null: a power that is not in the list yet. */
  powerId: Id | null
  kind: ChangeKind
  from: string
  content: PowerContent
  basis: string
  by: By
  proposalId: Id | null
}

/**
 * Publishes a version of a power; one that takes effect later becomes current on its day.
 * @throws Refused `power.code-taken`, `proposal.kind`, `proposal.effective`
 */
export async function publishVersion(
  { powerId, content, ...version }: NewVersion,
  tx: Tx,
): Promise<{ id: Id; no: number; version: number }> {
  const head = powerId === null ? null : (await headsById([powerId], tx))[0]
  if (head === undefined) throw new Refused('record.missing')
  const existing = head && { id: String(head._id), no: head.lastNo, version: head.version }
  const regionId = await regionIdOf(content.orgId)
  const [written] = await writeVersions([{ content, existing }], { ...version, regionId }, tx)
  if (!written) throw new Error('one row gives one result')
  if (written.refusal) throw new Refused(written.refusal.code, written.refusal.details)
  return { id: written.id, no: written.no, version: written.version }
}

/** Tells a power of its published guide, or that it has none any more. */
export async function setGuideOf(powerId: Id, guide: PowerDoc['guide'], tx: Tx): Promise<void> {
  const head = (await headsById([powerId], tx))[0]
  if (!head) return
  await setGuide(powerId, guide, ownChecks({ ...head, hasGuide: guide !== null }), tx)
  forgetRollups()
}

function refOf(head: PowerDoc): PowerRef {
  const { no, version, code, name, type, orgId, regionId, state, kind, from, upcoming, guide } = head
  return {
    id: String(head._id),
    ...{ no, version, code, name, type, orgId, regionId, state, kind, from, guide },
    upcoming: upcoming && { no: upcoming.no, from: upcoming.from, state: STATE_AFTER[upcoming.kind] },
  }
}
