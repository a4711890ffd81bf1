import type { NamedRate } from '@mingdu/shared/cases/figures.schema'

/** The lists behind the two sides of a figure. */
export type Behind = NonNullable<NamedRate['counted']>

/** What a figure is of, beside its period. */
export interface Narrowed {
  orgId?: string | undefined
  powerId?: string | undefined
  channel?: string | undefined
  window?: string | undefined
}

interface CountedPeriod {
  from: string
  through: string
}

/** The address of the list that a side of a figure counts: of cases or of ratings, which say some things otherwise. */
export function countedLink(
  list: Behind['list'],
  counted: string,
  { from, through }: CountedPeriod,
  { channel, ...narrowed }: Narrowed = {},
): string {
  const days = list === 'cases' ? { from, through } : { from, to: through }
  const params = new URLSearchParams({ counted, ...days })
  const rest = { ...narrowed, [list === 'cases' ? 'channel' : 'caseChannel']: channel }
  for (const [key, value] of Object.entries(rest)) if (typeof value === 'string') params.set(key, value)
  return `/${list}?${params.toString()}`
}
