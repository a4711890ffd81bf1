import { caseClocks, correctionDue, entryDue } from '@mingdu/shared/cases/cases.clock'
import { paperBasis, paperRemedies, regimeOf } from '@mingdu/shared/cases/cases.regime'
import type { CasePaper } from '@mingdu/shared/cases/cases.states'
import type { CasePaperFacts, FrozenLimit, FrozenLimits, LeftPaper } from '@mingdu/shared/cases/papers.facts'
import { deadline, limitWorkdays, type Clock } from '@mingdu/shared/kernel/clock'
import { addWorkdays } from '@mingdu/shared/kernel/work-calendar'
import type { ActInput } from './cases.acts'
import { clockFacts } from './cases.clocks'
import type { CaseDoc } from './cases.repo'
import type { CaseDay } from './cases.view'

/** A case right after the act that leaves a paper: before it is stored, it has no id and no version. */
export type ActedCase = Pick<
  CaseDoc,
  | 'power'
  | 'basis'
  | 'state'
  | 'receivedOn'
  | 'firstReceivedOn'
  | 'acceptedOn'
  | 'silent'
  | 'legalDays'
  | 'promisedDays'
  | 'certificate'
  | 'segments'
  | 'materials'
  | 'notices'
  | 'decision'
  | 'delivery'
>

/** What only the act itself says of a paper; the rest is read from the case after it. */
interface Said {
  receipt: unknown
  acceptance: unknown
  correction: unknown
  refusal: ActInput<'refuse'>
  deferral: unknown
  special: ActInput<'startSpecial'>
  extension: ActInput<'extend'>
  grant: unknown
  denial: unknown
  delivery: unknown
  ending: ActInput<'terminate'>
  withdrawal: ActInput<'withdraw'>
  transfer: ActInput<'transfer'>
}

/** The day, and the unit as it is called on it. */
export interface LeavingDay extends CaseDay {
  orgName: string
}

/** The papers an act leaves, with all they say: later changes of case, calendar, unit or law do not reach them. */
export function papersLeft(
  numbers: ReadonlyMap<CasePaper, string>,
  after: ActedCase,
  said: object,
  day: LeavingDay,
): LeftPaper[] {
  return [...numbers].map(([kind, no]) => {
    // the table of acts says which paper an act leaves: its input is the one the paper reads
    const facts = FACTS[kind](after, said as never, day)
    const basis = paperBasis(after.power.type, kind, after.basis)
    return { kind, no, on: day.today, orgName: day.orgName, basis, remedies: paperRemedies(kind), facts }
  }) as LeftPaper[]
}

/** A new paper does not compile until it says what is frozen with it. */
const FACTS: {
  [K in CasePaper]: (after: ActedCase, said: Said[K], day: LeavingDay) => CasePaperFacts[K]
} = {
  receipt: (after, _said, { calendar }) => {
    const { date, tentative } = entryDue(clockFacts(after), calendar)
    const materials = after.materials.map(({ name, given, needed }) => ({ name, given, needed }))
    return { materials, answerBy: date, tentative, again: after.notices.length > 0 }
  },
  acceptance: (after, _said, day) => {
    const { correctionDays, silence } = regimeOf(after.power.type)
    return {
      ...limits(after, day),
      receivedOn: after.receivedOn,
      acceptedOn: after.acceptedOn ?? day.today,
      silence: after.silent ? { days: correctionDays, article: silence } : null,
      deferred: after.materials.filter(({ given }) => given === 'deferred').length,
      promises: owedAs(after, 'promised'),
    }
  },
  correction: ({ notices, materials }, _said, day) => ({
    term: termOf(notices.at(-1), day),
    demands: (notices.at(-1)?.demands ?? []).map((demand) => ({
      ...demand,
      material: materials.find(({ key }) => key === demand.materialKey)?.name ?? '',
    })),
  }),
  refusal: (_after, { ground, reason }) => ({ ground, reason }),
  deferral: (after) => ({ owed: owedAs(after, 'deferred') }),
  special: (after, { procedure, days, reason }, day) => {
    const { from = day.today, to = null, legalBasis = null } = after.segments.at(-1) ?? {}
    return { ...limits(after, day), procedure, days, from, to: to ?? from, reason, article: legalBasis }
  },
  extension: (after, { days, joint, approver, reason }, day) => {
    const article = after.segments.at(-1)?.legalBasis ?? null
    return { ...limits(after, day), days, joint, approver, reason, article }
  },
  grant: ({ decision, power, certificate }, _said, { today, calendar }) => {
    const { days } = regimeOf(power.type).delivery
    const deliverBy = addWorkdays(calendar, today, days).date
    return { text: decision?.text ?? '', certificate, deliverBy, deliverDays: days }
  },
  denial: ({ decision }, _said, { today, calendar }) => {
    const days = decision?.deliverDays ?? null
    const deliver = days === null ? null : { days, by: addWorkdays(calendar, today, days).date }
    return { reason: decision?.text ?? '', deliver }
  },
  delivery: ({ decision, delivery, certificate }) => ({
    method: delivery?.method ?? 'direct',
    decisionNo: decision?.no ?? '',
    granted: decision?.granted ?? false,
    certificate: certificate && (decision?.granted ?? false),
  }),
  ending: (_after, { reason }) => ({ reason }),
  withdrawal: (_after, { reason }) => ({ reason }),
  transfer: (_after, { to, reason }) => ({ to, reason }),
}

function termOf(
  notice: ActedCase['notices'][number] | undefined,
  { today, calendar }: CaseDay,
): CasePaperFacts['correction']['term'] {
  const { days = null } = notice ?? {}
  const due = correctionDue({ on: today, days }, calendar)
  return days === null || due === null ? null : { days, by: due.date, tentative: due.tentative }
}

function limits(after: ActedCase, { calendar, today }: CaseDay): FrozenLimits {
  const { promised, legal } = caseClocks(clockFacts(after))
  const frozen = (clock: Clock | null): FrozenLimit | null => {
    if (clock === null) return null
    const { date, tentative } = deadline(clock, calendar, today)
    return { days: limitWorkdays(clock, calendar), end: date, tentative }
  }
  return { promised: frozen(promised), legal: frozen(legal) }
}

function owedAs({ materials }: ActedCase, how: 'deferred' | 'promised'): { name: string; by: string }[] {
  return materials.flatMap(({ name, given, owedBy }) =>
    given === how && owedBy !== null ? [{ name, by: owedBy }] : [],
  )
}
