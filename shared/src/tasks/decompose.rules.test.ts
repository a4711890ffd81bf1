import fc from 'fast-check'
import { plainDate } from '../kernel/plain-date'
import { splitProblems, type ChildPlan, type SplitSurroundings } from './decompose.rules'

const around: SplitSurroundings = {
  title: '清水河段整改',
  org: '水务局',
  due: plainDate('2026-11-30'),
  today: plainDate('2026-11-10'),
  isWithin: (orgId) => orgId === 'water' || orgId === 'water-office',
}
const row = (more: Partial<ChildPlan> = {}): ChildPlan => ({
  ...{
    title: '上段清理到位',
    requirement: '',
    orgId: 'water',
    personId: null,
    weight: 50,
    due: '2026-11-20',
  },
  ...{ quantity: null, milestones: [], period: null },
  ...more,
})
const told = (...rows: ChildPlan[]) =>
  splitProblems(rows, around).map(
    ({ row: at, field, refusal }) => `${at === null ? '全部' : at} ${field} ${refusal.code}`,
  )

describe('the rows of a 分解', () => {
  it('may be sent when nothing is wrong, to the org itself and to one below it', () => {
    expect(told(row(), row({ orgId: 'water-office', due: '2026-11-30' }))).toEqual([])
  })

  it('are told all that is wrong, each at its row and field', () => {
    const plan = [{ title: '开工', due: '2026-11-25', weight: 100 }]
    expect(
      told(
        row({ orgId: 'forest', due: '2026-12-01' }),
        row({ title: '机密★台账', due: '2026-11-09', weight: 40 }),
        row({ milestones: plan, weight: 10 }),
      ),
    ).toEqual([
      '0 orgId decompose.org',
      '0 due tree.deadline',
      '1 title text.classified',
      '1 due tree.past',
      '2 milestones tree.milestone-due',
    ])
  })

  it('sum to 100 or are refused, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 8 }), (weights) => {
        const sum = weights.reduce((a, b) => a + b, 0)
        const found = told(...weights.map((weight) => row({ weight })))
        expect(found).toEqual(sum === 100 ? [] : ['全部 weights tree.weights'])
      }),
    )
  })
})
