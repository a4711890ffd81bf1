import type { Arm } from './arm'

/** One of the two things compared: its server, and how one request is made. */
export interface Side {
  name: string
  arm: Arm
  request(i: number): Promise<void>
}

export interface Compared {
  /** CPU of the server per request in microseconds: the smallest of all rounds. */
  ours: number
  bare: number
  /** Bare over ours: 1 is as lean as bare, 0.5 takes twice its CPU. */
  ratio: number
  rounds: number
}

const CONCURRENCY = 8

/** Interleaved rounds, each side in turn; the minimum of each side counts, as noise only adds. */
export async function compare(ours: Side, bare: Side, rounds = 7, requests = 80): Promise<Compared> {
  for (const side of [ours, bare]) await round(side, requests)
  const best = { ours: Infinity, bare: Infinity }
  for (let i = 0; i < rounds; i += 1) {
    best.ours = Math.min(best.ours, await round(ours, requests))
    best.bare = Math.min(best.bare, await round(bare, requests))
  }
  return { ...best, ratio: best.bare / best.ours, rounds }
}

async function round({ arm, request }: Side, requests: number): Promise<number> {
  const before = await arm.cpu()
  let next = 0
  const worker = async () => {
    while (next < requests) await request(next++)
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  return ((await arm.cpu()) - before) / requests
}
