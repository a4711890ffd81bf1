import type { CaseCounts } from '@mingdu/shared/cases/cases.rollups'
import { CASE_ENDS, type CaseEnd } from '@mingdu/shared/cases/cases.states'
import { daysBetween, plainDate } from '@mingdu/shared/kernel/plain-date'
import type { IdleRow, LedgerRow } from '@mingdu/shared/monitoring/monitoring.schema'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Scope } from '../../http/actor'
import { Refused } from '../../refused'
import { subjectsOfIssued } from '../cards/cards.service'
import { casesById } from '../cases/watch.service'
import { orgIdsOf, orgsById } from '../orgs/orgs.service'
import { powerRefs, powersInForce, type PowerRef } from '../powers/powers.service'
import { casesOfRatings } from '../ratings/ratings.service'
import { countsIn, rollupReader } from '../rollups/rollups.service'
import { lateAlerts } from './alerts.repo'

export interface Period {
  from: string
  to: string
}

const LONGEST = 366
const LISTED = 200

export const LEDGER_DEFINITION =
  '收件、办结按期内发生计；办结含不予受理、撤回、终止、转报。超时＝期内开始超过承诺、法定或送达时限的件数，每件计一次。不予＝不予受理和不予决定。平均用时＝期内办结并作出决定的各件，从收件到决定的自然日之和÷件数。牌＝期内就其办件和办件的差评发出的牌。'
export const IDLE_DEFINITION =
  '现行权力中，期内一件办件也没有收过、办过的。督办任务不挂权力事项，不在计算之内。'

/** @throws Refused `period.order` */
export function checkPeriod({ from, to }: Period): void {
  if (from <= to && daysBetween(plainDate(from), plainDate(to)) <= LONGEST) return
  throw new Refused('period.order', { days: LONGEST })
}

interface Tally {
  orgId: Id
  counts: CaseCounts
  lateCases: Set<Id>
  cards: number
}

/** 权力运行台账: what happened of each power in a period, those with most late first. */
export async function ledgerOf(scope: Scope, period: Period): Promise<LedgerRow[]> {
  checkPeriod(period)
  const tallies = new Map<Id, Tally>()
  const tallyOf = (powerId: Id, orgId: Id, counts: CaseCounts = {}): Tally => {
    const tally = tallies.get(powerId) ?? { orgId, counts, lateCases: new Set<Id>(), cards: 0 }
    tallies.set(powerId, tally)
    return tally
  }
  const used = await countsOfPowers(scope, period)
  const refs = await powerRefs([...used.keys()])
  for (const [powerId, counts] of used) tallyOf(powerId, refs.get(powerId)?.orgId ?? '', counts)
  const rules = ['promisedLate', 'legalLate', 'deliveryLate', 'silence'] as const
  for (const { caseId, power, org } of await lateAlerts(scope, { ...period, rules }))
    tallyOf(power.id, org.id).lateCases.add(caseId)
  const carded = await casesOfCards(scope, period)
  const about = new Map((await casesById([...new Set(carded)])).map((doc) => [String(doc._id), doc]))
  for (const id of carded) {
    const doc = about.get(id)
    if (doc) tallyOf(doc.power.id, doc.orgId).cards += 1
  }
  return namedRows(tallies)
}

/** The case that each card issued in the period is about, or about a 差评 of which it is. */
async function casesOfCards(scope: Scope, { from, to }: Period): Promise<Id[]> {
  const subjects = await subjectsOfIssued(scope, from, to)
  const rated = await casesOfRatings(subjects)
  return subjects.map((id) => rated.get(id) ?? id)
}

/** What was counted of each power of which a case came in or ended in the period; from the sums of all cases. */
async function countsOfPowers(scope: Scope, { from, to }: Period): Promise<Map<Id, CaseCounts>> {
  const period = { from: plainDate(from), through: plainDate(to) }
  const reader = await rollupReader({ orgIds: await orgIdsOf(scope) }, 'powerId')
  const groups = [...(await countsIn(reader, period, period.through))]
  return new Map(
    groups
      .map(([powerId, { within }]) => [powerId, within] as const)
      .filter(([, within]) => (within.received ?? 0) > 0 || endedIn(within) > 0),
  )
}

async function namedRows(tallies: ReadonlyMap<Id, Tally>): Promise<LedgerRow[]> {
  const [refs, orgs] = [
    await powerRefs([...tallies.keys()]),
    await orgsById([...tallies.values()].map(({ orgId }) => orgId)),
  ]
  return [...tallies]
    .map(([powerId, tally]) => rowOf(powerId, tally, refs.get(powerId), orgs.get(tally.orgId)?.name ?? ''))
    .sort((a, b) => b.late - a.late || b.received - a.received || (a.power.code < b.power.code ? -1 : 1))
}

/** Powers in force without one case in the period, by unit; of one unit, which. */
export async function idlePowers(scope: Scope, { from, to }: Period, orgIds: readonly Id[] | null) {
  checkPeriod({ from, to })
  const used = new Set((await countsOfPowers(scope, { from, to })).keys())
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

function endedIn(counts: CaseCounts): number {
  return (Object.keys(CASE_ENDS) as CaseEnd[]).reduce((sum, end) => sum + (counts[end] ?? 0), 0)
}

function rowOf(
  powerId: Id,
  { orgId, counts, lateCases, cards }: Tally,
  power: PowerRef | undefined,
  orgName: string,
): LedgerRow {
  const [decided, days] = [counts.endedDecided ?? 0, counts.endedDays ?? 0]
  const { code = '', name = '（已删除）', type = '' } = power ?? {}
  return {
    power: { id: powerId, code, name, type },
    org: { id: orgId, name: orgName },
    ...{
      received: counts.received ?? 0,
      ended: endedIn(counts),
      refused: counts.endedTurnedDown ?? 0,
      cards,
    },
    late: lateCases.size,
    averageTenths: decided === 0 ? null : Math.floor((days * 20 + decided) / (2 * decided)),
  }
}
