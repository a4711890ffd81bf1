/** What of a power tells whether it is another one under a new name. */
export interface LikePower {
  name: string
  /** Names of the laws it rests on with the article. */
  bases: readonly string[]
}

/** From here on two names are taken for the same matter; with a basis in common a little less suffices. */
const SAME_NAME = 0.72
const SAME_NAME_AND_BASIS = 0.5

/** Words that change nothing of what a power is. */
const FILLERS = /(?:审批|许可|核准|核发|备案|登记|审核|批准|认定|的|对|和|与|及|等|之)/g
const SIGNS = /[^\p{L}\p{N}]/gu

/** A name without signs, brackets and the words that differ between an item and its double. */
export function plainName(name: string): string {
  const bare = name.replace(SIGNS, '')
  const core = bare.replace(FILLERS, '')
  return core.length >= 3 ? core : bare
}

/** 0–1: how many of their pairs of characters two names share (Dice). */
export function nameLikeness(a: string, b: string): number {
  const [x, y] = [bigrams(plainName(a)), bigrams(plainName(b))]
  const both = [...x].filter((pair) => y.has(pair)).length
  return x.size + y.size === 0 ? 0 : (2 * both) / (x.size + y.size)
}

/** 明减暗增: answers which cancelled power a new one is most like, under any name; null when it is like none. */
export function resemblance<P extends LikePower>(cancelled: readonly P[]): (power: LikePower) => P | null {
  const known = cancelled.map((power) => ({ power, pairs: bigrams(plainName(power.name)) }))
  const holders = new Map<string, number[]>()
  known.forEach(({ pairs }, i) => {
    for (const pair of pairs) holders.set(pair, [...(holders.get(pair) ?? []), i])
  })
  return (power) => {
    const pairs = bigrams(plainName(power.name))
    const shared = new Map<number, number>()
    for (const pair of pairs) for (const i of holders.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1)
    const like = [...shared].flatMap(([i, both]) => {
      const other = known[i]
      if (!other) return []
      const likeness = (2 * both) / (pairs.size + other.pairs.size)
      return isAlike(likeness, power, other.power) ? [{ power: other.power, likeness }] : []
    })
    return like.sort((a, b) => b.likeness - a.likeness)[0]?.power ?? null
  }
}

function isAlike(likeness: number, a: LikePower, b: LikePower): boolean {
  if (likeness >= SAME_NAME) return true
  return likeness >= SAME_NAME_AND_BASIS && a.bases.some((basis) => b.bases.includes(basis))
}

function bigrams(text: string): Set<string> {
  const chars = [...text]
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < chars.length; i++) pairs.add(`${chars[i] ?? ''}${chars[i + 1] ?? ''}`)
  return pairs
}
