import type { Query } from '@mingdu/shared/kernel/endpoint'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { ratingsApi } from '@mingdu/shared/ratings/ratings.api'
import { refuseFields } from '../../refused'
import type { RatingsQuery } from './ratings.repo'

const NEEDED = '按统计数字查评价时，请写明起止日期'

type Asked = Pick<Query<typeof ratingsApi.list>, 'counted' | 'from' | 'to'>

/**
 * Which days a list is asked for: those of the rating, or of the invitation where a figure asks.
 * @throws Refused `input.invalid` for a figure without both days
 */
export function askedDays(
  { counted, from, to }: Asked,
  today: PlainDate,
): Pick<RatingsQuery, 'counted' | 'from' | 'to'> {
  if (counted === undefined) return { from, to }
  refuseFields([
    ['query.from', from === undefined ? NEEDED : null],
    ['query.to', to === undefined ? NEEDED : null],
  ])
  const days = { from: plainDate(from ?? ''), through: plainDate(to ?? '') }
  return { from: undefined, to: undefined, counted: { counted, ...days, today } }
}
