import type { Org } from '@mingdu/shared/orgs/orgs.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { OrgDoc } from './orgs.repo'

/** A unit as other modules see it. */
export type OrgNode = Omit<Org, 'people'>

/** All units, held together for questions about what stands below what. */
export interface OrgTree {
  /** Depth first, siblings by their order. */
  list: readonly OrgNode[]
  byId: ReadonlyMap<Id, OrgNode>
  /** A unit and everything below it. */
  subtree(id: Id): readonly Id[]
  /** These units, and those that went up in one of them, at any time. */
  withMerged(ids: readonly Id[]): readonly Id[]
  /** The unit that stands where this one stood. */
  heirOf(id: Id): OrgNode | undefined
  /** The nearest unit of kind 行政区划 at or above it; the root where there is none. */
  regionOf(id: Id): Id
}

export function growTree(docs: readonly OrgDoc[]): OrgTree {
  const nodes = docs.map(nodeOf)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const children = groupByParent(nodes, byId)
  const subtrees = new Map<Id, readonly Id[]>()
  return {
    list: walk(null, children),
    byId,
    subtree(id) {
      const known = subtrees.get(id)
      if (known) return known
      const ids = [id, ...walk(id, children).map((node) => node.id)]
      subtrees.set(id, ids)
      return ids
    },
    withMerged: (ids) => mergedInto(ids, nodes),
    heirOf(id) {
      let node = byId.get(id)
      // a unit that is in use again after it went up in another stands for itself
      while (node?.status === 'disabled' && node.successor) node = byId.get(node.successor.id)
      return node
    },
    regionOf(id) {
      const chain = [...(byId.get(id)?.path ?? []), id]
      return chain.findLast((at) => byId.get(at)?.kind === 'region') ?? chain[0] ?? id
    },
  }
}

function mergedInto(ids: readonly Id[], nodes: readonly OrgNode[]): Id[] {
  const found = new Set(ids)
  const merged = nodes.filter(({ status, successor }) => status === 'disabled' && successor)
  let size = 0
  while (size !== found.size) {
    size = found.size
    for (const { id, successor } of merged) if (successor && found.has(successor.id)) found.add(id)
  }
  return [...found]
}

type Children = ReadonlyMap<Id | null, readonly OrgNode[]>

/** A unit whose parent is gone stands at the root rather than nowhere. */
function groupByParent(nodes: readonly OrgNode[], byId: ReadonlyMap<Id, OrgNode>): Children {
  const groups = new Map<Id | null, OrgNode[]>()
  for (const node of nodes) {
    const key = node.parentId !== null && byId.has(node.parentId) ? node.parentId : null
    groups.set(key, [...(groups.get(key) ?? []), node])
  }
  return groups
}

function walk(parent: Id | null, children: Children): OrgNode[] {
  return (children.get(parent) ?? []).flatMap((node) => [node, ...walk(node.id, children)])
}

export function nodeOf(doc: OrgDoc): OrgNode {
  return {
    id: String(doc._id),
    version: doc.version,
    name: doc.name,
    shortName: doc.shortName,
    code: doc.code,
    kind: doc.kind as Org['kind'],
    parentId: doc.parentId ?? null,
    path: [...doc.path],
    order: doc.order,
    status: doc.status,
    formerNames: doc.formerNames.map(({ name, until }) => ({ name, until })),
    successor: doc.successor ?? null,
  }
}
