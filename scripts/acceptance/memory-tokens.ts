import type { HeldToken, TokenStore } from '../../server/src/wechat/tokens.repo'

/** Tokens of one process that ends soon; it touches no database. */
export function memoryTokens(): TokenStore {
  const held = new Map<string, HeldToken>()
  return {
    read: async (key) => held.get(key) ?? null,
    async replace(key, _held, fresh) {
      held.set(key, { ...fresh, mark: fresh.accessToken })
      return true
    },
    lease: async () => true,
    release: async () => {},
    // the account may be in use by the running product: its tokens are not invalidated
    mayForce: async () => false,
  }
}
