import type { Org } from '@mingdu/shared/orgs/orgs.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { Refused } from '../../refused'
import { insertOrg, readOrgs, touchActive } from './orgs.repo'
import { growTree, nodeOf, type OrgNode, type OrgTree } from './orgs.tree'

export type { OrgNode }

/** How long a process may go on with a tree that another process has changed. */
const TREE_MS = 3000

let held: { tree: Promise<OrgTree>; readAt: number } | null = null

/** Forgets the held tree; every write to a unit calls it after its commit. */
export function forgetOrgs(): void {
  held = null
}

/** Every unit in tree order, disabled ones too. */
export async function allOrgs(): Promise<readonly OrgNode[]> {
  return (await tree()).list
}

/** The units that exist among `ids`. */
export async function orgsById(ids: Iterable<Id>): Promise<Map<Id, OrgNode>> {
  const { byId } = await tree()
  const found = [...new Set(ids)].map((id) => byId.get(id)).filter((node) => node !== undefined)
  return new Map(found.map((node) => [node.id, node]))
}

/** A unit and everything below it. */
export async function subtreeIds(orgId: Id): Promise<readonly Id[]> {
  return (await tree()).subtree(orgId)
}

/** These units, and those that went up in one of them, at any time. */
export async function withMerged(orgIds: readonly Id[]): Promise<readonly Id[]> {
  return (await tree()).withMerged(orgIds)
}

/** The unit in use that stands where this one stood; itself while it is in use, or went up in none. */
export async function heirOf(orgId: Id): Promise<OrgNode | undefined> {
  return (await tree()).heirOf(orgId)
}

/** The nearest unit of kind 行政区划 at or above it; the root where there is none. */
export async function regionIdOf(orgId: Id): Promise<Id> {
  return (await tree()).regionOf(orgId)
}

export async function isActiveOrg(orgId: Id): Promise<boolean> {
  return (await tree()).byId.get(orgId)?.status === 'active'
}

/** The units a scope reaches, or null when it reaches all; `own` reaches the actor's own unit. */
export async function orgIdsOf(scope: Scope): Promise<readonly Id[] | null> {
  if (scope.kind === 'all') return null
  if (scope.kind === 'orgs') return scope.orgIds
  return scope.kind === 'region' ? subtreeIds(scope.regionId) : [scope.orgId]
}

/**
 * Puts a person or a unit into an active unit, inside the caller's transaction: disabling it meanwhile conflicts.
 * @throws Refused `org.inactive`
 */
export async function holdOrg(orgId: Id, tx: Tx): Promise<void> {
  if (!(await touchActive(orgId, tx))) throw new Refused('org.inactive')
}

/**
 * Adds a unit at the end of its siblings; `parentId` null makes a root. Whoever passes a transaction calls
 * `forgetOrgs` after its commit.
 * @throws Refused `org.inactive` for a parent that is missing or disabled, `record.duplicate`
 */
export async function addOrg(
  org: Pick<Org, 'name' | 'kind' | 'parentId'> & { shortName?: string; code?: string },
  by: { name: string; at: Date },
  tx: Tx | null,
): Promise<OrgNode> {
  const all = tx ? growTree(await readOrgs()) : await tree()
  const parent = org.parentId === null ? null : all.byId.get(org.parentId)
  if (parent === undefined || parent?.status === 'disabled') throw new Refused('org.inactive')
  if (parent && tx) await holdOrg(parent.id, tx)
  const doc = await insertOrg(
    {
      name: org.name,
      shortName: org.shortName ?? '',
      code: org.code ?? '',
      kind: org.kind,
      parentId: org.parentId,
      path: parent ? [...parent.path, parent.id] : [],
      order: nextOrder(all, org.parentId),
      history: [{ at: by.at, who: by.name, what: '新建单位', note: '', version: 1 }],
    },
    tx,
  )
  forgetOrgs()
  return nodeOf(doc)
}

/** The place after the last sibling. */
export function nextOrder(all: Pick<OrgTree, 'list'>, parentId: Id | null): number {
  return Math.max(0, ...all.list.filter((node) => node.parentId === parentId).map((node) => node.order)) + 1
}

/** One reading serves every question of the next seconds, also those asked while it runs. */
function tree(): Promise<OrgTree> {
  if (held && Date.now() - held.readAt < TREE_MS) return held.tree
  const reading = { tree: readOrgs().then(growTree), readAt: Date.now() }
  held = reading
  reading.tree.catch(() => {
    if (held === reading) held = null
  })
  return reading.tree
}
