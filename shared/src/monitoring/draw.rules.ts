/**
 * `n` of these ids at random: each is ranked by a hash of seed and id, so that the same seed over the same cases draws the
 * same ones, in whatever order they come, and anybody can repeat the draw.
 */
export function drawOf(ids: readonly string[], seed: string, n: number): string[] {
  return ids
    .map((id) => ({ id, rank: hashOf(`${seed}|${id}`) }))
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .slice(0, n)
    .map(({ id }) => id)
}

/** FNV-1a over the characters, then the finisher of MurmurHash3: ids that differ in one place rank far apart. */
function hashOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
