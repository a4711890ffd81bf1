import { markDemands, type Demand } from './demands.rules'
import { paperNo, papersOf } from './papers.rules'
import { CASE_ACTS, CASE_PAPERS, type CaseAct, type CasePaper } from './cases.states'

const onGuide = ['form', 'plan']
const item = (materialKey: string | null, text = ''): Demand => ({ materialKey, text })
const marks = (demands: Demand[], notices: Demand[][] = []) =>
  markDemands(demands, onGuide, notices).map(({ outside, second }) => [outside, second])

describe('一次告知', () => {
  it('a first notice may name what is on the guide', () => {
    expect(marks([item('form'), item('plan')])).toEqual(Array(2).fill([false, false]))
  })
  it('whatever the guide did not name is 二次补正, in the first notice too', () => {
    expect(marks([item('seal'), item(null, '再来一份说明')])).toEqual(Array(2).fill([true, true]))
  })
  it('later only what the first notice named may be asked for again', () => {
    expect(marks([item('form'), item('plan')], [[item('form')]])).toEqual([
      [false, false],
      [false, true],
    ])
  })
})

describe('the number of a paper', () => {
  it('names unit, paper, year and order', () => {
    expect(paperNo('演水', 'special', 2026, 9)).toBe('演水特〔2026〕9号')
  })
  it('is no other paper’s', () => {
    const papers = Object.keys(CASE_PAPERS) as CasePaper[]
    expect(new Set(papers.map((paper) => paperNo('演水', paper, 2026, 1))).size).toBe(papers.length)
  })
  it('every paper is left by an act', () => {
    const left = (Object.keys(CASE_ACTS) as CaseAct[]).flatMap((act) => papersOf(act, true))
    expect(new Set(left)).toEqual(new Set(Object.keys(CASE_PAPERS)))
  })
})
