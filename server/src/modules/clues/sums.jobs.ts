import { clueDay } from '@mingdu/shared/clues/figures.rules'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { inTransaction, type Tx } from '../../db/connection'
import {
  cluesReceived,
  everyDay,
  everyDayCounted,
  forgetSums,
  noteEveryDayCounted,
  removeMarks,
  replaceDay,
  someMarks,
  type ClueDayDoc,
  type FiguredClue,
} from './sums.repo'

/** Changes that are counted at one go. */
const PORTION = 200
const DAYS_AT_ONCE = 30

type Day = Pick<ClueDayDoc, 'day' | 'regionId'>

/**
 * Keeps the sums of clues by the day they were received: days of which something changed are counted anew, the first time
 * all of them. It may be stopped and called again at any time. @returns how many days it counted
 */
export async function keepClueSums(stop?: AbortSignal): Promise<number> {
  let counted = 0
  if (!(await everyDayCounted())) counted += await countEveryDay()
  while (!stop?.aborted) {
    const marks = await someMarks(PORTION)
    if (marks.length === 0) break
    const days = new Map(marks.map(({ day, regionId }) => [`${day}|${regionId}`, { day, regionId }]))
    for (const [key, day] of days) {
      const own = marks.filter((mark) => `${mark.day}|${mark.regionId}` === key)
      // what changes after the day was read leaves a mark that is not among these
      await inTransaction(async (tx) => {
        await countDay(day, tx)
        await removeMarks(own, tx)
      })
      counted += 1
    }
  }
  return counted
}

/** As when nothing was ever counted: for what was written past the acts. */
export async function countEveryDay(): Promise<number> {
  await forgetSums()
  const days = await everyDay()
  for (let i = 0; i < days.length; i += DAYS_AT_ONCE) {
    const some = days.slice(i, i + DAYS_AT_ONCE)
    await inTransaction(async (tx) => {
      for (const day of some) await countDay(day, tx)
    })
  }
  await noteEveryDayCounted()
  return days.length
}

async function countDay({ day, regionId }: Day, tx: Tx): Promise<void> {
  const on = plainDate(day)
  const received = await cluesReceived({ from: on, through: on }, { regionId }, tx)
  const units = [...new Set(received.map(unitOf))].filter((orgId) => orgId !== '')
  const row = (orgId: string, clues: readonly FiguredClue[]) => ({
    ...{ _id: `${day}|${regionId}|${orgId}`, day, regionId, orgId },
    counted: clueDay(clues),
  })
  const all = received.length === 0 ? [] : [row('', received)]
  const each = units.map((orgId) =>
    row(
      orgId,
      received.filter((clue) => unitOf(clue) === orgId),
    ),
  )
  await replaceDay({ day, regionId }, [...all, ...each], tx)
}

function unitOf({ assignment }: FiguredClue): string {
  return assignment?.org.id ?? ''
}
