import { scopeFor, type Actor } from '../../http/actor'
import { draftBulletins, type BulletinRowDoc } from './bulletins.repo'

export type { BulletinRowDoc }

/** Drafts that wait for this person: to be issued by whoever issues, to be written by whoever drafts. */
export async function bulletinsToDo(actor: Actor, limit: number): Promise<BulletinRowDoc[]> {
  const scope = scopeFor(actor, 'bulletin.issue') ?? scopeFor(actor, 'bulletin.draft')
  return scope ? draftBulletins(scope, limit) : []
}
