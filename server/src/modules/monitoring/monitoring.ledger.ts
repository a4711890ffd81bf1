import { daysBetween, isPlainDate, plainDate } from '@mingdu/shared/kernel/plain-date'
import type { IdleRow, LedgerRow } from '@mingdu/shared/monitoring/monitoring.schema'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Scope } from '../../http/actor'
import { Refused } from '../../refused'
import { subjectsOfIssued } from '../cards/cards.service'
import { casesById, ledgerCases, type LedgerDoc } from '../cases/watch.service'
import { orgsById } from '../orgs/orgs.service'
import { powerRefs, powersInForce } from '../powers/powers.service'
import { lateAlerts } from './alerts.repo'

export interface Period {
  from: string
  to: string
}

const LONGEST = 366
const LISTED = 200

export const LEDGER_DEFINITION =
  '收件、办结按期内发生计；办结含不予受理、撤回、终止、转报。超时＝期内开始超过承诺、法定或送达时限的件数，每件计一次。不予＝不予受理和不予决定。平均用时＝期内办结并作出决定的各件，从收件到决定的自然日之和÷件数。牌＝期内就其办件发出的牌。'
export const IDLE_DEFINITION =
  '现行权力中，期内一件办件也没有收过、办过的。督办任务不挂权力事项，不在计算之内。'

/** @throws Refused `period.order` */
export function checkPeriod({ from, to }: Period): void {
  if (from <= to && daysBetween(plainDate(from), plainDate(to)) <= LONGEST) return
  throw new Refused('period.order', { days: LONGEST })
}

interface Tally {
  power: LedgerDoc['power']
  orgId: Id
  received: number
  ended: number
  refused: number
  decided: number
  days: number
  lateCases: Set<Id>
  cards: number
}

/** 权力运行台账: what happened of each power in a period, those with most late first. */
export async function ledgerOf(scope: Scope, period: Period): Promise<LedgerRow[]> {
  checkPeriod(period)
  const tallies = new Map<Id, Tally>()
  const tallyOf = (power: LedgerDoc['power'], orgId: Id): Tally => {
    const counts = { received: 0, ended: 0, refused: 0, decided: 0, days: 0, cards: 0 }
    const tally = tallies.get(power.id) ?? { power, orgId, ...counts, lateCases: new Set<Id>() }
    tallies.set(power.id, tally)
    return tally
  }
  for await (const doc of ledgerCases(scope, period.from, period.to))
    count(tallyOf(doc.power, doc.orgId), doc, period)
  const rules = ['promisedLate', 'legalLate', 'deliveryLate', 'silence'] as const
  for (const { caseId, power, org } of await lateAlerts(scope, { ...period, rules }))
    tallyOf(power, org.id).lateCases.add(caseId)
  const carded = await subjectsOfIssued(scope, period.from, period.to)
  const about = new Map((await casesById([...new Set(carded)])).map((doc) => [String(doc._id), doc]))
  for (const id of carded) {
    const doc = about.get(id)
    if (doc) tallyOf(doc.power, doc.orgId).cards += 1
  }
  const orgs = await orgsById([...tallies.values()].map(({ orgId }) => orgId))
  return [...tallies.values()]
    .map((tally) => rowOf(tally, orgs.get(tally.orgId)?.name ?? ''))
    .sort((a, b) => b.late - a.late || b.received - a.received || (a.power.code < b.power.code ? -1 : 1))
}

/** Powers in force without one case in the period, by unit; of one unit, which. */
export async function idlePowers(scope: Scope, { from, to }: Period, orgIds: readonly Id[] | null) {
  checkPeriod({ from, to })
  const used = new Set<Id>()
  for await (const { power } of ledgerCases(scope, from, to)) used.add(power.id)
  const wanted = orgIds && new Set(orgIds)
  const powers = (await powersInForce(scope)).filter(({ orgId }) => !wanted || wanted.has(orgId))
  const idle = powers.filter(({ id }) => !used.has(id))
  const refs = wanted ? await powerRefs(idle.slice(0, LISTED).map(({ id }) => id)) : new Map()
  return {
    orgs: await idleRows(powers, used),
    powers: [...refs.values()].map(({ id, code, name, type }) => ({ id, code, name, type })),
    definition: IDLE_DEFINITION,
  }
}

async function idleRows(powers: readonly { id: Id; orgId: Id }[], used: ReadonlySet<Id>): Promise<IdleRow[]> {
  const orgs = await orgsById(powers.map(({ orgId }) => orgId))
  const rows = new Map<Id, IdleRow>()
  for (const { id, orgId } of powers) {
    const row = rows.get(orgId) ?? {
      org: { id: orgId, name: orgs.get(orgId)?.name ?? '' },
      powers: 0,
      idle: 0,
    }
    row.powers += 1
    if (!used.has(id)) row.idle += 1
    rows.set(orgId, row)
  }
  return [...rows.values()].sort((a, b) => b.idle - a.idle || (a.org.id < b.org.id ? -1 : 1))
}

function count(tally: Tally, doc: LedgerDoc, { from, to }: Period): void {
  const within = (on: string | undefined) => on !== undefined && on >= from && on <= to
  if (within(doc.firstReceivedOn)) tally.received += 1
  if (!within(doc.ended?.on)) return
  tally.ended += 1
  if (doc.state === 'refused' || doc.decision?.granted === false) tally.refused += 1
  const decidedOn = doc.decision?.on
  if (!isPlainDate(decidedOn)) return
  tally.decided += 1
  tally.days += daysBetween(plainDate(doc.firstReceivedOn), decidedOn)
}

function rowOf({ power, orgId, lateCases, decided, days, ...tally }: Tally, orgName: string): LedgerRow {
  const { id, code, name, type } = power
  return {
    power: { id, code, name, type },
    org: { id: orgId, name: orgName },
    ...{ received: tally.received, ended: tally.ended, refused: tally.refused, cards: tally.cards },
    late: lateCases.size,
    averageTenths: decided === 0 ? null : Math.floor((days * 20 + decided) / (2 * decided)),
  }
}
