import { type LightColour, LIGHTS } from '../kernel/light'
import type { PlainDate } from '../kernel/plain-date'
import { rollUp } from '../kernel/progress'
import type { MatterCategory } from '../matters/matters.states'
import type { DayFacts } from './clock.rules'
import { judgeLight, nextLightOf, type JudgedLight, type LightFacts } from './light.rules'
import { WHOLE } from './reports.rules'
import type { TaskState } from './tasks.states'

/** A node of a matter's tree before it is settled; leaves bring their own progress and state. */
export interface NodeFacts {
  id: string
  category: MatterCategory
  parentId: string | null
  leaf: boolean
  weight: number
  state: TaskState
  verified: number
  claimed: number
  dispatchedOn: PlainDate | null
  due: PlainDate | null
  closedOn: PlainDate | null
  wasRed: boolean
  /** Of leaves. */
  milestones?: LightFacts['milestones']
  reporting?: LightFacts['reporting']
}

/** What settling computes for a node; progress in basis points. */
export interface SettledNode {
  state: TaskState
  verified: number
  claimed: number
  closedOn: PlainDate | null
  light: LightColour
  lightRank: number
  /** The first day on which time alone changes the light; null: none. */
  lightUntil: PlainDate | null
  reasons: JudgedLight['reasons']
  wasRed: boolean
}

/** What settling computes for the whole matter. */
export interface SettledTotals {
  verified: number
  claimed: number
  /** Leaves that are not cancelled. */
  counts: { total: number; done: number; red: number; yellow: number }
  lights: LightColour[]
}

/**
 * Settles a tree from its leaves up: an inner node is done when all its children are, its progress is the
 * weighted progress of the children not cancelled, and it is at least yellow when anything below is red.
 */
export function settleTree(
  nodes: readonly NodeFacts[],
  day: DayFacts,
): { nodes: Map<string, SettledNode>; totals: SettledTotals } {
  const children = childrenOf(nodes)
  const settled = new Map<string, SettledNode>()
  const visit = (node: NodeFacts): LightColour[] => {
    const kids = children.get(node.id) ?? []
    const below = kids.flatMap(visit)
    const result = node.leaf ? settleLeaf(node, day) : settleInner(node, live(kids, settled), below, day)
    settled.set(node.id, result)
    return [...below, result.light]
  }
  const top = children.get(null) ?? []
  const lights = top.flatMap(visit)
  return {
    nodes: settled,
    totals: { ...sumOf(live(top, settled)), counts: countsOf(nodes, settled), lights },
  }
}

interface Child {
  weight: number
  settled: SettledNode
}

function childrenOf(nodes: readonly NodeFacts[]): Map<string | null, NodeFacts[]> {
  const children = new Map<string | null, NodeFacts[]>()
  for (const node of nodes) children.set(node.parentId, [...(children.get(node.parentId) ?? []), node])
  return children
}

function live(nodes: readonly NodeFacts[], settled: ReadonlyMap<string, SettledNode>): Child[] {
  return nodes.flatMap((node) => {
    const result = settled.get(node.id)
    return result && result.state !== 'cancelled' ? [{ weight: node.weight, settled: result }] : []
  })
}

function settleLeaf(node: NodeFacts, day: DayFacts): SettledNode {
  const { state, verified, claimed, closedOn } = node
  return { state, verified, claimed, closedOn, ...lit(node, state, verified, closedOn, [], day) }
}

function settleInner(
  node: NodeFacts,
  kids: readonly Child[],
  below: LightColour[],
  day: DayFacts,
): SettledNode {
  const state = innerState(node.state, kids)
  const { verified, claimed } = sumOf(kids)
  const closedOn = state === 'done' ? lastClosing(kids) : null
  return { state, verified, claimed, closedOn, ...lit(node, state, verified, closedOn, below, day) }
}

/** Before 派单 and after 撤销 a node keeps its state; between, its children decide. */
function innerState(state: TaskState, kids: readonly Child[]): TaskState {
  if (state === 'draft' || state === 'cancelled') return state
  return kids.length > 0 && kids.every((kid) => kid.settled.state === 'done') ? 'done' : 'inHand'
}

function lastClosing(kids: readonly Child[]): PlainDate | null {
  return kids.reduce<PlainDate | null>((last, { settled: { closedOn } }) => {
    return last === null || (closedOn !== null && closedOn > last) ? closedOn : last
  }, null)
}

function lit(
  node: NodeFacts,
  state: TaskState,
  verified: number,
  closedOn: PlainDate | null,
  below: readonly LightColour[],
  day: DayFacts,
): Pick<SettledNode, 'light' | 'lightRank' | 'lightUntil' | 'reasons' | 'wasRed'> {
  const { category, dispatchedOn, due, wasRed, milestones, reporting } = node
  const facts: LightFacts = {
    category,
    dispatchedOn,
    due,
    closedOn,
    suspended: state === 'suspended',
    cancelled: state === 'cancelled',
    verified,
    wasRed,
    below,
    milestones,
    reporting,
  }
  const { colour, reasons } = judgeLight(facts, day)
  return {
    light: colour,
    lightRank: LIGHTS[colour].rank,
    lightUntil: nextLightOf(facts, day)?.date ?? null,
    reasons,
    wasRed: wasRed || colour === 'red',
  }
}

/** Σ weight × child in basis points; 10000 only when every child is whole. */
function sumOf(kids: readonly Child[]): { verified: number; claimed: number } {
  const sum = rollUp(
    kids.map(({ weight, settled }) => ({
      weight,
      verified: settled.verified / 100,
      claimed: settled.claimed / 100,
      cancelled: false,
    })),
  )
  const points = (percent: number, whole: boolean) =>
    whole ? WHOLE : Math.min(WHOLE - 1, Math.round(percent * 100))
  const all = (of: (node: SettledNode) => number) =>
    kids.length > 0 && kids.every((kid) => of(kid.settled) === WHOLE)
  return {
    verified: points(
      sum.verified,
      all((node) => node.verified),
    ),
    claimed: points(
      sum.claimed,
      all((node) => node.claimed),
    ),
  }
}

function countsOf(
  nodes: readonly NodeFacts[],
  settled: ReadonlyMap<string, SettledNode>,
): SettledTotals['counts'] {
  const leaves = nodes.flatMap((node) => {
    const result = node.leaf ? settled.get(node.id) : undefined
    return result && result.state !== 'cancelled' ? [result] : []
  })
  const count = (test: (leaf: SettledNode) => boolean) => leaves.filter(test).length
  return {
    total: leaves.length,
    done: count((leaf) => leaf.state === 'done'),
    red: count((leaf) => leaf.light === 'red'),
    yellow: count((leaf) => leaf.light === 'yellow'),
  }
}
