import { PAPER_OF_ACT, type CaseAct, type CasePaper } from './cases.states'

/** The character of a paper in its 文号. */
const MARKS = {
  receipt: '收',
  acceptance: '受',
  correction: '补',
  refusal: '不受',
  deferral: '容',
  special: '特',
  extension: '延',
  grant: '准',
  denial: '不准',
  delivery: '达',
  ending: '终',
  withdrawal: '撤',
  transfer: '报',
} as const satisfies Record<CasePaper, string>

/** `演水受〔2026〕12号`: gapless per unit, paper and year. `org` is the 代字 of the unit. */
export function paperNo(org: string, paper: CasePaper, year: number, ordinal: number): string {
  return `${org}${MARKS[paper]}〔${year}〕${ordinal}号`
}

/** The paper an act leaves; a 容缺 acceptance leaves the list of what is still owed as well. */
export function papersOf(act: CaseAct, deferred: boolean): CasePaper[] {
  const paper = PAPER_OF_ACT[act]
  if (paper === null) return []
  return act === 'accept' && deferred ? [paper, 'deferral'] : [paper]
}
