import type { GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { store, stored } from '../../platform/storage'

/** What a person has answered and got ready for one guide; on this phone only. */
export interface Prepared {
  /** Version of the guide they were looking at. */
  no: number
  answers: Record<string, string>
  /** Materials at hand: key → the name it had when it was ticked. */
  ticked: Record<string, string>
}

const KEY = 'mingdu.prepared'
/** Guides remembered; the one longest untouched goes first. */
const MOST = 30

type Shelf = [id: string, prepared: Prepared][]

export function preparedFor(id: string): Prepared | null {
  return shelf().find(([one]) => one === id)?.[1] ?? null
}

/** False: the phone's storage is full and it will not outlast this visit. */
export function keepPrepared(id: string, prepared: Prepared): boolean {
  const others = shelf().filter(([one]) => one !== id)
  return store(KEY, [[id, prepared], ...others].slice(0, MOST))
}

/**
 * What still holds under the version on screen: a tick counts as long as the material is called the same. `dropped` is
 * how many ticks that cost.
 */
export function carriedOver(
  before: Prepared,
  no: number,
  materials: readonly Pick<GuideMaterial, 'key' | 'name'>[],
): { prepared: Prepared; dropped: number } {
  const kept = Object.entries(before.ticked).filter(([key, name]) =>
    materials.some((material) => material.key === key && material.name === name),
  )
  const dropped = Object.keys(before.ticked).length - kept.length
  return { prepared: { no, answers: before.answers, ticked: Object.fromEntries(kept) }, dropped }
}

function shelf(): Shelf {
  return stored<Shelf>(KEY) ?? []
}
