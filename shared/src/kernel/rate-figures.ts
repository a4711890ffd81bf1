/** Fewer than these make no ranking: 样本不足. Source: domain rules §9. */
export const ENOUGH = 10
/** Fewer than these are not shown in public. Source: domain rules §10. */
export const SMALL_CELL = 5

/** A rate of a tally: part ÷ whole, with the 口径 that is shown next to it. */
export interface RateDefinition<T> {
  name: string
  definition: string
  part(tally: T): number
  whole(tally: T): number
}

export interface RateFigure {
  name: string
  definition: string
  /** Tenths of a percent (918 is 91.8 %), half up; null without anything to divide by, or suppressed. */
  value: number | null
  /** `91.8%`; null with `value`. */
  text: string | null
  part: number | null
  /** The denominator; null when suppressed, as is `part`. */
  n: number | null
  /** false: 样本不足, no rank. */
  enough: boolean
  suppressed: boolean
}

/** All figures of a tally. In public small cells are suppressed, with the counts that would give them away. */
export function rateFigures<K extends string, T>(
  definitions: Record<K, RateDefinition<T>>,
  tally: T,
  audience: 'staff' | 'public',
): Record<K, RateFigure> {
  const keys = Object.keys(definitions) as K[]
  const figures = keys.map((key) => [key, rateFigure(definitions[key], tally, audience)] as const)
  return Object.fromEntries(figures) as Record<K, RateFigure>
}

/** Tenths of a percent, half up, as an integer; null when there is nothing to divide by. */
export function tenthsOfPercent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 2000 + whole) / (2 * whole))
}

function rateFigure<T>(rate: RateDefinition<T>, tally: T, audience: 'staff' | 'public'): RateFigure {
  const { name, definition } = rate
  const [part, n] = [rate.part(tally), rate.whole(tally)]
  const enough = n >= ENOUGH
  if (audience === 'public' && n < SMALL_CELL)
    return { name, definition, value: null, text: null, part: null, n: null, enough, suppressed: true }
  const value = tenthsOfPercent(part, n)
  return { name, definition, value, text: textOf(value), part, n, enough, suppressed: false }
}

function textOf(tenths: number | null): string | null {
  return tenths === null ? null : `${Math.floor(tenths / 10)}.${tenths % 10}%`
}
