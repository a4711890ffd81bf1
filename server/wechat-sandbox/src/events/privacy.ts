import type { Sandbox } from '../sandbox'
import type { Person } from '../state/state.types'

/** What may be revoked: 8 the phone number, 6 nickname and avatar. */
export const REVOCABLE = ['8', '6'] as const

/** The person withdraws what they had shared with the mini-program. */
export function revokeAuthorization(sandbox: Sandbox, person: Person, info: string): void {
  const fields = { OpenID: person.openids.mini, RevokeInfo: info, PluginID: '', OpenPID: '' }
  pushPrivacy(sandbox, person, 'user_authorization_revoke', fields)
}

/** The person closes their WeChat account: what they had allowed is gone, too. */
export function cancelAccount(sandbox: Sandbox, person: Person): void {
  const { credits } = sandbox.store.state
  for (const openid of Object.values(person.openids)) {
    for (const key of Object.keys(credits)) if (key.startsWith(`${openid}|`)) delete credits[key]
  }
  sandbox.store.touch()
  pushPrivacy(sandbox, person, 'user_authorization_cancellation', { OpenID: person.openids.mini })
}

function pushPrivacy(sandbox: Sandbox, person: Person, event: string, fields: Record<string, string>): void {
  const openid = person.openids.mini
  const cause = { path: `event/${event}`, openid }
  sandbox.events.push({ account: 'mini', openid, fields: { Event: event, ...fields }, cause })
}
