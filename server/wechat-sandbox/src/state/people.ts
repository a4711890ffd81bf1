import crypto from 'node:crypto'
import type { Accounts } from '../config'
import { own, type Person, type SandboxState } from './state.types'

export interface PersonSeed {
  key: string
  name: string
  title: string
  phone: string
  /** only for somebody new; later changes go through follow and unfollow */
  follows: boolean
  blocks: boolean
}

/** Adds a person or renames one; ids depend on key and appid alone, so a seeded person keeps them. */
export function upsertPerson(state: SandboxState, accounts: Accounts, seed: PersonSeed, now: number): Person {
  const known = own(state.people, seed.key)
  const person: Person = {
    ...seed,
    unionid: wechatId('open-platform', seed.key),
    openids: {
      mp: wechatId(accounts.mp.appid, seed.key),
      mini: wechatId(accounts.mini.appid, seed.key),
    },
    follows: known?.follows ?? seed.follows,
    followedAt: known?.followedAt ?? Math.floor(now / 1000),
    scene: known?.scene ?? '',
  }
  state.people[seed.key] = person
  return person
}

export function personByOpenid(
  state: SandboxState,
  kind: 'mp' | 'mini',
  openid: unknown,
): Person | undefined {
  return Object.values(state.people).find((person) => person.openids[kind] === openid)
}

/** An openid or unionid: 28 characters, the first is o. */
function wechatId(scope: string, key: string): string {
  return `o${crypto.createHash('sha256').update(`${scope}|${key}`).digest('base64url').slice(0, 27)}`
}
