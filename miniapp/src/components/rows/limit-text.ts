interface Limits {
  caseType: string
  legalDays: number | null
  promisedDays: number | null
}

/** 即办件: decided while the person waits. Source: GB/T 39046-2020, 办件类型. */
const AT_ONCE = '1'

/** The limit a person cares for, in a few words: 承诺 5 个工作日; '' when none is written down. */
export function shortLimit({ caseType, legalDays, promisedDays }: Limits): string {
  if (promisedDays === 0 || (caseType === AT_ONCE && promisedDays === null)) return '当场办结'
  if (promisedDays !== null) return `承诺 ${promisedDays} 个工作日`
  return legalDays === null ? '' : `法定 ${legalDays} 个工作日`
}
