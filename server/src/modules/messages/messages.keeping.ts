import type { Tx } from '../../db/connection'
import { idsOfOrg, isAnyKept, keptFromOf } from '../matters/kept.service'
import type { Recipient } from '../recipients/recipients.service'
import { matterIdsOfTasks } from '../tasks/matter-of.service'
import type { NewMessage } from './messages.service'

/** Whether somebody must not be told of something. */
type Barred = (message: NewMessage, person: Recipient) => boolean

/** A matter that came from a clue is told to nobody the clue is about, its tasks neither (信访工作条例 §30). */
export async function barredFrom(
  messages: readonly NewMessage[],
  people: readonly Recipient[],
  tx: Tx,
): Promise<Barred> {
  const about = messages.filter(({ subject }) => subject.kind === 'task' || subject.kind === 'matter')
  if (about.length === 0 || !(await isAnyKept(tx))) return () => false
  const taskIds = about.flatMap(({ subject }) => (subject.kind === 'task' ? [subject.id] : []))
  const matterOf = await matterIdsOfTasks(taskIds, tx)
  const kept = await keptFromOf(
    about.map(({ subject }) => matterOf.get(subject.id) ?? subject.id),
    tx,
  )
  if (kept.size === 0) return () => false
  const orgIds = [...new Set(people.map(({ orgId }) => orgId))]
  const standing = new Map(await Promise.all(orgIds.map(async (id) => [id, await idsOfOrg(id)] as const)))
  return ({ subject }, { id, orgId }) => {
    const from = kept.get(matterOf.get(subject.id) ?? subject.id) ?? []
    return from.length > 0 && [id, ...(standing.get(orgId) ?? [])].some((one) => from.includes(one))
  }
}
