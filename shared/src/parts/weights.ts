const WHOLE = 100

/** 100 in equal parts; what is left over goes to the first. */
export function evenWeights(count: number): number[] {
  const base = Math.floor(WHOLE / count)
  const over = WHOLE - base * count
  return Array.from({ length: count }, (_, i) => base + (i < over ? 1 : 0))
}

/**
 * The same proportions, summing to 100: each at least 1, what rounding leaves to the largest remainders, of equal ones to
 * the first. Where nothing is filled, equal parts; where there are more than 100, the same as came.
 */
export function scaledWeights(weights: readonly (number | null)[]): number[] {
  const given = weights.map((weight) => Math.max(0, weight ?? 0))
  const sum = given.reduce((a, b) => a + b, 0)
  if (given.length > WHOLE) return given
  if (sum === 0) return evenWeights(given.length)
  // every one has its 1 first; the proportion shares out what remains
  const free = WHOLE - given.length
  const exact = given.map((weight) => (Math.max(0, weight - sum / WHOLE) * free) / aboveOne(given, sum))
  const floors = exact.map(Math.floor)
  const left = free - floors.reduce((a, b) => a + b, 0)
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  const extra = new Set(order.slice(0, left).map(({ i }) => i))
  return floors.map((floor, i) => 1 + floor + (extra.has(i) ? 1 : 0))
}

function aboveOne(given: readonly number[], sum: number): number {
  const total = given.reduce((all, weight) => all + Math.max(0, weight - sum / WHOLE), 0)
  return total === 0 ? 1 : total
}
