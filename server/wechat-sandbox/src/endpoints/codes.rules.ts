import type { Sandbox } from '../sandbox'
import { own, type OneTimeCode, type Person } from '../state/state.types'

const CODE_LIFE_MS = 300_000

/** What wx.login and the phone-number button hand to the page: one use, five minutes of real time. */
export function mintCode(
  sandbox: Sandbox,
  kind: OneTimeCode['kind'],
  personKey: string,
  appid: string,
  scope?: string,
): string {
  const code = `0${sandbox.random.bytes(24).toString('base64url')}`.slice(0, 32)
  const scoped = scope === undefined ? {} : { scope }
  sandbox.store.state.codes[code] = {
    kind,
    personKey,
    appid,
    at: sandbox.config.now(),
    used: false,
    ...scoped,
  }
  sandbox.store.touch()
  return code
}

/** The person behind a code, which is used up by this; null when it is unknown, used, old or of another kind. */
export function spendCode(
  sandbox: Sandbox,
  kind: OneTimeCode['kind'],
  text: unknown,
  appid: string,
): Person | null {
  const { codes, people } = sandbox.store.state
  const code = typeof text === 'string' ? own(codes, text) : undefined
  if (code === undefined || code.kind !== kind || code.appid !== appid || code.used) return null
  if (sandbox.config.now() - code.at >= CODE_LIFE_MS) return null
  code.used = true
  return people[code.personKey] ?? null
}
