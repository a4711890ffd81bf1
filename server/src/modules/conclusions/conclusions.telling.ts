import { permissionsOf, type Permission } from '@mingdu/shared/accounts/permissions'
import { CONCLUSION_ACTS, type ConclusionAct } from '@mingdu/shared/conclusions/conclusions.states'
import { clip } from '@mingdu/shared/kernel/text'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { findPeople } from '../accounts/accounts.service'
import { tellPeople } from '../messages/messages.service'
import { heirOf, subtreeIds } from '../orgs/orgs.service'
import type { ConclusionDoc } from './conclusions.repo'

const TO_THE_ORG: readonly ConclusionAct[] = ['issue', 'uphold', 'amend', 'revoke']

/** The org is told what is decided about it; of its objection, those of the region who review. */
export async function tellConclusion(
  act: ConclusionAct,
  doc: ConclusionDoc,
  actor: Actor,
  at: Date,
  tx: Tx,
): Promise<void> {
  const recipientIds = (await toldOf(act, doc)).filter((id) => id !== actor.id)
  if (recipientIds.length === 0) return
  const { id, title } = doc.matter
  const message = {
    kind: 'matterMoved' as const,
    recipientIds,
    subject: { kind: 'matter' as const, id, no: doc.no ?? '', name: clip(title, 20) },
    dedupe: `conclusion:${String(doc._id)}:v${doc.version}`,
    title: `${CONCLUSION_ACTS[act]}：${doc.no ?? ''} 督查结论`,
    body: `${doc.org.name}，${clip(title, 60)}。请在“督查结论”里查看。`,
    target: { kind: 'matter' as const, id },
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], at, tx)
}

async function toldOf(act: ConclusionAct, doc: ConclusionDoc): Promise<string[]> {
  // the org may have gone up in another since it was found of it
  const org = (await heirOf(doc.org.id))?.id ?? doc.org.id
  if (TO_THE_ORG.includes(act)) return holders('conclusion.object', [org])
  return act === 'object' ? holders('conclusion.issue', await subtreeIds(doc.regionId)) : []
}

async function holders(permission: Permission, orgIds: readonly string[]): Promise<string[]> {
  const people = await findPeople({ orgIds, activeOnly: true })
  return people.filter(({ roles }) => permissionsOf(roles).includes(permission)).map(({ id }) => id)
}
