import crypto from 'node:crypto'

/** Where ids, tokens and codes come from. With a seed number two runs that ask in the same order get the same. */
export interface Random {
  bytes(count: number): Buffer
  /** 0 ≤ value < bound, bound ≤ 2^47 */
  int(bound: number): number
  /** Starts the seeded row again; changes nothing without a seed. */
  restart(): void
}

export function openRandom(seedNumber: number | null): Random {
  if (seedNumber === null) {
    return { bytes: crypto.randomBytes, int: (bound) => crypto.randomInt(bound), restart: () => undefined }
  }
  let turn = 0
  const bytes = (count: number) => crypto.hkdfSync('sha256', String(seedNumber), '', String(turn++), count)
  return {
    bytes: (count) => Buffer.from(bytes(count)),
    int: (bound) => Buffer.from(bytes(6)).readUIntBE(0, 6) % bound,
    restart: () => void (turn = 0),
  }
}

/** 19 digits and odd, which no JavaScript number can hold: a client that rounds is found out. */
export function newMsgid(random: Random): string {
  const head = 3_000_000_000_000_000_000n + BigInt(random.int(2 ** 47)) * 10_000n
  return String(head + BigInt(random.int(5_000) * 2 + 1))
}

/** Three groups of hexadecimal digits, the first is the time in seconds. */
export function newRid(random: Random, now: number): string {
  const seconds = Math.floor(now / 1000).toString(16)
  return `${seconds}-${random.bytes(4).toString('hex')}-${random.bytes(4).toString('hex')}`
}
