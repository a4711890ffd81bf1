import { inTransaction } from '../../db/connection'
import { dueHeld, takeHeld } from './messages.held.repo'
import { tellPeople } from './messages.service'

const PORTION = 50

/**
 * Tells what was held back and is due. Taking and telling are one transaction: a message is told or withdrawn, never both
 * and never neither. @returns how many were told
 */
export async function tellHeld(now = Date.now()): Promise<number> {
  let told = 0
  for (;;) {
    const due = await dueHeld(now, PORTION)
    if (due.length === 0) return told
    told += await inTransaction(async (tx) => {
      let taken = 0
      for (const held of due) {
        if (!(await takeHeld(held, tx))) continue
        await tellPeople([held.message], held.at, tx)
        taken += 1
      }
      return taken
    })
    if (due.length < PORTION) return told
  }
}
