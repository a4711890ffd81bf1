/** An entry of an index, and the lane it was read from. */
interface Standing {
  /** the key behind what is the same all over its lane */
  rest: Buffer
  value: Buffer
  walk: Walk
}

interface Walk {
  skip: number
  entries: Iterator<{ key: Buffer; value: Buffer }>
}

/**
 * The values of several walks in one order: always the next of the one that stands first. Each walk is read no further
 * than the order was taken, and one entry more.
 * @param lanes entries in the wanted order, and how many bytes of their keys are the same all over the lane
 */
export function* walkAbreast(
  lanes: readonly { skip: number; entries: Iterable<{ key: Buffer; value: Buffer }> }[],
  reverse: boolean,
): Generator<Buffer> {
  const walks = lanes.map(({ skip, entries }): Walk => ({ skip, entries: entries[Symbol.iterator]() }))
  const standing: Standing[] = []
  try {
    for (const walk of walks) step(walk, standing, reverse)
    for (let first = standing.pop(); first; first = standing.pop()) {
      yield first.value
      step(first.walk, standing, reverse)
    }
  } finally {
    for (const { entries } of walks) entries.return?.()
  }
}

/** Takes the next of a walk among those that stand; the first of the order stands last. */
function step(walk: Walk, standing: Standing[], reverse: boolean): void {
  const next = walk.entries.next()
  if (next.done) return
  const { key, value } = next.value
  // a cursor may use its buffers again while others move
  const one = { walk, rest: Buffer.from(key.subarray(walk.skip)), value: Buffer.from(value) }
  standing.splice(placeOf(one.rest, standing, reverse), 0, one)
}

function placeOf(rest: Buffer, standing: readonly Standing[], reverse: boolean): number {
  let [low, high] = [0, standing.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const order = Buffer.compare((standing[middle] as Standing).rest, rest)
    if (reverse ? order < 0 : order > 0) low = middle + 1
    else high = middle
  }
  return low
}
