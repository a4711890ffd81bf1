import type { Report } from '@mingdu/shared/tasks/tasks.schema'
import { amounts, verifyProblems } from './check-verify'

const report = { claimed: 34, verifiedBefore: 27 } as Report
const scale = amounts({ quantity: { unit: '处', target: 42, verified: 27, claimed: 34 } }, report)

describe('a decision on a report', () => {
  it('verifies between what was verified and what is claimed', () => {
    const verify = (verified: number) => verifyProblems({ act: 'accept', verified, opinion: '' }, scale)
    expect([verify(27), verify(34)]).toEqual([{}, {}])
    expect(verify(35).verified).toBe('核实数不能多于本次上报的 34 处。')
    expect(verify(26).verified).toBe('核实数不能少于此前已核实的 27 处。')
  })

  it('returns only with a reason', () => {
    expect(verifyProblems({ act: 'return', verified: 0, opinion: '补拍' }, scale).opinion).toContain(
      '退回原因',
    )
    expect(verifyProblems({ act: 'return', verified: 0, opinion: '照片看不出位置' }, scale)).toEqual({})
  })

  it('asks for more only when it says what', () => {
    const ask = (opinion: string) => verifyProblems({ act: 'askMore', verified: 0, opinion }, scale)
    expect(ask('补拍').opinion).toContain('要补充什么')
    expect(ask('请补拍北岸远景')).toEqual({})
  })

  it('reads basis points as whole percent where there is no quantity', () => {
    const share = amounts({ quantity: null }, { claimed: 8000, verifiedBefore: 5050 } as Report)
    expect(share).toEqual({ unit: '%', target: 100, claimed: 80, verified: 50, factor: 100 })
  })
})
