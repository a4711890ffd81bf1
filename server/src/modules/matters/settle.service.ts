import { LIGHTS } from '@mingdu/shared/kernel/light'
import type { DayFacts } from '@mingdu/shared/tasks/clock.rules'
import { judgeLight, type LightFacts } from '@mingdu/shared/tasks/light.rules'
import type { Tx } from '../../db/connection'
import { lightLines, settleTrees, type SettledTree } from '../tasks/settle.service'
import type { MatterDoc } from './matters.model'
import {
  addVerifier,
  joinMatter,
  mattersForSettling,
  moveMatterDue,
  unscannedMatters,
  writeMatters,
  type MatterWrite,
} from './matters.repo'

export { addVerifier, joinMatter, moveMatterDue, unscannedMatters }

/** Progress, lights and counts of these matters after something below them changed; also what the scan does daily. */
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
  matter: MatterDoc,
  { totals, nodes }: SettledTree,
  day: DayFacts,
  at: Date,
  more: Partial<MatterDoc>,
): MatterWrite {
  const { verified, claimed, counts, lights } = totals
  const { colour, reasons } = judgeLight(matterLightFacts({ ...matter, verified }, lights), day)
  return {
    id: matter._id,
    set: {
      verified,
      claimed,
      counts,
      light: colour,
      lightRank: LIGHTS[colour].rank,
      lightOn: day.today,
      wasRed: matter.wasRed || colour === 'red',
      handlerIds: [
        ...new Set([...(matter.handlerIds ?? []), ...nodes.flatMap(({ handler }) => handler?.id ?? [])]),
      ],
      ...more,
    },
    lines: lightLines(matter.light, { light: colour, reasons }, matter.version, at),
  }
}
