import {
  type Amount,
  amountText,
  claimRefusal,
  actRefusal,
  doneOnRefusal,
  sharePoints,
  untilRefusal,
  verifiedRefusal,
} from './reports.rules'
import { plainDate as day } from '../kernel/plain-date'
import {
  REPORT_ACTS,
  REPORT_STATE_ACTS,
  REPORT_STATES,
  type ReportAct,
  type ReportState,
} from './tasks.states'

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
    const possible: readonly ReportAct[] = REPORT_STATE_ACTS[state]
    for (const act of Object.keys(REPORT_ACTS) as ReportAct[]) {
      const code = actRefusal(state, act)?.code
      if (possible.includes(act)) expect(code).toBeUndefined()
      else if (act === 'supplement') expect(code).toBe('report.not-asked')
      else expect(code).toBe(state === 'moreAsked' ? 'report.asked' : 'report.state')
    }
  })

  it('asks for more by a day that can still come', () => {
    expect(untilRefusal(day('2026-11-25'), day('2026-11-25'))).toBeNull()
    expect(untilRefusal(day('2026-11-24'), day('2026-11-25'))?.code).toBe('report.ask-past')
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

it('says the work was done between 派单 and today, or says nothing', () => {
  const said = (doneOn: string | null) =>
    doneOnRefusal(doneOn === null ? null : day(doneOn), day('2026-11-09'), day('2026-11-25'))?.code
  expect([said(null), said('2026-11-09'), said('2026-11-25')]).toEqual([undefined, undefined, undefined])
  expect([said('2026-11-08'), said('2026-11-26')]).toEqual(['report.done-on', 'report.done-on'])
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
