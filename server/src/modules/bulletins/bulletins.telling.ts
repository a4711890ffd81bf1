import { permissionsOf } from '@mingdu/shared/accounts/permissions'
import { BULLETIN_ACTS, type BulletinAct } from '@mingdu/shared/bulletins/bulletins.states'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { findPeople } from '../accounts/accounts.service'
import { tellPeople } from '../messages/messages.service'
import { subtreeIds } from '../orgs/orgs.service'
import type { BulletinDoc } from './bulletins.repo'

const TOLD: readonly BulletinAct[] = ['issue', 'withdraw']

/** Everyone of the region who reads it is told that it was issued, or taken back and why. */
export async function tellBulletin(
  act: BulletinAct,
  doc: BulletinDoc,
  actor: Actor,
  at: Date,
  tx: Tx,
): Promise<void> {
  if (!TOLD.includes(act)) return
  const people = await findPeople({ orgIds: await subtreeIds(doc.regionId), activeOnly: true })
  const recipientIds = people
    .filter(({ id, roles }) => id !== actor.id && permissionsOf(roles).includes('bulletin.read'))
    .map(({ id }) => id)
  if (recipientIds.length === 0) return
  const id = String(doc._id)
  const why = doc.withdrawal ? `撤回原因：${doc.withdrawal.reason}` : '请在“督查通报”里查看。'
  const message = {
    kind: 'bulletinMoved' as const,
    recipientIds,
    subject: { kind: 'bulletin' as const, id, no: doc.no ?? '', name: doc.title },
    dedupe: `bulletin:v${doc.version}`,
    title: `${BULLETIN_ACTS[act]}：${doc.title}`,
    body: `${doc.no ?? ''}。${why}`,
    target: { kind: 'bulletin' as const, id },
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], at, tx)
}
