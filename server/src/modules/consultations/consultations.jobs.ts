import { inTransaction } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { changeConsultation, quietSince } from './consultations.repo'

const AT_ONCE = 100

/**
 * Ends what was answered and not asked on since. It may be stopped and called again at any time: what changed
 * meanwhile is left alone. @returns how many it ended
 */
export async function closeQuietConsultations(time: BusinessTime): Promise<number> {
  const at = new Date(time.now())
  let closed = 0
  for (;;) {
    const quiet = await quietSince(time.today(), AT_ONCE)
    for (const doc of quiet) {
      const line = { at, who: '系统', what: '自行结束', note: '答复后没有追问' }
      const set = { state: 'closed', closesAfter: null } as const
      if (await inTransaction((tx) => changeConsultation(doc, set, line, tx))) closed += 1
    }
    if (quiet.length < AT_ONCE) return closed
  }
}
