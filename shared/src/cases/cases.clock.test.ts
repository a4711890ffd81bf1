import fc from 'fast-check'
import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { deadline } from '../kernel/clock'
import { addDays, plainDate as day } from '../kernel/plain-date'
import { addWorkdays, countWorkdays } from '../kernel/work-calendar'
import {
  caseClocks,
  correctionDue,
  endSpecialOn,
  entryDue,
  isLate,
  isSilentlyAccepted,
  netWorkdays,
  shownClock,
  specialSegment,
  specialUntil,
  type CaseClockFacts,
} from './cases.clock'
import { paperBasis, regimeOf } from './cases.regime'
import { CASE_PAPERS, type CasePaper } from './cases.states'

const facts = (set: Partial<CaseClockFacts> = {}): CaseClockFacts => ({
  powerType: '01',
  receivedOn: day('2026-03-02'),
  acceptedOn: day('2026-03-02'),
  legalDays: 20,
  promisedDays: 10,
  segments: [],
  decidedOn: null,
  granted: false,
  denialDays: null,
  ...set,
})
const dues = (set: Partial<CaseClockFacts>) => {
  const { legal, promised, delivery } = caseClocks(facts(set))
  return [legal, promised, delivery].map((clock) => clock && deadline(clock, calendar).date)
}

describe('the clocks of a case', () => {
  it('stop for an expert review from the day after its notice through its announced day', () => {
    const review = specialSegment(
      { on: day('2026-03-05'), days: 9, article: regimeOf('01').special, documentNo: '演水特〔2026〕9号' },
      calendar,
    )
    expect(review).toMatchObject({ from: '2026-03-05', to: '2026-03-18' })
    expect(dues({ segments: [review] })).toEqual(['2026-04-13', '2026-03-27', null])
    expect(specialUntil([review], day('2026-03-10'))).toBe('2026-03-18')
    expect(specialUntil([review], day('2026-03-19'))).toBeNull()
    const early = endSpecialOn([review], day('2026-03-11'))
    expect(dues({ segments: early })).toEqual(['2026-04-03', '2026-03-20', null])
  })

  it('are both extended', () => {
    expect(dues({ segments: [{ kind: 'extension', from: day('2026-03-10'), to: null, days: 10 }] })).toEqual([
      '2026-04-14',
      '2026-03-30',
      null,
    ])
  })

  it('begin with the acceptance, and delivery with a decision to grant', () => {
    expect(dues({ acceptedOn: null })).toEqual([null, null, null])
    expect(dues({ decidedOn: day('2026-09-24'), granted: true })[2]).toBe('2026-10-15')
    expect(dues({ decidedOn: day('2026-09-24'), granted: false })[2]).toBeNull()
    expect(dues({ decidedOn: day('2026-09-24'), granted: false, denialDays: 5 })[2]).toBe('2026-10-09')
  })

  it('take the limit of the law where the guide of a licence names none, and no limit for other items', () => {
    expect(dues({ legalDays: null, promisedDays: null }).slice(0, 2)).toEqual(['2026-03-30', '2026-03-30'])
    expect(dues({ powerType: '07', legalDays: null, promisedDays: null })).toEqual([null, null, null])
  })

  it('stand still at the decision', () => {
    const { promised } = caseClocks(facts())
    const shown = promised && shownClock(promised, calendar, day('2026-05-20'), day('2026-03-12'))
    expect(shown).toMatchObject({ due: '2026-03-16', remaining: null })
    expect(shown?.strip.at(-1)?.date).toBe('2026-03-16')
  })
})

describe('silence', () => {
  it.each([
    ['2026-02-13', '2026-02-27'],
    ['2026-04-30', '2026-05-11'],
  ])('after a receipt on %s is up on %s', (receivedOn, due) => {
    const received = { powerType: '01', receivedOn: day(receivedOn) }
    expect(entryDue(received, calendar).date).toBe(due)
    expect(isSilentlyAccepted(received, calendar, day(due))).toBe(false)
    expect(isSilentlyAccepted(received, calendar, addDays(day(due), 1))).toBe(true)
  })
})

it('a notice of 补正 gives natural days whose end moves off a rest day, or no term', () => {
  const on = day('2026-09-01')
  expect(correctionDue({ on, days: 30 }, calendar)?.date).toBe('2026-10-08')
  expect(correctionDue({ on: day('2026-03-02'), days: 30 }, calendar)?.date).toBe('2026-04-01')
  expect(correctionDue({ on, days: null }, calendar)).toBeNull()
})

it('late is decided after the last day, or open past it', () => {
  const due = day('2026-03-16')
  expect(isLate(due, day('2026-03-16'), day('2026-05-01'))).toBe(false)
  expect(isLate(due, day('2026-03-17'), day('2026-05-01'))).toBe(true)
  expect([isLate(due, null, due), isLate(due, null, day('2026-03-17'))]).toEqual([false, true])
})

describe('what a paper rests on', () => {
  const papers = Object.keys(CASE_PAPERS) as CasePaper[]
  it.each(['02', '07', '20', '99'])('never is the 行政许可法 for an item of type %s', (type) => {
    for (const paper of papers)
      expect(paperBasis(type, paper, '《社会保险法》第八条')).toBe('《社会保险法》第八条')
    expect(paperBasis(type, 'acceptance', '')).toBe('本事项办事指南')
    const { silence, special, extension, delivery } = regimeOf(type)
    expect([silence, special, extension.own.article, extension.joint.article, delivery.article]).toEqual(
      Array(5).fill(null),
    )
  })
  it('is its article for a licence', () => {
    expect(paperBasis('01', 'correction', '')).toContain('第三十二条第一款第（四）项')
  })
})

const when = fc.integer({ min: 0, max: 500 }).map((n) => addDays(day('2026-01-01'), n))
const days = fc.integer({ min: 0, max: 60 })

describe('for any day', () => {
  it('n working days added and counted are n', () => {
    fc.assert(
      fc.property(when, days, (from, n) => {
        expect(countWorkdays(calendar, from, addWorkdays(calendar, from, n).date)).toBe(n)
      }),
    )
  })

  it('overlapping pauses move the end as their union does, in any order', () => {
    const pause = fc.record({ start: fc.nat(30), days: fc.integer({ min: 1, max: 15 }) })
    fc.assert(
      fc.property(when, days, fc.array(pause, { maxLength: 5 }), (acceptedOn, n, pauses) => {
        const segments = pauses.map((one) =>
          specialSegment(
            { on: addDays(acceptedOn, one.start), days: one.days, article: null, documentNo: '' },
            calendar,
          ),
        )
        const due = (list: typeof segments) => {
          const { promised } = caseClocks(facts({ acceptedOn, promisedDays: n, segments: list }))
          return promised && deadline(promised, calendar).date
        }
        const end = due(segments)
        expect(due([...segments].reverse())).toBe(end)
        expect(due([...segments, ...segments])).toBe(end)
        const paused = (date: string) =>
          segments.some(({ from, to }) => from < date && to !== null && date <= to)
        let counted = 0
        for (let date = addDays(acceptedOn, 1); end !== null && date <= end; date = addDays(date, 1))
          if (!paused(date) && countWorkdays(calendar, addDays(date, -1), date) === 1) counted += 1
        expect(counted).toBe(n)
      }),
    )
  })

  it('net days are at most gross days, and equal without a pause', () => {
    fc.assert(
      fc.property(when, fc.nat(40), (acceptedOn, after) => {
        const decidedOn = addDays(acceptedOn, after)
        const { promised } = caseClocks(facts({ acceptedOn, promisedDays: 20 }))
        const net = promised ? netWorkdays(promised, calendar, decidedOn) : -1
        expect(net).toBe(countWorkdays(calendar, acceptedOn, decidedOn))
      }),
    )
  })
})
