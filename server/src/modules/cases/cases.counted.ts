import type { casesApi } from '@mingdu/shared/cases/cases.api'
import type { Query } from '@mingdu/shared/kernel/endpoint'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { refuseFields } from '../../refused'
import type { CountedPeriod } from './cases.counted.repo'

const NEEDED = '按统计数字查办件时，请写明起止日期'

type Asked = Pick<Query<typeof casesApi.list>, 'counted' | 'from' | 'through'>

/** What a list is asked for by a figure; undefined when by none. @throws Refused `input.invalid` without both days */
export function countedPeriod(
  { counted, from, through }: Asked,
  today: PlainDate,
): CountedPeriod | undefined {
  if (counted === undefined) return undefined
  refuseFields([
    ['query.from', from === undefined ? NEEDED : null],
    ['query.through', through === undefined ? NEEDED : null],
  ])
  return { counted, from: plainDate(from ?? ''), through: plainDate(through ?? ''), today }
}
