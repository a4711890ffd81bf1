import { randomBytes } from 'node:crypto'
import { Types } from 'mongoose'
import { clues, shutIdsOf, type ClueDoc } from './clues.model'

/** A keyword of every clue that was made up for the size of a city. */
export const SEEDED_KEYWORD = '城市规模演示'

/** As if it had been made then: its first eight digits are the second. */
export function seededId(at: Date): Types.ObjectId {
  const seconds = Math.floor(at.getTime() / 1000)
  return new Types.ObjectId(seconds.toString(16).padStart(8, '0') + randomBytes(8).toString('hex'))
}

export function countSeededClues(): Promise<number> {
  return clues.countDocuments({ keywords: SEEDED_KEYWORD })
}

export async function removeSeededClues(): Promise<void> {
  await clues.deleteMany({ keywords: SEEDED_KEYWORD })
}

export async function insertSeededClues(docs: readonly ClueDoc[]): Promise<void> {
  const stored = docs.map((doc) => ({ ...doc, ...shutIdsOf(doc) }))
  await clues.insertMany(stored, { ordered: false })
}
