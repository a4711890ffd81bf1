import type { casesApi } from '@mingdu/shared/cases/cases.api'
import type { Query } from '@mingdu/shared/kernel/endpoint'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { Refused } from '../../refused'
import type { CountedPeriod } from './cases.counted.repo'

type Asked = Pick<Query<typeof casesApi.list>, 'counted' | 'from' | 'through'>

/** What a list is asked for by a figure; undefined when by none. @throws Refused `input.invalid` without both days */
export function countedPeriod(
  { counted, from, through }: Asked,
  today: PlainDate,
): CountedPeriod | undefined {
  if (counted === undefined) return undefined
  if (from === undefined) throw missing('from')
  if (through === undefined) throw missing('through')
  return { counted, from: plainDate(from), through: plainDate(through), today }
}

function missing(field: 'from' | 'through'): Refused {
  const refused = new Refused('input.invalid', { count: 1 })
  const message = '按统计数字查办件时，请写明起止日期'
  refused.fields = [{ path: `query.${field}`, rule: 'required', message }]
  return refused
}
