import type { Logger } from '../../log'
import { drainMarks, rebuildRollups } from './cases.rollups'
import { rollupGeneration } from '../rollups/rollups.service'

/** Keeps the sums of cases up with what is marked; the first time, it counts everything that is there. */
export async function keepRollups(log: Logger, stop?: AbortSignal): Promise<number> {
  if ((await rollupGeneration()) === 0) log.info({ counted: await rebuildRollups() }, 'cases counted')
  return drainMarks(stop)
}
