import { inTransaction, type Tx } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { noteSearchChange } from '../search/search.service'
import { headOn } from './powers.build'
import { headsById, versionRows } from './powers.bulk.repo'
import { dutyIdsOf } from './duties.repo'
import { powersDue, setHead } from './powers.repo'
import { forgetRollups } from './rollup'

const BATCH = 200

/**
 * Makes every published version current whose day has come. What is done leaves the list of what is due, so that it may
 * be stopped and repeated at any moment. @returns how many powers changed
 */
export async function bringVersionsIntoForce(time: BusinessTime): Promise<number> {
  const today = time.today()
  let done = 0
  let after: string | null = null
  for (;;) {
    const ids: string[] = (await powersDue(today, after, BATCH)).map(({ _id }) => String(_id))
    const last = ids.at(-1)
    if (last === undefined) return done
    await inTransaction((tx) => activate(ids, today, tx))
    forgetRollups()
    done += ids.length
    after = last
  }
}

async function activate(ids: readonly string[], today: string, tx: Tx): Promise<void> {
  const heads = await headsById(ids, tx)
  const versions = await versionRows(ids, tx)
  for (const head of heads) {
    const own = versions.filter(({ powerId }) => powerId === String(head._id))
    await setHead(head._id, { ...headOn(own, today, head.guide), changedAt: new Date() }, tx)
  }
  await noteSearchChange('power', ids, tx)
  await noteSearchChange('duty', await dutyIdsOf(ids, tx), tx)
}
