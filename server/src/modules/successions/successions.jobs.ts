import type { SuccessionKind } from '@mingdu/shared/successions/successions.rules'
import { inTransaction } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { STEPS, type Portion } from './moving.service'
import { noteSuccession, runningSuccession, type SuccessionDoc } from './successions.repo'

/**
 * Goes on with the mergers that are under way, one portion after the other, until each is through. Stopped at any moment
 * it goes on where it was: a portion is one transaction, with the count of it.
 * @returns how many came through
 */
export async function runSuccessions(time: BusinessTime, stop?: AbortSignal): Promise<number> {
  let through = 0
  for (;;) {
    const run = await runningSuccession()
    if (!run || stop?.aborted) return through
    if (!(await finish(run, time, stop))) return through
    through += 1
  }
}

async function finish(run: SuccessionDoc, time: BusinessTime, stop?: AbortSignal): Promise<boolean> {
  let at = run
  for (const step of STEPS)
    for (;;) {
      if (stop?.aborted) return false
      const next = await inTransaction(async (tx) => {
        const act = { actor: { name: run.by.name, orgName: run.byOrgName }, time }
        const portion = await step({ from: run.from, to: run.to, note: run.note }, at, act, tx)
        if (isEmpty(portion)) return null
        const set = { moved: added(at.moved, portion.moved), left: [...at.left, ...(portion.left ?? [])] }
        await noteSuccession(run, set, tx)
        return set
      })
      if (!next) break
      at = { ...at, ...next }
    }
  await inTransaction((tx) => noteSuccession(run, { state: 'done' }, tx))
  return true
}

function isEmpty({ moved, left = [] }: Portion): boolean {
  return left.length === 0 && Object.values(moved).every((n) => n === 0)
}

function added(before: SuccessionDoc['moved'], more: Portion['moved']): SuccessionDoc['moved'] {
  const sums = { ...before }
  for (const [kind, n] of Object.entries(more) as [SuccessionKind, number][])
    if (n > 0) sums[kind] = (sums[kind] ?? 0) + n
  return sums
}
