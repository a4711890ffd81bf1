import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type toWechatError, WechatError } from './errors'
import type { HeldToken, StoredToken, TokenStore } from './tokens.repo'

/** A token is used until a minute before its end. */
const MARGIN_MS = 60_000
/** No token lives longer: an end further away was written under a wrong clock. */
export const LONGEST_MS = 7200_000
/** How long a process trusts what it read: others may have replaced the token, and then WeChat refuses it. */
const KNOWN_MS = 5000
const WAIT_MS = 100
const WAIT_TURNS = 120
const REPEATS = 2

/** Hands out one account's access token; all processes share one, and one of them refreshes it. */
export interface TokenService {
  /** `rejected` names a token that the platform refused: it is replaced only if the store still holds it. */
  token(rejected?: string): Promise<StoredToken>
}

export interface TokenSource {
  /** Names the account in the store and in logs; never a secret. */
  key: string
  store: TokenStore
  /** Asks the platform; `force` when the plain question brought back a token it refuses. */
  fetch(force: boolean): Promise<StoredToken>
  /** Told when a refused token cannot be replaced: another system seems to use the account. */
  alarm(problem: string): void
  now?: () => number
}

export function tokenService(source: TokenSource): TokenService {
  const now = source.now ?? Date.now
  const shared = sharedToken(source, now)
  const flights = new Map<string, Promise<StoredToken>>()
  let known: { token: StoredToken; until: number } | null = null

  async function fly(rejected: string | undefined): Promise<StoredToken> {
    const token = await shared(rejected)
    known = { token, until: performance.now() + KNOWN_MS }
    return token
  }
  return {
    async token(rejected) {
      const fresh = known && known.until > performance.now() && isUsable(known.token, rejected, now())
      if (fresh && known) return known.token
      const key = rejected ?? ''
      const flight = flights.get(key) ?? fly(rejected).finally(() => flights.delete(key))
      flights.set(key, flight)
      return flight
    },
  }
}

/**
 * Runs a call with a token; one that the platform refuses is replaced and the call repeated, at most twice.
 * @throws WechatError
 */
export async function withToken<T>(
  tokens: TokenService,
  toError: (error: unknown) => ReturnType<typeof toWechatError>,
  act: (token: string) => Promise<T>,
): Promise<T> {
  let rejected: string | undefined
  for (let turn = 0; ; turn += 1) {
    const { accessToken } = await tokens.token(rejected)
    try {
      return await act(accessToken)
    } catch (error) {
      const wrapped = toError(error)
      if (wrapped.errorClass !== 'token' || turn >= REPEATS) throw wrapped
      rejected = accessToken
    }
  }
}

/** Without a token nothing was sent yet; and 40001 from here says that the credential is wrong, not that a token is stale. */
export function tokenError(e: WechatError): WechatError {
  if (e.errorClass === 'unknown-delivery')
    return new WechatError('retry', e.code, `no access token: ${e.message}`, e.rid)
  if (e.errorClass === 'token')
    return new WechatError('config', e.code, `credential rejected: ${e.message}`, e.rid)
  return e
}

/** The token of the store, replaced there under the lease when it cannot be used. */
function sharedToken({ key, store, fetch, alarm }: TokenSource, now: () => number) {
  const owner = randomUUID()

  async function refresh(held: HeldToken | null, rejected?: string): Promise<StoredToken> {
    let fresh = await fetch(false)
    if (fresh.accessToken === rejected) {
      if (await store.mayForce(key)) fresh = await fetch(true)
      else alarm('the platform gives a token it refuses, and the guard allows no forced refresh')
    }
    if (await store.replace(key, held, fresh)) return fresh
    // whoever took the lease over when we were slow has written a newer one
    const newer = await store.read(key)
    return newer && isUsable(newer, rejected, now()) ? newer : fresh
  }

  return async (rejected?: string): Promise<StoredToken> => {
    for (let turn = 0; turn < WAIT_TURNS; turn += 1) {
      const stored = await store.read(key)
      if (stored && isUsable(stored, rejected, now())) return stored
      if (await store.lease(key, owner)) {
        try {
          const held = await store.read(key)
          return held && isUsable(held, rejected, now()) ? held : await refresh(held, rejected)
        } finally {
          await store.release(key, owner)
        }
      }
      await pause(WAIT_MS)
    }
    const slow = 'no access token: another process holds the lease and does not finish'
    throw new WechatError('retry', null, slow)
  }
}

function isUsable(
  { accessToken, expireTime }: StoredToken,
  rejected: string | undefined,
  now: number,
): boolean {
  const left = expireTime - now
  return left > MARGIN_MS && left <= LONGEST_MS + MARGIN_MS && accessToken !== rejected
}
