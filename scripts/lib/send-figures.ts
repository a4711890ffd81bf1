/** A card as the far side showed it: whose, and when in real time, epoch milliseconds. */
export interface ShownCard {
  person: string
  at: number
}

export interface SendFigures {
  /** People who were to get a card. */
  people: number
  /** Shares of them (0–1) whose card was there so soon after its time. */
  within10: number
  within60: number
  /** Seconds after its time, of the middle one and of the latest; NaN when no card came. */
  median: number
  latest: number
  /** From the first that was due until the last card was there, in seconds; NaN when no card came. */
  drain: number
  /** People without a card, and cards beyond the first of a person. */
  lost: number
  doubled: number
}

/**
 * What became of one card for each person. Seen from the far side: nothing the product says of itself goes in.
 * @param due when each person's card was to leave, real time in epoch milliseconds
 */
export function sendFigures(due: ReadonlyMap<string, number>, cards: readonly ShownCard[]): SendFigures {
  const first = new Map<string, number>()
  for (const { person, at } of cards) first.set(person, Math.min(at, first.get(person) ?? Infinity))
  const late = [...due].flatMap(([person, at]) => {
    const shown = first.get(person)
    return shown === undefined ? [] : [(shown - at) / 1000]
  })
  late.sort((a, b) => a - b)
  const share = (seconds: number) => late.filter((one) => one <= seconds).length / due.size
  return {
    people: due.size,
    within10: share(10),
    within60: share(60),
    median: late[Math.floor(late.length / 2)] ?? NaN,
    latest: late.at(-1) ?? NaN,
    drain: late.length === 0 ? NaN : (largest(first.values()) - smallest(due.values())) / 1000,
    lost: due.size - late.length,
    doubled: cards.length - first.size,
  }
}

/** Cards a second between the first and the last of them; 0 for fewer than two. */
export function cardsPerSecond(cards: readonly ShownCard[]): number {
  const times = cards.map(({ at }) => at)
  const ms = largest(times) - smallest(times)
  return times.length < 2 ? 0 : ((times.length - 1) * 1000) / ms
}

function smallest(values: Iterable<number>): number {
  let found = Infinity
  for (const value of values) found = Math.min(found, value)
  return found
}

function largest(values: Iterable<number>): number {
  let found = -Infinity
  for (const value of values) found = Math.max(found, value)
  return found
}
