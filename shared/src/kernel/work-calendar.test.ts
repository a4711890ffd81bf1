import fc from 'fast-check'
import { NATIONAL_CALENDAR } from './calendar-data'
import { type PlainDate, addDays, plainDate } from './plain-date'
import {
  type CalendarYear,
  type WorkCalendar,
  addNaturalDays,
  addWorkdays,
  countWorkdays,
  dayKind,
  explainDays,
  isWorkday,
  workdayBefore,
  workdaysLeft,
} from './work-calendar'

const calendar = NATIONAL_CALENDAR
const day = (text: string): PlainDate => plainDate(text)
const inLoadedYears = fc.integer({ min: 0, max: 1090 }).map((n) => addDays(day('2024-01-01'), n))

describe('what a day is', () => {
  it('names the holiday and the notice it comes from', () => {
    expect(dayKind(calendar, day('2026-02-17'))).toEqual({
      working: false,
      reason: 'holiday',
      name: '春节',
      notice: '国办发明电〔2025〕7号',
      tentative: false,
    })
  })

  it('works on 调休 weekends and rests on ordinary ones', () => {
    expect(dayKind(calendar, day('2026-02-14'))).toMatchObject({ working: true, reason: 'makeup' })
    expect(dayKind(calendar, day('2026-11-28'))).toMatchObject({ working: false, reason: 'weekend' })
    expect(dayKind(calendar, day('2026-11-30'))).toMatchObject({ working: true, reason: 'weekday' })
  })

  it('is tentative in a year whose notice is not loaded', () => {
    expect(dayKind(calendar, day('2027-01-04'))).toMatchObject({ working: true, tentative: true })
    expect(dayKind(calendar, day('2023-06-01')).tentative).toBe(true)
  })

  it('follows a notice that reaches into the December before its year', () => {
    const year: CalendarYear = {
      year: 2030,
      notice: { no: '例〔2029〕1号', title: '例' },
      rest: [{ from: day('2029-12-30'), to: day('2030-01-01'), name: '元旦' }],
      work: [day('2029-12-29')],
    }
    expect(dayKind({ years: [year] }, day('2029-12-31'))).toMatchObject({
      working: false,
      name: '元旦',
      tentative: false,
    })
    expect(isWorkday({ years: [year] }, day('2029-12-29'))).toBe(true)
  })
})

describe('local days', () => {
  const row = {
    region: '450000000000',
    from: day('2026-04-20'),
    to: day('2026-04-20'),
    name: '三月三',
    kind: 'rest',
    notice: '例〔2026〕1号',
  } as const
  const years = calendar.years.map((year) => (year.year === 2026 ? { ...year, local: [row] } : year))

  it('govern the region and what lies below it', () => {
    const inside: WorkCalendar = { years, region: '450103001002' }
    expect(dayKind(inside, row.from)).toMatchObject({
      working: false,
      name: '三月三',
      notice: '例〔2026〕1号',
    })
    expect(addWorkdays(inside, day('2026-04-17'), 1).date).toBe('2026-04-21')
  })

  it('do not govern another region, nor a calendar without one', () => {
    expect(isWorkday({ years, region: '440103000000' }, row.from)).toBe(true)
    expect(isWorkday({ years }, row.from)).toBe(true)
  })

  it('may make people work on a weekend', () => {
    const work = { ...row, kind: 'work', from: day('2026-04-25'), to: day('2026-04-25') } as const
    const changed = years.map((year) => (year.year === 2026 ? { ...year, local: [row, work] } : year))
    expect(isWorkday({ years: changed, region: '450000000000' }, work.from)).toBe(true)
  })
})

describe('counting', () => {
  it('finds 251, 248 and 248 working days in 2024, 2025 and 2026', () => {
    const counts = [2024, 2025, 2026].map((year) =>
      countWorkdays(calendar, day(`${year - 1}-12-31`), day(`${year}-12-31`)),
    )
    expect(counts).toEqual([251, 248, 248])
  })

  it('counts back the working days it added', () => {
    fc.assert(
      fc.property(inLoadedYears, fc.integer({ min: 0, max: 400 }), (from, n) => {
        const { date } = addWorkdays(calendar, from, n)
        expect(countWorkdays(calendar, from, date)).toBe(n)
        expect(n === 0 ? date === from : isWorkday(calendar, date)).toBe(true)
        expect(countWorkdays(calendar, date, from)).toBe(n === 0 ? 0 : -n)
      }),
    )
  })

  it('never ends earlier when it starts later or has more days', () => {
    fc.assert(
      fc.property(
        inLoadedYears,
        fc.nat(60),
        fc.nat(30),
        fc.constantFrom(addWorkdays, addNaturalDays),
        (from, n, more, add) => {
          const { date } = add(calendar, from, n)
          expect(add(calendar, from, n + more).date >= date).toBe(true)
          if (n > 0) expect(add(calendar, addDays(from, more), n).date >= date).toBe(true)
        },
      ),
    )
  })

  it('ends natural days on a working day, never before the n-th day', () => {
    fc.assert(
      fc.property(inLoadedYears, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const { date } = addNaturalDays(calendar, from, n)
        expect(isWorkday(calendar, date)).toBe(true)
        expect(countWorkdays(calendar, addDays(from, n - 1), date)).toBe(1)
      }),
    )
  })

  it('adds nothing with n = 0', () => {
    for (const add of [addWorkdays, addNaturalDays]) {
      expect(add(calendar, day('2026-02-17'), 0)).toEqual({ date: '2026-02-17', tentative: false })
    }
  })

  it.each([-1, 1.5, NaN, Infinity, 3661])('refuses %d days', (n) => {
    expect(() => addWorkdays(calendar, day('2026-02-17'), n)).toThrow(RangeError)
  })

  it('is tentative once it counts a day of a year without a notice', () => {
    expect(addWorkdays(calendar, day('2026-12-28'), 3)).toEqual({ date: '2026-12-31', tentative: false })
    expect(addWorkdays(calendar, day('2026-12-28'), 4)).toEqual({ date: '2027-01-01', tentative: true })
    expect(addNaturalDays(calendar, day('2026-12-28'), 4)).toEqual({ date: '2027-01-01', tentative: true })
    expect(addNaturalDays(calendar, day('2026-12-01'), 30)).toEqual({ date: '2026-12-31', tentative: false })
  })

  it('counts days left: 0 on the due day, −1 at once when it has passed', () => {
    const due = day('2026-11-27')
    const left = ['2026-11-24', '2026-11-27', '2026-11-28', '2026-11-30', '2026-12-01'].map((today) =>
      workdaysLeft(calendar, due, day(today)),
    )
    expect(left).toEqual([3, 0, -1, -1, -2])
  })

  it('goes back by working days', () => {
    expect(workdayBefore(calendar, day('2026-11-30'), 1)).toBe('2026-11-27')
    expect(workdayBefore(calendar, day('2026-11-30'), 3)).toBe('2026-11-25')
    expect(workdayBefore(calendar, day('2026-10-08'), 1)).toBe('2026-09-30')
  })
})

describe('the day strip', () => {
  it('shows every day with why it counts or not', () => {
    const strip = explainDays(calendar, day('2026-02-13'), 5, '工作日')
    expect(strip).toHaveLength(15)
    expect(strip[0]).toMatchObject({ date: '2026-02-13', kind: 'event' })
    expect(strip[1]).toMatchObject({ date: '2026-02-14', kind: 'counted', n: 1, name: '调休上班' })
    expect(strip[2]).toMatchObject({ date: '2026-02-15', kind: 'rest', name: '春节' })
    expect(strip[14]).toMatchObject({ date: '2026-02-27', kind: 'counted', n: 5, end: true })
  })

  it('shows where the end of natural days moved', () => {
    const strip = explainDays(calendar, day('2025-01-27'), 6, '自然日')
    expect(strip.slice(6)).toMatchObject([
      { date: '2025-02-02', kind: 'counted', n: 6, name: '春节' },
      { date: '2025-02-03', kind: 'rest' },
      { date: '2025-02-04', kind: 'rest' },
      { date: '2025-02-05', kind: 'counted', name: '顺延', end: true },
    ])
  })
})
