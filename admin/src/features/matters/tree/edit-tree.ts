import { MAX_TREE_DEPTH } from '@mingdu/shared/matters/matters.states'
import { newNode, type EditNode } from './edit-node'
import { evenWeights, scaledWeights } from '@mingdu/shared/parts/weights'

/** The acts of the tree editor: pure functions from a forest to a new one; what is not possible returns the same. */
export type Forest = readonly EditNode[]

/** Positions from the root to the node, e.g. [1, 0] for 2.1; null when it is not there. */
export function pathOf(forest: Forest, key: string): number[] | null {
  for (const [i, node] of forest.entries()) {
    if (node.key === key) return [i]
    const below = pathOf(node.children, key)
    if (below) return [i, ...below]
  }
  return null
}

export function nodeAt(forest: Forest, path: readonly number[]): EditNode | null {
  const [first, ...rest] = path
  const node = first === undefined ? undefined : forest[first]
  if (!node) return null
  return rest.length === 0 ? node : nodeAt(node.children, rest)
}

export function findNode(forest: Forest, key: string): EditNode | null {
  const path = pathOf(forest, key)
  return path && nodeAt(forest, path)
}

export function patchNode(forest: Forest, key: string, patch: Partial<Omit<EditNode, 'key'>>): Forest {
  return forest.map((node) =>
    node.key === key
      ? { ...node, ...patch }
      : { ...node, children: [...patchNode(node.children, key, patch)] },
  )
}

/** A new node after `key`, or at the end of the roots when `key` is null. */
export function addSibling(forest: Forest, key: string | null): { forest: Forest; added: string } {
  const path = key === null ? null : pathOf(forest, key)
  const beside = path ? nodeAt(forest, path) : forest.at(-1)
  const node = newNode(beside ?? undefined)
  if (!path) return { forest: [...forest, node], added: node.key }
  return { forest: changeGroup(forest, path, (group, i) => insert(group, i + 1, node)), added: node.key }
}

/** A new last child of `key`; the same forest when the tree may not go deeper. */
export function addChild(forest: Forest, key: string): { forest: Forest; added: string | null } {
  const path = pathOf(forest, key)
  const parent = path && nodeAt(forest, path)
  if (!path || !parent || path.length >= MAX_TREE_DEPTH) return { forest, added: null }
  const node = newNode(parent)
  return { forest: patchNode(forest, key, { children: [...parent.children, node] }), added: node.key }
}

export function removeNode(forest: Forest, key: string): Forest {
  const path = pathOf(forest, key)
  return path ? changeGroup(forest, path, (group, i) => group.filter((_, at) => at !== i)) : forest
}

/** One place up (−1) or down (+1) among its siblings. */
export function moveNode(forest: Forest, key: string, step: -1 | 1): Forest {
  const path = pathOf(forest, key)
  return path ? changeGroup(forest, path, (group, i) => swapped(group, i, i + step)) : forest
}

/** Becomes the last child of the sibling above it. */
export function indentNode(forest: Forest, key: string): Forest {
  const path = pathOf(forest, key)
  const at = path?.at(-1)
  const node = path && nodeAt(forest, path)
  if (!path || !node || at === undefined || at === 0) return forest
  if (path.length + heightOf(node) > MAX_TREE_DEPTH) return forest
  return changeGroup(forest, path, (group, i) => {
    const above = group[i - 1]
    if (!above) return group
    const taken = { ...above, children: [...above.children, node] }
    return group.flatMap((n, j) => (j === i ? [] : [j === i - 1 ? taken : n]))
  })
}

/** Becomes the sibling after its parent. */
export function outdentNode(forest: Forest, key: string): Forest {
  const path = pathOf(forest, key)
  const node = path && nodeAt(forest, path)
  if (!path || !node || path.length < 2) return forest
  const without = removeNode(forest, key)
  return changeGroup(without, path.slice(0, -1), (group, i) => insert(group, i + 1, node))
}

/** Where a node is let go, seen from the node below the pointer. */
export type DropPlace = 'before' | 'after' | 'inside'

/**
 * Takes a node, with everything below it, to a place beside or in another: any order, any parent. The same forest where that
 * is not possible: into itself, or deeper than a tree may go.
 */
export function placeNode(forest: Forest, key: string, targetKey: string, place: DropPlace): Forest {
  const node = findNode(forest, key)
  if (!node || key === targetKey || findNode(node.children, targetKey)) return forest
  const without = removeNode(forest, key)
  const path = pathOf(without, targetKey)
  if (!path) return forest
  const depth = place === 'inside' ? path.length + 1 : path.length
  if (depth - 1 + heightOf(node) > MAX_TREE_DEPTH) return forest
  const placed =
    place === 'inside'
      ? patchNode(without, targetKey, { children: [...(nodeAt(without, path)?.children ?? []), node] })
      : changeGroup(without, path, (group, i) => insert(group, place === 'before' ? i : i + 1, node))
  return sameOrder(forest, placed) ? forest : placed
}

/** 100 shared evenly among the children of `parentKey` (null: the roots); what is left over goes to the first. */
export function shareEvenly(forest: Forest, parentKey: string | null): Forest {
  return reweighed(forest, parentKey, (weights) => evenWeights(weights.length))
}

/** The proportions among the children of `parentKey` (null: the roots), stretched or shrunk to 100. */
export function shareInProportion(forest: Forest, parentKey: string | null): Forest {
  return reweighed(forest, parentKey, scaledWeights)
}

/** Σ of the weights of siblings; a weight not filled counts as 0. */
export function weightSum(group: Forest): number {
  return group.reduce((sum, node) => sum + (node.weight ?? 0), 0)
}

export interface FlatNode {
  node: EditNode
  /** `2.1` */
  no: string
  depth: number
  parentKey: string | null
  isLast: boolean
}

/** Every node in the order it is read, with its number. */
export function flatten(forest: Forest, parentKey: string | null = null, prefix = '', depth = 0): FlatNode[] {
  return forest.flatMap((node, i) => {
    const no = `${prefix}${i + 1}`
    const own = { node, no, depth, parentKey, isLast: i === forest.length - 1 }
    return [own, ...flatten(node.children, node.key, `${no}.`, depth + 1)]
  })
}

function reweighed(
  forest: Forest,
  parentKey: string | null,
  of: (weights: readonly (number | null)[]) => readonly number[],
): Forest {
  const change = (group: Forest): EditNode[] => {
    const weights = of(group.map(({ weight }) => weight))
    return group.map((node, i) => ({ ...node, weight: weights[i] ?? node.weight }))
  }
  if (parentKey === null) return change(forest)
  const parent = findNode(forest, parentKey)
  return parent ? patchNode(forest, parentKey, { children: change(parent.children) }) : forest
}

function sameOrder(a: Forest, b: Forest): boolean {
  const outline = (of: Forest) => flatten(of).map(({ no, node }) => `${no} ${node.key}`)
  return outline(a).join() === outline(b).join()
}

function heightOf(node: EditNode): number {
  return 1 + Math.max(0, ...node.children.map(heightOf))
}

function changeGroup(
  forest: Forest,
  path: readonly number[],
  change: (group: Forest, at: number) => Forest,
): Forest {
  const [first, ...rest] = path
  if (first === undefined) return forest
  if (rest.length === 0) return change(forest, first)
  return forest.map((node, i) =>
    i === first ? { ...node, children: [...changeGroup(node.children, rest, change)] } : node,
  )
}

function insert(group: Forest, at: number, node: EditNode): Forest {
  return [...group.slice(0, at), node, ...group.slice(at)]
}

function swapped(group: Forest, i: number, j: number): Forest {
  const [a, b] = [group[i], group[j]]
  if (!a || !b) return group
  return group.map((node, at) => (at === i ? b : at === j ? a : node))
}
