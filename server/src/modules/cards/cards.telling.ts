import type { Permission } from '@mingdu/shared/accounts/permissions'
import { permissionsOf } from '@mingdu/shared/accounts/permissions'
import { CARD_ACTS, CARD_KINDS, CARD_SUBJECTS, type CardAct } from '@mingdu/shared/cards/cards.states'
import { clip } from '@mingdu/shared/kernel/text'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { findPeople } from '../accounts/accounts.service'
import { tellPeople } from '../messages/messages.service'
import { heirOf, regionIdOf } from '../orgs/orgs.service'
import type { CardDoc } from './cards.repo'

/** Whom an act is told: the carded, or those who must act next. A card that was not issued says nothing to its org. */
const TOLD = {
  issue: carded,
  decline: nobody,
  deliver: nobody,
  appeal: reviewers,
  uphold: carded,
  withdraw: carded,
  lift: carded,
} as const satisfies Record<CardAct, (doc: CardDoc) => Promise<string[]>>

/** Tells those concerned of an act, in its transaction; nobody of what they did themselves. */
export async function tellOfCard(act: CardAct, doc: CardDoc, actor: Actor, tx: Tx): Promise<void> {
  const recipientIds = (await TOLD[act](doc)).filter((id) => id !== actor.id)
  if (recipientIds.length === 0) return
  const { subject, kind } = doc
  const id = String(doc._id)
  const what = `${CARD_SUBJECTS[subject.kind]} ${subject.no}“${clip(subject.name, 20)}”`
  const message = {
    kind: act === 'issue' ? ('cardIssued' as const) : ('cardMoved' as const),
    recipientIds,
    subject: { kind: 'card' as const, id, no: doc.no ?? '', name: clip(subject.name, 20) },
    dedupe: `v${doc.version}`,
    title: `${CARD_ACTS[act]}：${doc.no ?? ''} ${CARD_KINDS[kind]}`,
    body: `${what}。${clip(doc.reason, 150)}`,
    target: { kind: 'card' as const, id },
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], doc.changedAt, tx)
}

/** The heads of the carded org and of those above it below the region, and the person carded. */
async function carded({ org, person, regionId }: CardDoc): Promise<string[]> {
  // the org may have gone up in another since
  const { id = org.id, path = [] } = (await heirOf(org.id)) ?? {}
  const below = path.slice(path.indexOf(regionId) + 1)
  const heads = await holders('card.appeal', [id, ...below])
  return [...new Set([...heads, ...(person ? [person.id] : [])])]
}

/** Those of the region who may decide the appeal: another person than the issuer. */
async function reviewers({ org, regionId, issuedBy, keeper }: CardDoc): Promise<string[]> {
  const people = (
    await Promise.all(
      (['monitor', 'supervisionHead'] as const).map((role) => findPeople({ role, activeOnly: true })),
    )
  ).flat()
  const regions = await Promise.all(people.map(({ orgId }) => regionIdOf(orgId)))
  const able = people.filter(({ id, orgId, roles }, i) => {
    const apart = orgId !== org.id && id !== issuedBy?.id && id !== keeper?.id
    return regions[i] === regionId && apart && holds(roles, 'card.review')
  })
  return [...new Set(able.map(({ id }) => id))]
}

function nobody(): Promise<string[]> {
  return Promise.resolve([])
}

async function holders(permission: Permission, orgIds: readonly string[]): Promise<string[]> {
  const people = await findPeople({ orgIds, activeOnly: true })
  return people.filter(({ roles }) => holds(roles, permission)).map(({ id }) => id)
}

function holds(roles: Parameters<typeof permissionsOf>[0], permission: Permission): boolean {
  return permissionsOf(roles).includes(permission)
}
