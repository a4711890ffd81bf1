import { LIGHTS } from '@mingdu/shared/kernel/light'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { judgeLight, nextLightOf, type LightFacts } from '@mingdu/shared/tasks/light.rules'
import type { Tx } from '../../db/connection'
import { lightLines, settleTrees, type SettledTree } from '../tasks/settle.service'
import { worsened, type Below } from '../tasks/sweep.service'
import type { MatterDoc } from './matters.model'
import {
  addVerifier,
  dropHandler,
  hasHandler,
  joinMatter,
  mattersForSettling,
  moveMatterDue,
  staleMatters,
  unscannedMatters,
  writeMatters,
  type MatterWrite,
  type SettlingMatter,
} from './matters.repo'

export { addVerifier, dropHandler, hasHandler, joinMatter, moveMatterDue, staleMatters, unscannedMatters }

/** Progress, lights and counts of these matters after something below them changed. */
export async function settleMatters(
  matterIds: readonly string[],
  day: DayFacts,
  at: Date,
  tx: Tx,
  more: Partial<MatterDoc> = {},
): Promise<Map<string, SettledTree>> {
  const matters = await mattersForSettling(matterIds, tx)
  const trees = await settleTrees(matterIds, day, at, tx)
  const writes = matters.flatMap((matter) => {
    const tree = trees.get(String(matter._id))
    return tree ? [writeOf(matter, tree, day, at, more)] : []
  })
  await writeMatters(writes, tx)
  return trees
}

/** What time alone did to these matters: the lights of their leaves are counted on, and their own come to today. */
export async function sweepMatters(
  below: ReadonlyMap<string, Below>,
  day: DayFacts,
  at: Date,
  tx: Tx,
): Promise<void> {
  const matters = await mattersForSettling([...below.keys()], tx)
  const writes = matters.flatMap((matter): MatterWrite[] => {
    const { red, yellow, turnedRed } = below.get(String(matter._id)) ?? NOTHING_BELOW
    const { counts, light, wasRed } = matter
    const { colour, reasons, lightUntil } = worsened(light, matterLightFacts(matter), turnedRed, day)
    const set = {
      counts: { ...counts, red: counts.red + red, yellow: counts.yellow + yellow },
      ...{ light: colour, lightRank: LIGHTS[colour].rank, lightUntil, wasRed: wasRed || colour === 'red' },
    }
    const same = red === 0 && yellow === 0 && colour === light && lightUntil === matter.lightUntil
    const lines = lightLines(light, { light: colour, reasons }, matter.version, at)
    return same ? [] : [{ id: matter._id, set, lines }]
  })
  await writeMatters(writes, tx)
}

export const NOTHING_BELOW: Below = { red: 0, yellow: 0, turnedRed: false }

/** The facts that decide a matter's light. */
export function matterLightFacts(
  matter: Pick<
    MatterDoc,
    'category' | 'dispatchedOn' | 'due' | 'completedOn' | 'state' | 'verified' | 'wasRed'
  >,
  below: LightFacts['below'] = [],
): LightFacts {
  const { category, dispatchedOn, due, completedOn: closedOn, verified, wasRed, state } = matter
  return {
    category,
    dispatchedOn,
    due,
    closedOn,
    suspended: false,
    cancelled: state === 'cancelled',
    verified,
    wasRed,
    below,
  }
}

/** Written whenever anything below changed, so that two changes at once run into each other and one waits. */
function writeOf(
  matter: SettlingMatter,
  { totals, nodes }: SettledTree,
  day: DayFacts,
  at: Date,
  more: Partial<MatterDoc>,
): MatterWrite {
  const { verified, claimed, counts, lights } = totals
  const facts = matterLightFacts({ ...matter, verified }, lights)
  const { colour, reasons } = judgeLight(facts, day)
  return {
    id: matter._id,
    set: {
      verified,
      claimed,
      counts,
      light: colour,
      lightRank: LIGHTS[colour].rank,
      lightUntil: nextLightOf(facts, day)?.date ?? null,
      wasRed: matter.wasRed || colour === 'red',
      handlerIds: [
        ...new Set([...(matter.handlerIds ?? []), ...nodes.flatMap(({ handler }) => handler?.id ?? [])]),
      ],
      ...more,
    },
    lines: lightLines(matter.light, { light: colour, reasons }, matter.version, at),
  }
}
