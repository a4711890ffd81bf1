import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { lightLine } from '@mingdu/shared/tasks/light.rules'
import { settleTree, type SettledNode, type SettledTotals } from '@mingdu/shared/tasks/roll-up.rules'
import type { HistoryDoc } from '../../db/history'
import type { Tx } from '../../db/connection'
import { nodeFacts } from './tasks.facts'
import { treesOf, writeNodes, type NodeWrite, type TreeDoc } from './settle.repo'
import { tellsOn } from './warnings.service'

export type { TreeDoc }

/** A tree after it was settled: what it adds up to, and its nodes as they are now stored. */
export interface SettledTree {
  totals: SettledTotals
  nodes: TreeDoc[]
  /** How many lights changed. */
  changes: number
}

/** Settles the trees of these matters and writes what changed; every matter has an entry, an empty tree too. */
export async function settleTrees(
  matterIds: readonly string[],
  day: DayFacts,
  at: Date,
  tx: Tx,
): Promise<Map<string, SettledTree>> {
  const docs = await treesOf(matterIds, tx)
  const settled = new Map<string, SettledTree>()
  const writes: NodeWrite[] = []
  for (const matterId of matterIds) {
    const tree = docs.filter((doc) => doc.matterId === matterId)
    const { nodes, totals } = settleTree(tree.map(nodeFacts), day)
    const pairs = tree.flatMap((doc) => pairOf(doc, nodes.get(String(doc._id)), day))
    writes.push(...pairs.flatMap((pair) => writeOf(pair, at)))
    const changes = pairs.filter(({ doc, now }) => doc.light !== now.light).length
    settled.set(matterId, { totals, changes, nodes: pairs.map(({ doc, now }) => ({ ...doc, ...now })) })
  }
  await writeNodes(writes, tx)
  return settled
}

/** The line that a change of light leaves in a history, or none. */
export function lightLines(
  before: LightColour,
  node: { light: LightColour; reasons: readonly { text: string }[] },
  version: number,
  at: Date,
): HistoryDoc[] {
  const what = lightLine(before, node.light)
  if (what === null) return []
  return [{ at, who: '系统', what, note: node.reasons.map((reason) => reason.text).join('；'), version }]
}

interface Pair {
  doc: TreeDoc
  node: SettledNode
  now: ReturnType<typeof kept>
}

function pairOf(doc: TreeDoc, node: SettledNode | undefined, day: DayFacts): Pair[] {
  return node ? [{ doc, node, now: kept(doc, node, day) }] : []
}

function kept(doc: TreeDoc, node: SettledNode, day: DayFacts) {
  const { state, verified, claimed, closedOn, light, lightRank, lightUntil, wasRed } = node
  const now = { state, verified, claimed, closedOn, light, lightRank, lightUntil, wasRed }
  // a light that got better is worth a warning when it gets worse again
  const warnedLight = lightRank < LIGHTS[doc.warnedLight].rank ? light : doc.warnedLight
  return { ...now, warnedLight, warnsOn: tellsOn({ ...doc, ...now, warnedLight }, day) }
}

function writeOf({ doc, node, now }: Pair, at: Date): NodeWrite[] {
  if ((Object.keys(now) as (keyof typeof now)[]).every((key) => doc[key] === now[key])) return []
  return [{ id: doc._id, set: now, lines: lightLines(doc.light, node, doc.version, at) }]
}
