import type { Refusal } from '../kernel/refusals'

/** 常用视图: a list as somebody wants to see it again: conditions, view and columns under a name. */

/** Lists that keep views. */
export const SAVED_LISTS = {
  tasks: '督办任务',
  matters: '督查事项',
} as const satisfies Record<string, string>
export type SavedList = keyof typeof SAVED_LISTS

/** How many views a person keeps in all their lists. */
export const MOST_VIEWS = 30

interface ViewFacts {
  owner: { id: string; name: string }
}

/** Shared views are read by the org and changed by their owner. */
export function viewRefusal({ owner }: ViewFacts, personId: string): Refusal | null {
  return owner.id === personId ? null : { code: 'view.others', details: { who: owner.name } }
}

/** Why one more cannot be kept; `kept` are the person's own. */
export function oneMoreRefusal(kept: number): Refusal | null {
  return kept < MOST_VIEWS ? null : { code: 'view.most', details: { most: String(MOST_VIEWS) } }
}
