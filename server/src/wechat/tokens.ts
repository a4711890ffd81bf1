import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { WechatError } from './errors'
import type { StoredToken, TokenStore } from './tokens.repo'

/** A token is used until a minute before its end. */
const MARGIN_MS = 60_000
const WAIT_MS = 100
const WAIT_TURNS = 120

/** Hands out one account's access token; all processes share one, and one of them refreshes it. */
export interface TokenService {
  /** `rejected` names a token that WeChat refused: it is replaced only if the store still holds it. */
  token(rejected?: string): Promise<StoredToken>
}

/**
 * @param fetchStable POST /cgi-bin/stable_token, plain or forced
 */
export function tokenService(
  appid: string,
  store: TokenStore,
  fetchStable: (force: boolean) => Promise<StoredToken>,
): TokenService {
  const owner = randomUUID()
  const usable = async (rejected?: string) => {
    const stored = await store.read(appid)
    const good = stored && stored.expireTime - MARGIN_MS > Date.now() && stored.accessToken !== rejected
    return good ? stored : null
  }
  const refresh = async (rejected?: string) => {
    let fresh = await fetchStable(false)
    if (fresh.accessToken === rejected && (await store.mayForce(appid))) fresh = await fetchStable(true)
    await store.write(appid, fresh)
    return fresh
  }
  return {
    async token(rejected) {
      for (let turn = 0; turn < WAIT_TURNS; turn += 1) {
        const stored = await usable(rejected)
        if (stored) return stored
        if (await store.lease(appid, owner)) {
          try {
            return (await usable(rejected)) ?? (await refresh(rejected))
          } finally {
            await store.release(appid, owner)
          }
        }
        await pause(WAIT_MS)
      }
      throw new WechatError(
        'retry',
        null,
        'no access token: another process holds the lease and does not finish',
      )
    },
  }
}
