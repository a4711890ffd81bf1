import type { Org } from '@mingdu/shared/orgs/orgs.api'

/** A row of the tree as it is drawn. */
export interface OrgRow {
  org: Org
  depth: number
  /** Of the org and everything below it. */
  count: number
  hasChildren: boolean
  open: boolean
}

/** Counts of each org with those of everything below it. `orgs` is in the order of the tree. */
export function totalsOf(orgs: readonly Org[], own: ReadonlyMap<string, number>): Map<string, number> {
  const totals = new Map<string, number>()
  for (const org of orgs) {
    const count = own.get(org.id) ?? 0
    for (const id of [org.id, ...org.path]) totals.set(id, (totals.get(id) ?? 0) + count)
  }
  return totals
}

/** The rows to draw: without what is closed, or, while something is looked for, what matches with the way to it. */
export function rowsOf(
  orgs: readonly Org[],
  totals: ReadonlyMap<string, number>,
  closed: ReadonlySet<string>,
  words: string,
): OrgRow[] {
  const parents = new Set(orgs.map((org) => org.parentId))
  const shown = words === '' ? null : matching(orgs, words)
  return orgs
    .filter((org) => (shown ? shown.has(org.id) : !org.path.some((id) => closed.has(id))))
    .map((org) => ({
      org,
      depth: org.path.length,
      count: totals.get(org.id) ?? 0,
      hasChildren: parents.has(org.id),
      open: shown !== null || !closed.has(org.id),
    }))
}

function matching(orgs: readonly Org[], words: string): Set<string> {
  const shown = new Set<string>()
  for (const org of orgs) {
    if (!org.name.includes(words) && !org.shortName.includes(words)) continue
    for (const id of [org.id, ...org.path]) shown.add(id)
  }
  return shown
}
