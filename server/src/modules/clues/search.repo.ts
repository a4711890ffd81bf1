import type { Id } from '@mingdu/shared/kernel/ids'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import { noteSearchChange } from '../search/changes.service'
import { clues, type ClueDoc } from './clues.model'
import { FACET_NAMES } from './filters.repo'

/** What a clue is found by, and what decides who finds it. */
const FIELDS = [
  'no',
  'text',
  'keywords',
  'place',
  'regionId',
  ...FACET_NAMES,
  'assignment',
  'shut',
] as const satisfies readonly (keyof ClueDoc)[]

export type FindableClue = Pick<ClueDoc, '_id' | (typeof FIELDS)[number]>

const PROJECTION = Object.fromEntries(FIELDS.map((field) => [field, 1 as const]))

/** In the order of their ids, behind one of them. */
export function cluesAfter(after: ClueDoc['_id'] | null, limit: number): Promise<FindableClue[]> {
  return clues
    .find(after ? { _id: { $gt: after } } : {}, { projection: PROJECTION })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

export function cluesOfIds(ids: readonly Id[]): Promise<FindableClue[]> {
  return clues
    .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } }, { projection: PROJECTION })
    .sort({ _id: 1 })
    .toArray()
}

/** Tells the search of a clue whose change shows there, or changes who finds it. */
export async function noteClueChange(id: Id, set: Partial<ClueDoc>, tx: Tx): Promise<void> {
  const shown = FIELDS.some((field) => field in set)
  if (shown) await noteSearchChange('clue', [id], tx)
}
