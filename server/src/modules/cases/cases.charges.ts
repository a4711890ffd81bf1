import type { chargesApi } from '@mingdu/shared/cases/charges.api'
import { amountText, chargeOutside, type FeeRules } from '@mingdu/shared/cases/charges.rules'
import { CASE_STATES, isEnd } from '@mingdu/shared/cases/cases.states'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Id } from '@mingdu/shared/kernel/ids'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { found, Refused, refuseIf } from '../../refused'
import { guideVersion } from '../guides/guides.service'
import { readCase, type CaseDoc } from './cases.repo'
import { handlersWith, readSeen, write, type CaseActing } from './cases.service'
import { CHARGED, REFUNDED, type CaseDay } from './cases.view'

type ChargeInput = Omit<Body<typeof chargesApi.charge>, 'version'>

/** What the guide says of money, as it was when the case came in. @throws Refused `record.missing`, `case.guide` */
export async function feesOfCase(scope: Scope, id: Id): Promise<FeeRules> {
  const { guide } = found(await readCase(scope, id))
  const content = await guideVersion(guide.id, guide.no)
  if (!content) throw new Refused('case.guide')
  return content
}

/**
 * Keeps what was taken, also what should not have been: supervision sees it because it stands here.
 * @throws Refused `version.stale`, `case.charge-ended`, `text.classified`
 */
export async function chargeCase(
  charge: ChargeInput,
  fees: FeeRules,
  acting: CaseActing,
  day: CaseDay,
  tx: Tx,
): Promise<CaseDoc> {
  const doc = await readSeen(acting, tx)
  if (isEnd(doc.state)) throw new Refused('case.charge-ended', { state: CASE_STATES[doc.state] })
  refuseIf(classifiedRefusal(charge.name))
  const outside = chargeOutside(charge, fees)
  const by = { id: acting.actor.id, name: acting.actor.name }
  const kept = { ...charge, on: day.today, by, outside, refunded: null }
  const note = `${charge.name} ${amountText(charge.amount)}，票据 ${charge.receiptNo}`
  return changed(doc, [...(doc.charges ?? []), kept], { what: CHARGED, note }, acting, day, tx)
}

/** Also after the end: what was taken wrongly is given back. @throws Refused `version.stale`, `case.charge`, `text.classified` */
export async function refundCase(
  n: number,
  reason: string,
  acting: CaseActing,
  day: CaseDay,
  tx: Tx,
): Promise<CaseDoc> {
  const doc = await readSeen(acting, tx)
  const charges = doc.charges ?? []
  const charge = charges[n]
  if (!charge || charge.refunded) throw new Refused('case.charge')
  refuseIf(classifiedRefusal(reason))
  const by = { id: acting.actor.id, name: acting.actor.name }
  const kept = charges.map((one, i) => (i === n ? { ...one, refunded: { on: day.today, reason, by } } : one))
  const note = `${charge.name} ${amountText(charge.amount)}`
  return changed(doc, kept, { what: REFUNDED, note }, acting, day, tx)
}

function changed(
  doc: CaseDoc,
  charges: NonNullable<CaseDoc['charges']>,
  line: { what: string; note: string },
  { actor, time }: CaseActing,
  day: CaseDay,
  tx: Tx,
): Promise<CaseDoc> {
  const by = { id: actor.id, name: actor.name }
  const set = { charges, handlerIds: handlersWith(doc, actor) }
  const at = new Date(time.now())
  return write(doc, set, { what: 'charge', by, day, tx }, { at, who: actor.name, ...line })
}
