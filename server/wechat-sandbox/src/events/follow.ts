import type { Sandbox } from '../sandbox'
import { own, type Person } from '../state/state.types'

/** Follows or unfollows the 服务号 and pushes the event; nothing happens when that is already so. */
export function setFollow(sandbox: Sandbox, person: Person, follows: boolean): void {
  if (person.follows === follows) return
  if (follows) return follow(sandbox, person, '', '')
  person.follows = false
  sandbox.store.touch()
  pushTap(sandbox, person, { Event: 'unsubscribe', EventKey: '' })
}

/**
 * Scans a 带参二维码: `subscribe` with `qrscene_` before the scene for somebody new, `SCAN` with the bare scene for
 * a follower. False when the code is unknown or has expired.
 */
export function scanTicket(sandbox: Sandbox, person: Person, ticket: string): boolean {
  const found = own(sandbox.store.state.tickets, ticket)
  if (found === undefined || (found.expiresAt ?? Infinity) <= sandbox.config.now()) return false
  if (!person.follows) follow(sandbox, person, found.scene, ticket)
  else pushTap(sandbox, person, { Event: 'SCAN', EventKey: found.scene, Ticket: ticket })
  return true
}

function follow(sandbox: Sandbox, person: Person, scene: string, ticket: string): void {
  person.follows = true
  person.followedAt = Math.floor(sandbox.config.now() / 1000)
  person.scene = scene
  sandbox.store.touch()
  const scanned = scene === '' ? {} : { Ticket: ticket }
  pushTap(sandbox, person, {
    Event: 'subscribe',
    EventKey: scene === '' ? '' : `qrscene_${scene}`,
    ...scanned,
  })
}

function pushTap(sandbox: Sandbox, person: Person, fields: Record<string, string>): void {
  person.lastTap = sandbox.config.now()
  sandbox.events.push({
    account: 'mp',
    openid: person.openids.mp,
    fields,
    cause: { path: `event/${fields.Event ?? ''}`, openid: person.openids.mp },
  })
}
