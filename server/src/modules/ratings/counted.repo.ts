import type { Period } from '@mingdu/shared/cases/cases.balance'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { RatingsCounted } from '@mingdu/shared/ratings/counted.rules'
import { LEVEL_GROUPS, type RatingGroup, type RatingLevel } from '@mingdu/shared/ratings/ratings.states'

export interface CountedPeriod extends Period {
  counted: RatingsCounted
  today: PlainDate
}

type Filter = Record<string, unknown>

/** The ratings that a figure of the invitations of a period counts: as many as the figure says. */
export function countedFilter({ counted, from, through, today }: CountedPeriod): Filter[] {
  return [{ invitedOn: { $gte: from, $lte: through } }, NOT_DISMISSED, ...FILTERS[counted](today)]
}

export function ofGroup(group: RatingGroup): Filter {
  const levels = (Object.keys(LEVEL_GROUPS) as RatingLevel[]).filter((one) => LEVEL_GROUPS[one] === group)
  return { level: { $in: levels } }
}

const NOT_DISMISSED: Filter = { 'rectification.state': { $ne: 'dismissed' } }
const SAID_BY_PEOPLE: Filter = { source: { $ne: 'default' } }
const BAD = [SAID_BY_PEOPLE, ofGroup('bad')]
const RECTIFIED = [...BAD, { 'rectification.report': { $ne: null } }]

const FILTERS = {
  answered: () => [SAID_BY_PEOPLE],
  satisfied: () => [SAID_BY_PEOPLE, ofGroup('good')],
  answeredOrDefault: () => [],
  satisfiedOrDefault: () => [ofGroup('good')],
  bad: () => BAD,
  rectified: () => RECTIFIED,
  rectifiedOnTime: () => [...RECTIFIED, { 'rectification.inTime': true }],
  // open ones whose last day is over count as not done in time
  settled: (today) => [
    ...BAD,
    { $or: [{ 'rectification.report': { $ne: null } }, { 'rectification.rectifyDue': { $lt: today } }] },
  ],
  contacted: () => [...BAD, { 'rectification.contacts.reached': true }],
} as const satisfies Record<RatingsCounted, (today: PlainDate) => readonly Filter[]>
