import { disableOrgRefusal, moveRefusal, orgNameOn } from '@mingdu/shared/orgs/orgs.rules'
import type { Org, orgsApi } from '@mingdu/shared/orgs/orgs.api'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Id } from '@mingdu/shared/kernel/ids'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf, refuseStale, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { countPeople } from '../accounts/accounts.service'
import {
  countActiveBelow,
  readOrg,
  readOrgs,
  updateOrg,
  writePaths,
  type OrgChange,
  type OrgDoc,
} from './orgs.repo'
import { addOrg, allOrgs, holdOrg, nextOrder, orgIdsOf } from './orgs.service'
import { growTree, nodeOf, type OrgNode } from './orgs.tree'

type Change = Omit<Body<typeof orgsApi.change>, 'version'>

interface Act {
  actor: Actor
  scope: Scope
  time: BusinessTime
}

/** The units a scope reaches in tree order, with the names of a day when one is given. */
export async function listOrgs(scope: Scope, asOf: string | undefined): Promise<Org[]> {
  const [nodes, reach, people] = await Promise.all([allOrgs(), orgIdsOf(scope), countPeople()])
  const seen = reach ? nodes.filter((node) => reach.includes(node.id)) : nodes
  const named = asOf ? seen.map((node) => ({ ...node, name: orgNameOn(node, plainDate(asOf)) })) : seen
  return named.map((node) => ({ ...node, people: people.get(node.id) ?? 0 }))
}

/** @throws Refused `org.inactive` for a parent that is missing, disabled or out of scope; `record.duplicate` */
export async function createOrg(
  body: Body<typeof orgsApi.create>,
  { actor, scope, time }: Act,
  tx: Tx,
): Promise<Org> {
  await refuseOutside(scope, body.parentId)
  const node = await addOrg(body, { name: actor.name, at: new Date(time.now()) }, tx)
  return { ...node, people: 0 }
}

/**
 * Renames, moves, disables or restores a unit. A rename keeps the former name with the day it ended; a move
 * carries everything below along.
 * @throws Refused `version.stale`, `org.loop`, `org.root`, `org.inactive`, `org.has-people`, `org.has-orgs`
 */
export async function changeOrg(
  id: Id,
  seen: number,
  change: Change,
  act: Act,
  tx: Tx,
): Promise<{ org: Org; note: string }> {
  const reach = await orgIdsOf(act.scope)
  const org = found(reach && !reach.includes(id) ? null : await readOrg(id, tx))
  refuseStale(org, seen)
  if (change.parentId !== undefined && change.parentId !== org.parentId)
    await refuseOutside(act.scope, change.parentId)
  const what: string[] = []
  const set: OrgChange = {
    ...renamed(org, change, act.time, what),
    ...(await moved(org, change, what, tx)),
    ...(await switched(org, change, what, tx)),
  }
  const line = {
    at: new Date(act.time.now()),
    who: act.actor.name,
    what: what.join('；') || '修改单位',
    note: '',
  }
  const written = found(await updateOrg(id, org.version, set, { ...line, version: org.version + 1 }, tx))
  const people = (await countPeople(tx)).get(id) ?? 0
  return { org: { ...nodeOf(written), people }, note: line.what }
}

function renamed(org: OrgDoc, { name, shortName }: Change, time: BusinessTime, what: string[]): OrgChange {
  const set: OrgChange = shortName === undefined ? {} : { shortName }
  if (name === undefined || name === org.name) return set
  what.push(`“${org.name}”更名为“${name}”`)
  const until = time.today()
  // two names within one day: the first of them was nobody's name on any whole day
  const former = org.formerNames.some((f) => f.until === until) ? [] : [{ name: org.name, until }]
  return { ...set, name, formerNames: [...org.formerNames, ...former] }
}

async function moved(org: OrgDoc, { parentId }: Change, what: string[], tx: Tx): Promise<OrgChange> {
  if (parentId === undefined || parentId === org.parentId) return {}
  if (org.parentId == null) throw new Refused('org.root')
  const tree = growTree(await readOrgs())
  const parent = tree.byId.get(parentId)
  if (!parent) throw new Refused('org.inactive')
  const id = String(org._id)
  refuseIf(moveRefusal(id, parent))
  await holdOrg(parentId, tx)
  const path = [...parent.path, parent.id]
  await writePaths(pathsBelow(id, path, tree.subtree(id), tree.byId), tx)
  what.push(`上级调整为“${parent.name}”`)
  return { parentId, path, order: nextOrder(tree, parentId) }
}

/** The part of each path from the moved unit down stays; what stood above it is replaced. */
function pathsBelow(id: Id, path: readonly Id[], subtree: readonly Id[], byId: ReadonlyMap<Id, OrgNode>) {
  return subtree
    .filter((below) => below !== id)
    .map((below) => {
      const old = byId.get(below)?.path ?? []
      return { id: below, path: [...path, ...old.slice(old.indexOf(id))] }
    })
}

async function switched(org: OrgDoc, { status }: Change, what: string[], tx: Tx): Promise<OrgChange> {
  if (status === undefined || status === org.status) return {}
  if (status === 'active') {
    if (org.parentId) await holdOrg(org.parentId, tx)
    what.push('恢复')
    return { status, successor: null }
  }
  if (org.parentId == null) throw new Refused('org.root')
  const id = String(org._id)
  const people = (await countPeople(tx)).get(id) ?? 0
  refuseIf(disableOrgRefusal({ people, orgs: await countActiveBelow(id, tx) }))
  what.push('停用')
  return { status }
}

async function refuseOutside(scope: Scope, orgId: Id): Promise<void> {
  const reach = await orgIdsOf(scope)
  if (reach && !reach.includes(orgId)) throw new Refused('org.inactive')
}
