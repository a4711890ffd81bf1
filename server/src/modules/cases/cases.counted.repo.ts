import type { Period } from '@mingdu/shared/cases/cases.balance'
import type { Counted } from '@mingdu/shared/cases/figures.rules'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'

export interface CountedPeriod extends Period {
  counted: Counted
  today: PlainDate
}

type Conditions = Record<string, unknown>[]

/** The cases that a figure of a period counts: as many as the figure says. A new figure does not compile without. */
export function countedFilter({ counted, ...period }: CountedPeriod): Conditions {
  return FILTERS[counted](period)
}

/** Nothing was ever due of these. */
const NOT_DUE = { 'ended.as': { $nin: ['refused', 'withdrawn'] } }

const FILTERS = {
  received: (period) => [within('firstReceivedOn', period)],
  carriedOver: ({ from }) => [
    { firstReceivedOn: { $lt: from } },
    { $or: [{ ended: null }, { 'ended.on': { $gte: from } }] },
  ],
  completed: ended('completed'),
  refused: ended('refused'),
  withdrawn: ended('withdrawn'),
  terminated: ended('terminated'),
  transferred: ended('transferred'),
  open: ({ through }) => [
    { firstReceivedOn: { $lte: through } },
    { $or: [{ ended: null }, { 'ended.on': { $gt: through } }] },
  ],
  due: (period) => [
    within('decideBy', period),
    NOT_DUE,
    { $or: [{ timing: { $ne: null } }, { decideBy: { $lt: period.today } }] },
  ],
  inTime: (period) => [within('decideBy', period), { timing: { $in: ['early', 'onDay'] } }],
  late: (period) => [
    within('decideBy', period),
    NOT_DUE,
    { $or: [{ timing: 'late' }, { timing: null, decideBy: { $lt: period.today } }] },
  ],
  overdue: (period) => [
    within('decideBy', period),
    { timing: null, ended: null, decideBy: { $gt: '', $lt: period.today } },
  ],
  decided: (period) => [within('decision.on', period), { timing: { $ne: null } }],
  decidedInTime: (period) => [within('decision.on', period), { timing: { $in: ['early', 'onDay'] } }],
  decidedLate: (period) => [within('decision.on', period), { timing: 'late' }],
  early: (period) => [within('decision.on', period), { timing: 'early' }],
  entered: (period) => [within('enteredOn', period)],
  enteredLate: (period) => [{ enteredLate: true }, within('enteredOn', period)],
  invited: (period) => [within('invited.on', period)],
  answered: (period) => [within('invited.on', period), { 'invited.answered': true }],
} as const satisfies Record<Counted, (period: Period & { today: PlainDate }) => Conditions>

function within(field: string, { from, through }: Period): Record<string, unknown> {
  return { [field]: { $gte: from, $lte: through } }
}

function ended(as: string) {
  return (period: Period): Conditions => [within('ended.on', period), { 'ended.as': as }]
}
