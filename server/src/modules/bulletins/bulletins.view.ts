import { bulletinActs, type BulletinFacts } from '@mingdu/shared/bulletins/bulletins.rules'
import type { Bulletin, BulletinRow } from '@mingdu/shared/bulletins/bulletins.schema'
import { scopeFor, type Actor } from '../../http/actor'
import { actingPerson } from '../tasks/acting.service'
import { historyView } from '../tasks/viewing.service'
import type { BulletinDoc, BulletinRowDoc } from './bulletins.repo'

export function factsOf({ state, regionId, draftedBy, texts }: BulletinDoc): BulletinFacts {
  return { state, regionId, draftedById: draftedBy?.id ?? null, lead: texts.lead }
}

export function rowView(doc: BulletinRowDoc): BulletinRow {
  const { version, no, kind, state, title, period, draftedBy, issuedOn } = doc
  const { asOn, total } = doc.figures
  return {
    id: String(doc._id),
    ...{ version, no, kind, state, title, period, asOn, draftedBy, issuedOn },
    ...{ inHand: total.inHand, red: total.lights.red ?? 0, onTime: total.onTime },
  }
}

/** Who issued or drafted is of those who write; units read what is said, and in which state it is. */
export function bulletinView(doc: BulletinDoc, actor: Actor): Bulletin {
  const { about, texts, figures, issuer, issuedBy, withdrawal, history } = doc
  const reach = scopeFor(actor, 'task.read')
  return {
    ...rowView(doc),
    ...{ about, texts, figures, issuer, issuedBy, withdrawal },
    history: seesDrafts(actor) ? historyView(history) : [],
    allowedActs: bulletinActs(factsOf(doc), actingPerson(actor)),
    opensTasks: reach?.kind === 'region' || reach?.kind === 'all',
  }
}

/** Drafts are of those who write and issue them. */
export function seesDrafts({ permissions }: Pick<Actor, 'permissions'>): boolean {
  return permissions.has('bulletin.draft') || permissions.has('bulletin.issue')
}
