import type { ShownCard } from '../lib/send-figures'
import { SANDBOX_PORT } from './run'

/** The far side of WeChat as the sandbox plays it, on the port of the benchmarks. */
export const SANDBOX = `http://127.0.0.1:${SANDBOX_PORT}`

export interface FarPerson {
  key: string
  mpOpenid: string
  miniOpenid: string
  unionid: string
}

const AT_ONCE = 1000

/** Adds `count` people who follow the 服务号. */
export async function seedFollowers(count: number): Promise<FarPerson[]> {
  const people: FarPerson[] = []
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => ({
      key: `p${from + i}`,
      name: `承办人${from + i}`,
      phone: phoneOf(from + i),
      follows: true,
    }))
    people.push(...(await control<{ people: FarPerson[] }>('people', rows)).people)
  }
  return people
}

export function phoneOf(i: number): string {
  return `199${String(i).padStart(8, '0')}`
}

interface FarCard {
  personKey: string
  at: number
}

/** Cards since a moment (real time), all of them: the sandbox is told to keep enough. */
export async function cardsSince(real: number, offsetMs: number): Promise<ShownCard[]> {
  const { cards } = await control<{ cards: FarCard[] }>('state')
  return cards
    .map(({ personKey, at }) => ({ person: personKey, at: at - offsetMs }))
    .filter(({ at }) => at >= real)
}

/** How the time machine, which the cards are stamped by, differs from real time. */
export async function timeOffset(): Promise<number> {
  return (await control<{ offsetMs: number }>('time')).offsetMs
}

async function control<T>(path: string, body?: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json' }
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(`${SANDBOX}/__sandbox/${path}`, init)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
