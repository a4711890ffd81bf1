import {
  type Amount,
  amountText,
  claimRefusal,
  decideRefusal,
  sharePoints,
  verifiedRefusal,
} from './reports.rules'
import { REPORT_STATES, type ReportState } from './tasks.states'

const places: Amount = { unit: '处', target: 42, verified: 27, claimed: 34 }
const whole: Amount = { unit: null, target: 10_000, verified: 2500, claimed: 6429 }

describe('a claim', () => {
  it('lies between what is verified and the target, with evidence', () => {
    expect(claimRefusal(places, 27, 1)).toBeNull()
    expect(claimRefusal(places, 42, 1)).toBeNull()
    expect(claimRefusal(places, 26, 1)).toEqual({ code: 'report.less', details: { verified: '27 处' } })
    expect(claimRefusal(places, 43, 1)).toEqual({ code: 'report.more', details: { target: '42 处' } })
    expect(claimRefusal(places, 30, 0)).toEqual({ code: 'report.no-evidence' })
    expect(claimRefusal(whole, 2499, 1)).toEqual({ code: 'report.less', details: { verified: '25.0%' } })
  })
})

describe('a decision', () => {
  it.each(Object.keys(REPORT_STATES) as ReportState[])('on a report that is %s', (state) => {
    const refusal = decideRefusal(state)
    if (state === 'submitted') expect(refusal).toBeNull()
    else expect(refusal?.code).toBe('report.state')
  })

  it('verifies no more than is claimed and no less than was verified', () => {
    expect(verifiedRefusal(places, 33)).toBeNull()
    expect(verifiedRefusal(places, 27)).toBeNull()
    expect(verifiedRefusal(places, 35)).toEqual({ code: 'report.over-claim', details: { claimed: '34 处' } })
    expect(verifiedRefusal(places, 26)).toEqual({
      code: 'report.under-verified',
      details: { verified: '27 处' },
    })
  })
})

describe('an amount', () => {
  it('is said in its unit, or in percent', () => {
    expect([amountText(places, 27), amountText(whole, 6429)]).toEqual(['27 处', '64.3%'])
  })

  it('is whole only when all of it is there', () => {
    expect([sharePoints(27, 42), sharePoints(0, 42), sharePoints(42, 42)]).toEqual([6429, 0, 10_000])
    expect(sharePoints(99_999_999, 100_000_000)).toBe(9999)
    expect(sharePoints(8_999_999_999_999, 9_000_000_000_000)).toBe(9999)
  })
})
