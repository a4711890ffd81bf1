import crypto from 'node:crypto'
import type { Accounts, SandboxConfig } from '../config'
import { own, type Person, type SandboxState } from './state.types'

export interface PersonSeed {
  key: string
  name: string
  title: string
  phone: string
  /** only for somebody new; later changes go through follow and unfollow */
  follows: boolean
  blocks: boolean
  wecomUserId?: string
  /** empty or absent: derived from the key */
  unionid?: string
  openids?: { mp: string; mini: string }
  /** epoch milliseconds */
  lastVisit?: number
}

/** Adds a person or renames one; ids depend on key and appid alone, so a seeded person keeps them. */
export function upsertPerson(state: SandboxState, accounts: Accounts, seed: PersonSeed, now: number): Person {
  const known = own(state.people, seed.key)
  const person: Person = {
    ...known,
    ...seed,
    unionid: seed.unionid || wechatId('open-platform', seed.key),
    openids: {
      mp: seed.openids?.mp || wechatId(accounts.mp.appid, seed.key),
      mini: seed.openids?.mini || wechatId(accounts.mini.appid, seed.key),
    },
    follows: known?.follows ?? seed.follows,
    followedAt: known?.followedAt ?? Math.floor(now / 1000),
    scene: known?.scene ?? '',
  }
  state.people[seed.key] = person
  remember(state.people, person)
  return person
}

export function personByOpenid(
  state: SandboxState,
  kind: 'mp' | 'mini',
  openid: unknown,
): Person | undefined {
  if (typeof openid !== 'string') return undefined
  const { people } = state
  const found = indexOf(people).get(`${kind}|${openid}`)
  if (found !== undefined && people[found.key] === found) return found
  return Object.values(people).find((person) => person.openids[kind] === openid && remember(people, person))
}

/** Only accounts bound to one open-platform account see a unionid. */
export function unionidOf(
  { accounts, openPlatform }: SandboxConfig,
  person: Person,
  kind: 'mp' | 'mini',
): { unionid?: string } {
  return openPlatform.includes(accounts[kind].appid) ? { unionid: person.unionid } : {}
}

/** Ten thousand people are searched a hundred times a second when messages are measured. */
const indices = new WeakMap<SandboxState['people'], Map<string, Person>>()

function indexOf(people: SandboxState['people']): Map<string, Person> {
  const known = indices.get(people)
  if (known !== undefined) return known
  indices.set(people, new Map())
  for (const person of Object.values(people)) remember(people, person)
  return indexOf(people)
}

function remember(people: SandboxState['people'], person: Person): true {
  const index = indexOf(people)
  for (const kind of ['mp', 'mini'] as const) index.set(`${kind}|${person.openids[kind]}`, person)
  return true
}

/** An openid or unionid: 28 characters, the first is o. */
function wechatId(scope: string, key: string): string {
  return `o${crypto.createHash('sha256').update(`${scope}|${key}`).digest('base64url').slice(0, 27)}`
}
