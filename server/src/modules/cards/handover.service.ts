import { CARD_KINDS, CARD_STATES, OPEN_CARD_STATES } from '@mingdu/shared/cards/cards.states'
import { ISSUE_PERMISSION } from '@mingdu/shared/cards/cards.rules'
import { clip } from '@mingdu/shared/kernel/text'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Actor } from '../../http/actor'
import { found } from '../../refused'
import type { BusinessTime } from '../../time'
import { tellPeople } from '../messages/messages.service'
import { cardsKeptBy, changeCard, listCards, type CardDoc } from './cards.repo'

/** Cards of this person that were not lifted yet. */
export async function cardsHeldBy(personId: string, orgId: string) {
  const { items } = await listCards({ kind: 'own', accountId: personId, orgId }, { limit: 100 })
  return items
    .filter(({ state }) => OPEN_CARD_STATES.includes(state))
    .map(({ _id, no, kind, subject, org, regionId, state }) => ({
      ...{ id: String(_id), no: no ?? '', title: `${CARD_KINDS[kind]}：${subject.name}`, orgId: org.id },
      ...{ regionId, state: CARD_STATES[state], due: null },
    }))
}

/** Cards that this person issued or took over and that were not lifted yet: 送达, appeal and 摘牌 are open. */
export async function cardsIssuedBy(personId: string, tx?: Tx) {
  return (await cardsKeptBy(personId, OPEN_CARD_STATES, tx)).map(
    ({ _id, no, kind, subject, org, person, regionId, state }) => ({
      ...{ id: String(_id), no: no ?? '', title: `${CARD_KINDS[kind]}：${subject.name}`, orgId: org.id },
      ...{ regionId, state: CARD_STATES[state], due: null },
      ...{ personId: person?.id ?? null, needs: ISSUE_PERMISSION[subject.kind] },
    }),
  )
}

/** 交接: another keeps these cards from now on, and so decides no appeal against them. Told to the successor. */
export async function handCardsOver(
  moves: ReadonlyMap<string, StoredRef>,
  leaving: StoredRef,
  reason: string,
  { actor, time }: { actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  const at = new Date(time.now())
  for (const doc of await cardsKeptBy(leaving.id, OPEN_CARD_STATES, tx)) {
    const keeper = moves.get(String(doc._id))
    if (!keeper) continue
    const note = `${leaving.name} 交给 ${keeper.name}。${reason}`
    const line = { at, who: actor.name, what: '工作交接', note }
    await tellKeeper(
      found(await changeCard(doc, { keeper, changedAt: at }, line, tx)),
      keeper,
      leaving,
      actor,
      tx,
    )
  }
}

async function tellKeeper(doc: CardDoc, keeper: StoredRef, leaving: StoredRef, actor: Actor, tx: Tx) {
  const id = String(doc._id)
  const name = clip(doc.subject.name, 20)
  const message = {
    ...{ kind: 'cardMoved' as const, recipientIds: [keeper.id], dedupe: `v${doc.version}` },
    subject: { kind: 'card' as const, id, no: doc.no ?? '', name },
    title: `工作交接：${doc.no ?? ''} ${CARD_KINDS[doc.kind]}`,
    body: `${leaving.name}发的牌由您跟进送达、申诉和摘牌。${name}。`,
    target: { kind: 'card' as const, id },
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], doc.changedAt, tx)
}

/** Cards of an org and its people that were not lifted yet, as a list shows them; the newest hundred are looked at. */
export async function openCardsOfOrg(orgId: string) {
  const { items } = await listCards({ kind: 'orgs', orgIds: [orgId] }, { limit: 100 })
  return items
    .filter(({ state }) => OPEN_CARD_STATES.includes(state))
    .map(({ _id, no, kind, subject, state }) => ({
      ...{ id: String(_id), no: no ?? '', title: `${CARD_KINDS[kind]}：${subject.name}` },
      ...{ state: CARD_STATES[state], due: null },
    }))
}
