import type { Id } from '../kernel/ids'

/**
 * 回避: a clue never reaches the unit or the person complained about. Source: 信访工作条例 §30 (the complaint and
 * what is in it must not be told or passed on to whom it is about).
 */

/** What recusal needs to know of a unit. */
export interface RecusalOrg {
  id: Id
  kind: 'region' | 'government' | 'department' | 'street' | 'office'
  /** Ids from the root to the parent. */
  path: readonly Id[]
  /** Of an abolished unit: into which it went. */
  successorId: Id | null
}

/** Whom a clue is about; of a person, the unit they work in. */
export interface Concerned {
  orgIds: readonly Id[]
  people: readonly { accountId: Id; orgId: Id }[]
}

/** From whom a clue is kept: units with everything below them, and people wherever they work. */
export interface Shut {
  /** Sorted; each stands for itself and all below it. */
  orgIds: Id[]
  /** Sorted. */
  accountIds: Id[]
}

/** Who would read, or be told, or handle. */
export interface ClueReader {
  accountId: Id
  /** Ids from the root down to the person's own unit. */
  orgPath: readonly Id[]
  /** Of whoever acts in another's name: that person, who must be free to read it, too. */
  principal?: Omit<ClueReader, 'principal'>
}

/** An office speaks for the body it belongs to, but never for the government or the region as a whole. */
const WHOLE: ReadonlySet<RecusalOrg['kind']> = new Set(['region', 'government'])

/**
 * From whom a clue is kept: the body of each unit complained about and whatever that body became, the body of each
 * person complained about, and the people themselves. A unit that is not known is kept shut by its own id.
 */
export function shutFor(concerned: Concerned, orgs: readonly RecusalOrg[]): Shut {
  const known = new Map(orgs.map((org) => [org.id, org]))
  const reached = new Set<Id>()
  for (const id of [...concerned.orgIds, ...concerned.people.map(({ orgId }) => orgId)]) {
    reach(id, known, reached)
  }
  const bodies = [...reached].filter((id) => bodyOf(id, known) === id)
  return {
    orgIds: bodies.sort(),
    accountIds: [...new Set(concerned.people.map(({ accountId }) => accountId))].sort(),
  }
}

/** Whether a clue must be kept from somebody. */
export function isRecused(shut: Shut, reader: ClueReader): boolean {
  const { principal } = reader
  if (principal && isRecused(shut, principal)) return true
  return shut.accountIds.includes(reader.accountId) || isShut(shut, reader.orgPath)
}

/** Whether a unit, given with the ids from the root down to itself, lies in what is shut. */
export function isShut(shut: Pick<Shut, 'orgIds'>, orgPath: readonly Id[]): boolean {
  return orgPath.some((id) => shut.orgIds.includes(id))
}

/** Adds the unit, the body it belongs to, and what either became; records that name each other end here, too. */
function reach(id: Id, known: ReadonlyMap<Id, RecusalOrg>, reached: Set<Id>): void {
  if (reached.has(id)) return
  reached.add(id)
  reach(bodyOf(id, known), known, reached)
  const heir = known.get(id)?.successorId
  if (heir) reach(heir, known, reached)
}

/** The body a unit belongs to: an office leads up to its department or street, an office of the government stands alone. */
export function bodyOf(id: Id, known: ReadonlyMap<Id, RecusalOrg>): Id {
  const org = known.get(id)
  const parent = org?.kind === 'office' ? known.get(org.path.at(-1) ?? '') : undefined
  return parent === undefined || WHOLE.has(parent.kind) ? id : bodyOf(parent.id, known)
}
