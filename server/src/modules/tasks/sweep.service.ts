import { groupedBy } from '@mingdu/shared/kernel/grouped'
import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { judgeLight, nextLightOf, type JudgedLight, type LightFacts } from '@mingdu/shared/tasks/light.rules'
import type { Tx } from '../../db/connection'
import { lightLines } from './settle.service'
import {
  nodesAbove,
  staleNodes,
  writeNodes,
  type NodeWrite,
  type StaleNode,
  type TreeDoc,
} from './settle.repo'
import { lightFacts } from './tasks.facts'

/** What time did to the trees of some matters. */
export interface Swept {
  /** Nodes that were looked at. */
  looked: number
  lightsChanged: number
  /** By matter, with what changed below it. */
  matters: Map<string, Below>
  /** Matters that an act left unsettled: they want more than time. */
  unsettled: string[]
}

/** How the leaves of a matter changed, and whether anything below it turned red. */
export interface Below {
  red: number
  yellow: number
  turnedRed: boolean
}

/** Whole matters together, so that portions touch nothing in common; each of `size` nodes, or a little more. */
export function portionsOf(nodes: readonly StaleNode[], size: number): StaleNode[][] {
  const portions: StaleNode[][] = []
  for (const own of groupedBy(nodes, ({ matterId }) => matterId).values()) {
    const last = portions.at(-1)
    if (last && last.length < size) last.push(...own)
    else portions.push([...own])
  }
  return portions
}

/**
 * Brings the lights whose day has come to today, of these nodes and what lies above them: one write for each node that
 * changes, and none for the others. Time alone never makes a light better, so that nothing else need be read.
 */
export async function sweepNodes(
  nodes: readonly StaleNode[],
  day: DayFacts,
  at: Date,
  tx: Tx,
): Promise<Swept> {
  const stale = await staleNodes(day.today, nodes, tx)
  const unsettled = new Set(stale.filter(({ lightUntil }) => lightUntil === '').map((n) => n.matterId))
  const timed = stale.filter(({ matterId }) => !unsettled.has(matterId))
  const leaves = timed.filter(({ leaf }) => leaf).map((doc) => turned(doc, false, day))
  const reds = leaves.filter(({ doc, light }) => light === 'red' && doc.light !== 'red')
  const inner = await innerOf(timed, reds, day, tx)
  const turns = [...leaves, ...inner]
  await writeNodes(
    turns.flatMap((turn) => writeOf(turn, at)),
    tx,
  )
  return {
    looked: stale.length,
    lightsChanged: turns.filter(({ doc, light }) => light !== doc.light).length,
    matters: belowOf(turns),
    unsettled: [...unsettled],
  }
}

/**
 * What time makes of a light: never better than it is stored. Where the stored one is worse than the facts alone say,
 * something below is red, and stays so as long as only time passes.
 */
export function worsened(
  stored: LightColour,
  facts: LightFacts,
  redBelow: boolean,
  day: DayFacts,
): JudgedLight & { lightUntil: TreeDoc['lightUntil'] } {
  const alone = judgeLight(facts, day).colour
  const below: LightColour[] = redBelow || LIGHTS[stored].rank > LIGHTS[alone].rank ? ['red'] : []
  const all = { ...facts, below }
  return { ...judgeLight(all, day), lightUntil: nextLightOf(all, day)?.date ?? null }
}

interface Turn extends Pick<TreeDoc, 'light' | 'lightUntil'> {
  doc: TreeDoc
  reasons: JudgedLight['reasons']
}

function turned(doc: TreeDoc, redBelow: boolean, day: DayFacts): Turn {
  const { colour, reasons, lightUntil } = worsened(doc.light, lightFacts(doc), redBelow, day)
  return { doc, light: colour, lightUntil, reasons }
}

/** Inner nodes whose own day has come, and those above a leaf that turned red. */
async function innerOf(
  timed: readonly TreeDoc[],
  reds: readonly Turn[],
  day: DayFacts,
  tx: Tx,
): Promise<Turn[]> {
  const above = await nodesAbove(
    reds.map(({ doc }) => doc),
    tx,
  )
  const known = new Set(above.map(({ _id }) => String(_id)))
  const own = timed.filter(({ leaf, _id }) => !leaf && !known.has(String(_id)))
  return [...above.map((doc) => turned(doc, true, day)), ...own.map((doc) => turned(doc, false, day))]
}

function writeOf({ doc, light, lightUntil, reasons }: Turn, at: Date): NodeWrite[] {
  if (light === doc.light && lightUntil === doc.lightUntil) return []
  const set = { light, lightUntil, lightRank: LIGHTS[light].rank, wasRed: doc.wasRed || light === 'red' }
  return [{ id: doc._id, set, lines: lightLines(doc.light, { light, reasons }, doc.version, at) }]
}

function belowOf(turns: readonly Turn[]): Map<string, Below> {
  const matters = new Map<string, Below>()
  for (const { doc, light } of turns) {
    const below = matters.get(doc.matterId) ?? { red: 0, yellow: 0, turnedRed: false }
    const moved = (colour: LightColour) =>
      doc.leaf ? Number(light === colour) - Number(doc.light === colour) : 0
    matters.set(doc.matterId, {
      red: below.red + moved('red'),
      yellow: below.yellow + moved('yellow'),
      turnedRed: below.turnedRed || (light === 'red' && doc.light !== 'red'),
    })
  }
  return matters
}
