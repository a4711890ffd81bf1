import type { Permission } from '@mingdu/shared/accounts/permissions'
import { permissionsOf } from '@mingdu/shared/accounts/permissions'
import { clip } from '@mingdu/shared/kernel/text'
import type { MatterState } from '@mingdu/shared/matters/matters.states'
import type { Tx } from '../../db/connection'
import { findPeople } from '../accounts/accounts.service'
import { tellPeople } from '../messages/messages.service'
import { subtreeIds } from '../orgs/orgs.service'
import type { MatterDoc } from './matters.model'
import type { MatterAct } from './matters.service'

/** Who must act next in a state of 销号: by permission, in the lead's own org or anywhere in the region. */
const NEXT: Partial<Record<MatterState, { permission: Permission; own: boolean }>> = {
  applied: { permission: 'matter.firstReview', own: true },
  reviewed: { permission: 'matter.verifyClose', own: false },
  completed: { permission: 'matter.approveClose', own: false },
}

/** Tells who must act next, and the lead with the supervisor when it is over or comes back. */
export async function tellStep(
  matter: MatterDoc,
  heading: string,
  note: string,
  { actor, time }: Pick<MatterAct, 'actor' | 'time'>,
  tx: Tx,
): Promise<void> {
  const recipientIds = (await concerned(matter)).filter((id) => id !== actor.id)
  if (recipientIds.length === 0) return
  const id = String(matter._id)
  const name = clip(matter.title, 20)
  const message = {
    kind: 'matterMoved' as const,
    recipientIds,
    subject: { kind: 'matter' as const, id, no: matter.no, name },
    dedupe: `v${matter.version + 1}`,
    title: `${heading}：${name}`,
    body: `${matter.no}。${clip(note, 150)}`,
    target: { kind: 'matter' as const, id },
    ...{ light: null, due: matter.due, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], new Date(time.now()), tx)
}

async function concerned(matter: MatterDoc): Promise<string[]> {
  const next = NEXT[matter.state]
  if (!next) {
    const heads = await holders('matter.firstReview', [matter.leadOrgId])
    return [...new Set([...heads, matter.supervisor.id])]
  }
  if (next.own) return holders(next.permission, [matter.leadOrgId])
  if (matter.state === 'reviewed') return [matter.supervisor.id]
  return holders(next.permission, await subtreeIds(matter.regionId))
}

async function holders(permission: Permission, orgIds: readonly string[]): Promise<string[]> {
  const people = await findPeople({ orgIds, activeOnly: true })
  return people.filter(({ roles }) => permissionsOf(roles).includes(permission)).map(({ id }) => id)
}
