import { INTERVENTION_KINDS } from '@mingdu/shared/interventions/interventions.states'
import { clip } from '@mingdu/shared/kernel/text'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { noteOnMatter } from '../matters/parties.service'
import { tellPeople } from '../messages/messages.service'
import { taskSubject } from '../tasks/acts.service'
import { peopleOfOrgs } from '../tasks/telling.service'
import type { InterventionDoc } from './interventions.repo'

interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/**
 * Once a use of a power has effect, the org it is about is told, and it stands in the 经过 of its matter. A proposal of
 * 奖惩 has none before it is approved; a 否决 says both by sending the matter back.
 */
export async function tellOfUse(doc: InterventionDoc, acting: Acting, tx: Tx): Promise<void> {
  if (doc.kind === 'veto' || doc.state === 'proposed' || doc.state === 'declined') return
  await noteOn(doc, acting, tx)
  await tellOrg(doc, acting, tx)
}

async function noteOn(doc: InterventionDoc, { scope, actor, time }: Acting, tx: Tx): Promise<void> {
  const { kind, id } = doc.subject
  const matterId =
    kind === 'matter' ? id : kind === 'task' ? (await taskSubject(scope, id, tx)).matterId : null
  if (matterId === null) return
  const note = clip(`${doc.no}。依据：${doc.basis}。${doc.done}`, 500)
  const what = `行使${INTERVENTION_KINDS[doc.kind]}权`
  const line = { at: new Date(time.now()), who: actor.name, what, note, office: actor.orgName }
  await noteOnMatter(scope, matterId, line, tx)
}

async function tellOrg(doc: InterventionDoc, { actor, time }: Acting, tx: Tx): Promise<void> {
  if (!doc.org) return
  const people = await peopleOfOrgs([doc.org.id])
  const heads = people.heads(doc.org.id)
  const recipientIds = heads.length > 0 ? heads : people.actingFor({ orgId: doc.org.id, handler: null })
  const { kind, id, name } = doc.subject
  const target = kind === 'matter' || kind === 'task' ? { kind, id } : { kind: 'todo' as const, id: null }
  const message = {
    kind: 'powerUsed' as const,
    recipientIds,
    subject: { kind: 'intervention' as const, id: String(doc._id), no: doc.no, name: clip(name, 20) },
    dedupe: `v${doc.version}`,
    title: `督查职权：${INTERVENTION_KINDS[doc.kind]}`,
    body: `${doc.no}，${clip(name, 20)}。依据：${clip(doc.basis, 60)}。${clip(doc.done, 150)}`,
    target,
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  if (recipientIds.length > 0) await tellPeople([message], new Date(time.now()), tx)
}
