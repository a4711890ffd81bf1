import mongoose from 'mongoose'
import { cases, type CaseDoc } from './cases.model'

/** Stands among the answers of every case that was made up for the size of a city. */
export const SEEDED = { demo: '城市规模演示' } as const
const OURS = { 'answers.demo': SEEDED.demo }

export function countSeeded(): Promise<number> {
  return cases.countDocuments(OURS)
}

export async function removeSeeded(): Promise<void> {
  await cases.deleteMany(OURS)
}

export async function insertSeeded(docs: readonly CaseDoc[]): Promise<void> {
  if (docs.length > 0) await cases.insertMany(docs, { ordered: false })
}

export function newCaseId(): CaseDoc['_id'] {
  return new mongoose.Types.ObjectId()
}
