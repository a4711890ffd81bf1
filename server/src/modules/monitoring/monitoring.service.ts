import { cardToPropose, heaviestOpen } from '@mingdu/shared/cards/cards.rules'
import { STANDING, type CardKind } from '@mingdu/shared/cards/cards.states'
import { alertChanges } from '@mingdu/shared/monitoring/alerts.rules'
import {
  breachedDuties,
  MONITOR_RULES,
  type Found,
  type WatchDay,
} from '@mingdu/shared/monitoring/monitoring.rules'
import { ALERT_CLOSINGS, ALERT_RULES } from '@mingdu/shared/monitoring/monitoring.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { cardsAbout, proposeCard } from '../cards/cards.service'
import type { WatchedDoc } from '../cases/watch.service'
import { orgsById } from '../orgs/orgs.service'
import { breachParts } from '../powers/contents.service'
import { alertsOfCases, changeAlert, insertAlert, type AlertDoc } from './alerts.repo'

/** Whether anything of a case's alerts or cards is to change. */
export function isQuiet(
  found: readonly Found[],
  known: readonly AlertDoc[],
  cards: CardsAbout,
  today: string,
): boolean {
  const { added, closed, reopened } = alertChanges(known, found)
  return (
    added.length + closed.length + reopened.length === 0 &&
    !known.some((alert) => isUnanswered(alert, cards.get(subjectOf(alert)) ?? [], today))
  )
}

export type CardsAbout = Awaited<ReturnType<typeof cardsAbout>>
type AboutCard = NonNullable<ReturnType<CardsAbout['get']>>[number]

/** The record that the card of an alert is about. */
export function subjectOf({ subjectId, caseId }: Pick<AlertDoc, 'subjectId' | 'caseId'>): Id {
  return subjectId ?? caseId
}

/** The card an alert asks for; null: none follows from it. */
export function cardOf({ card, rule }: Pick<AlertDoc, 'card' | 'rule'>): CardKind | null {
  return card === undefined ? MONITOR_RULES[rule].card : card
}

/** A case whose alerts are to agree with what was found, and when. */
export interface Sweep {
  doc: WatchedDoc
  found: readonly Found[]
  day: WatchDay
  at: Date
}

/**
 * Makes the alerts of a case agree with what was found in it, and proposes the cards that follow. What is read here is
 * read in the transaction, so that a sweep repeated changes nothing.
 */
export async function settleAlerts({ doc, found, day, at }: Sweep, tx: Tx): Promise<void> {
  const caseId = String(doc._id)
  const known = (await alertsOfCases([caseId], tx)).get(caseId) ?? []
  const { added, closed, reopened } = alertChanges(known, found)
  for (const { alert, as, found: over } of closed) {
    const note = as === 'done' ? (over?.text ?? '') : '按现在的时限和记录，没有这个问题。'
    const set = { state: 'closed' as const, closedAs: as, closedOn: day.today }
    await changeAlert(alert, set, system(at, `消除：${ALERT_CLOSINGS[as]}`, note), tx)
  }
  for (const { alert, found: again } of reopened) {
    const set = { state: 'open' as const, closedAs: null, closedOn: null, text: again.text }
    const back = await changeAlert(alert, set, system(at, '再次出现', again.text), tx)
    if (back) await proposeFor(back, { day, at }, tx)
  }
  for (const one of added) {
    const raised = await raise(one, doc, { day, at }, tx)
    await proposeFor(raised, { day, at }, tx)
  }
  const changed = new Set([...closed, ...reopened].map(({ alert }) => alert))
  const cards = await cardsAbout(known.map(subjectOf), tx)
  const isLeft = (alert: AlertDoc) => isUnanswered(alert, cards.get(subjectOf(alert)) ?? [], day.today)
  const unanswered = known.filter((alert) => !changed.has(alert) && isLeft(alert))
  for (const alert of unanswered) await proposeFor(alert, { day, at }, tx)
}

/** A card for an alert: the one its rule names, or the next one up. @returns the card's id; null when none is due */
export async function proposeFor(
  alert: AlertDoc,
  { day, at, by = null }: { day: WatchDay; at: Date; by?: StoredRef | null },
  tx: Tx,
): Promise<Id | null> {
  const wanted = cardOf(alert)
  if (wanted === null) return null
  const about = (await cardsAbout([subjectOf(alert)], tx)).get(subjectOf(alert)) ?? []
  const kind = cardToPropose(wanted, about, day.today)
  if (kind === null) {
    const open = heaviestOpen(about)
    if (open && alert.cardId !== open.id)
      await changeAlert(alert, { cardId: open.id }, system(at, '已有牌', open.no ?? '待发'), tx)
    return null
  }
  const card = await proposeCard({ ...proposalOf(alert, kind), by, at }, tx)
  const cardId = String(card._id)
  const who = by?.name ?? '系统'
  await changeAlert(alert, { cardId }, { at, who, what: '提请发牌', note: alert.text }, tx)
  return cardId
}

function proposalOf(alert: AlertDoc, kind: CardKind) {
  const { regionId, org, caseId, rule, text, basis, breach, state } = alert
  return {
    ...{ kind, regionId, org, basis, breach },
    subject: alert.subjectId
      ? { kind: 'rating' as const, id: alert.subjectId, no: '', name: alert.case.title }
      : { kind: 'case' as const, id: caseId, no: alert.case.no, name: alert.case.title },
    reason: `${ALERT_RULES[rule]}：${text}`,
    rule: { code: rule, name: ALERT_RULES[rule] },
    limitDays: state === 'open' ? MONITOR_RULES[rule].limitDays : null,
  }
}

async function raise(one: Found, doc: WatchedDoc, { day, at }: { day: WatchDay; at: Date }, tx: Tx) {
  const { regionId, orgId, power, no, title, channel } = doc
  const rule = MONITOR_RULES[one.rule]
  const orgName = (await orgsById([orgId])).get(orgId)?.name ?? ''
  const over = one.ongoing ? null : ('done' as const)
  return insertAlert(
    {
      ...{ regionId, org: { id: orgId, name: orgName }, caseId: String(doc._id) },
      ...{ case: { no, title, channel }, power, rule: one.rule, occurrence: one.occurrence },
      ...{
        light: one.light ?? rule.light,
        since: one.since,
        text: one.text,
        basis: rule.basis(power.type, doc.basis, doc.decision?.granted ?? false),
      },
      breach: await breachOf(one, power),
      ...{ state: over === null ? 'open' : 'closed', closedAs: over, closedOn: over && day.today },
      card: one.card === undefined ? rule.card : one.card,
      ...{ subjectId: one.subjectId ?? null, hiddenFrom: one.hiddenFrom ?? null },
      ...{ raisedAt: at, cardId: null },
    },
    system(at, '预警', one.text),
    tx,
  )
}

/** The duties breached and when their holder is held to account, as the version the case runs by said them. */
async function breachOf(one: Found, power: WatchedDoc['power']) {
  const { duties, accountabilities } = await breachParts(power.id, power.no)
  return { duties: breachedDuties(one, duties), accountabilities }
}

/** The limit of the card it led to has passed, and the breach goes on. */
function isUnanswered({ state, cardId }: AlertDoc, cards: readonly AboutCard[], today: string): boolean {
  const card = cards.find(({ id }) => id === cardId)
  if (state === 'closed' || !card || !STANDING.includes(card.state)) return false
  return card.limit !== null && card.limit < today && card.kind !== 'rectification'
}

function system(at: Date, what: string, note: string) {
  return { at, who: '系统', what, note }
}
