import { NATIONAL_CALENDAR as calendar } from './calendar-data'
import {
  type Clock,
  type ClockSegment,
  clockStrip,
  deadline,
  explainClock,
  isPausedOn,
  limitWorkdays,
  remainingWorkdays,
} from './clock'
import { plainDate as day } from './plain-date'

const pause = (from: string, to: string | null, more: Partial<ClockSegment> = {}): ClockSegment => ({
  from: day(from),
  to: to === null ? null : day(to),
  kind: 'special',
  ...more,
})
const clockOf = (startedOn: string, n: number, segments: ClockSegment[] = []): Clock => ({
  startedOn: day(startedOn),
  limit: { n, unit: '工作日' },
  segments,
})
const taskOf = (startedOn: string, due: string, segments: ClockSegment[] = []): Clock => ({
  startedOn: day(startedOn),
  limit: { due: day(due) },
  segments,
})
const due = (clock: Clock, asOf?: string) =>
  deadline(clock, calendar, asOf === undefined ? undefined : day(asOf)).date

const review = pause('2026-03-05', '2026-03-18', {
  legalBasis: '《行政许可法》第四十五条',
  documentNo: '演水特〔2026〕9号',
})

describe('a deadline', () => {
  it('leaves out the days of an expert review', () => {
    expect(deadline(clockOf('2026-03-02', 10, [review]), calendar)).toEqual({
      date: '2026-03-27',
      tentative: false,
    })
  })

  it('holds for the two clocks of one case', () => {
    const test = pause('2026-11-13', '2026-11-19')
    expect([due(clockOf('2026-11-09', 10, [test])), due(clockOf('2026-11-09', 20, [test]))]).toEqual([
      '2026-11-27',
      '2026-12-11',
    ])
  })

  it('counts overlapping pauses once, in any order', () => {
    const parts = [
      pause('2026-03-10', '2026-03-18'),
      pause('2026-03-05', '2026-03-12', { kind: 'suspended' }),
    ]
    expect(due(clockOf('2026-03-02', 10, parts))).toBe('2026-03-27')
    expect(due(clockOf('2026-03-02', 10, [...parts].reverse()))).toBe('2026-03-27')
    expect(due(clockOf('2026-03-02', 10, [review, pause('2026-03-06', '2026-03-09')]))).toBe('2026-03-27')
  })

  it('is not moved by a pause that lies before the start, after the end, or on one day', () => {
    const idle = [
      pause('2026-02-01', '2026-02-20'),
      pause('2026-03-16', '2026-03-31'),
      pause('2026-03-05', '2026-03-05'),
    ]
    expect(due(clockOf('2026-03-02', 10, idle))).toBe('2026-03-16')
    expect(due(clockOf('2026-03-02', 10, [pause('2026-02-20', '2026-03-02', { kind: 'unaccepted' })]))).toBe(
      '2026-03-16',
    )
  })

  it('moves by an extension, in the unit of the limit', () => {
    const extension = pause('2026-03-10', null, { kind: 'extension', days: 10 })
    expect(due(clockOf('2026-03-02', 10, [extension]))).toBe('2026-03-30')
    expect(due({ ...clockOf('2026-03-02', 10, [extension]), limit: { n: 10, unit: '自然日' } })).toBe(
      '2026-03-23',
    )
  })

  it('of natural days moves from a rest day and past paused days', () => {
    const natural = (segments: ClockSegment[]): Clock => ({
      startedOn: day('2026-03-02'),
      limit: { n: 5, unit: '自然日' },
      segments,
    })
    expect(due(natural([]))).toBe('2026-03-09')
    expect(due(natural([pause('2026-03-08', '2026-03-10')]))).toBe('2026-03-11')
  })

  it('follows an open pause through the day it is asked on, and says 暂定', () => {
    const open = clockOf('2026-03-02', 10, [pause('2026-03-05', null)])
    expect(deadline(open, calendar, day('2026-03-18'))).toEqual({ date: '2026-03-27', tentative: true })
    expect(deadline(open, calendar)).toEqual({ date: '2026-03-16', tentative: true })
    expect(isPausedOn(open, day('2026-03-05'))).toBe(false)
    expect(isPausedOn(open, day('2026-03-06'))).toBe(true)
  })

  it('of a task is the day that was set, a rest day too', () => {
    expect(due(taskOf('2026-11-09', '2026-11-30'))).toBe('2026-11-30')
    expect(due(taskOf('2026-11-09', '2026-11-29'))).toBe('2026-11-29')
  })

  it('of a task moves by the working days it was suspended, or to the day it was extended to', () => {
    expect(
      due(taskOf('2026-11-09', '2026-11-30', [pause('2026-11-13', '2026-11-19', { kind: 'suspended' })])),
    ).toBe('2026-12-04')
    expect(
      due(taskOf('2026-11-09', '2026-11-30', [pause('2026-11-25', '2026-12-11', { kind: 'extension' })])),
    ).toBe('2026-12-11')
  })

  it('in a year without a notice is tentative', () => {
    expect(deadline(clockOf('2026-12-21', 15), calendar)).toEqual({ date: '2027-01-11', tentative: true })
  })
})

describe('working days of a clock', () => {
  it('hold the extension and not the pause', () => {
    expect(limitWorkdays(clockOf('2026-03-02', 10, [review]), calendar)).toBe(10)
    expect(
      limitWorkdays(
        clockOf('2026-03-02', 10, [pause('2026-03-10', null, { kind: 'extension', days: 5 })]),
        calendar,
      ),
    ).toBe(15)
    expect(limitWorkdays(taskOf('2026-11-09', '2026-11-30'), calendar)).toBe(15)
    expect(limitWorkdays({ ...clockOf('2026-03-02', 0), limit: { n: 15, unit: '自然日' } }, calendar)).toBe(
      11,
    )
  })

  it('left: 0 on the due day, negative once it has passed', () => {
    const clock = clockOf('2026-03-02', 10, [review])
    const left = (today: string) => remainingWorkdays(clock, calendar, day(today))
    expect(
      ['2026-03-02', '2026-03-05', '2026-03-10', '2026-03-19', '2026-03-27', '2026-03-28', '2026-03-31'].map(
        left,
      ),
    ).toEqual([10, 7, 7, 6, 0, -1, -2])
  })
})

describe('the strip', () => {
  it('draws the task of the story', () => {
    const strip = clockStrip(taskOf('2026-11-09', '2026-11-30'), calendar, day('2026-11-25'))
    expect(strip.map(({ kind }) => kind).join(' ')).toBe(
      'used used used used rest rest used used used used used rest rest used used today warn warn rest rest warn',
    )
    expect(strip[0]).toMatchObject({ date: '2026-11-10', n: 1 })
    expect(strip[20]).toMatchObject({ date: '2026-11-30', n: 15, end: true })
  })

  it('hatches the pause and says by which document', () => {
    const strip = clockStrip(clockOf('2026-03-02', 10, [review]), calendar, day('2026-03-20'))
    const paused = strip.filter(({ kind }) => kind === 'pause')
    expect([paused[0]?.date, paused[paused.length - 1]?.date, paused.length]).toEqual([
      '2026-03-06',
      '2026-03-18',
      13,
    ])
    expect(paused[3]).toMatchObject({ basis: '《行政许可法》第四十五条', documentNo: '演水特〔2026〕9号' })
    expect(strip.find(({ kind }) => kind === 'today')).toMatchObject({ date: '2026-03-20', n: 5 })
  })

  it('goes on through today when the deadline has passed', () => {
    const strip = clockStrip(taskOf('2026-11-04', '2026-11-20'), calendar, day('2026-11-25'))
    expect(strip.slice(-6)).toMatchObject([
      { date: '2026-11-20', kind: 'used', end: true },
      { date: '2026-11-21', kind: 'rest' },
      { date: '2026-11-22', kind: 'rest' },
      { date: '2026-11-23', kind: 'over', n: 1 },
      { date: '2026-11-24', kind: 'over', n: 2 },
      { date: '2026-11-25', kind: 'over', n: 3 },
    ])
  })

  it('ends on a fixed day even if it is a rest day', () => {
    const strip = clockStrip(taskOf('2026-11-25', '2026-11-29'), calendar, day('2026-11-25'))
    expect(strip).toMatchObject([
      { date: '2026-11-26', kind: 'warn' },
      { date: '2026-11-27', kind: 'warn', end: false },
      { date: '2026-11-28', kind: 'rest' },
      { date: '2026-11-29', kind: 'rest', end: true },
    ])
  })
})

describe('the explanation', () => {
  it('says what counted, what did not, and by which document', () => {
    expect(explainClock(clockOf('2026-03-02', 10, [review]), calendar)).toEqual([
      '3月2日（周一）起算，当日不计（《民法典》第二百零一条）。',
      '限期 10 个工作日，休息日不计。',
      '3月6日（周五）至3月18日（周三）停算，其中工作日 9 个（《行政许可法》第四十五条，演水特〔2026〕9号）。',
      '到期日 3月27日（周五），到当日 24:00 为止。',
    ])
  })

  it('says why natural days end later, who extended, and that overlaps count once', () => {
    const extension = pause('2026-03-04', null, { kind: 'extension', days: 2, approver: '局长' })
    const clock: Clock = {
      startedOn: day('2026-03-02'),
      limit: { n: 3, unit: '自然日' },
      segments: [extension],
    }
    expect(explainClock(clock, calendar).slice(1)).toEqual([
      '限期 3 个自然日，休息日也计。',
      '经局长批准延长 2 个自然日。',
      '第 5 日 3月7日（周六）是休息日，顺延到其后第一个工作日（《民法典》第二百零三条）。',
      '到期日 3月9日（周一），到当日 24:00 为止。',
    ])
    const overlapping = clockOf('2026-03-02', 10, [review, pause('2026-03-10', '2026-03-12')])
    expect(explainClock(overlapping, calendar)).toContain('停算重叠的日子只算一次。')
    const adjoining = clockOf('2026-03-02', 10, [review, pause('2026-03-18', '2026-03-20')])
    expect(explainClock(adjoining, calendar)).not.toContain('停算重叠的日子只算一次。')
  })

  it('says why it is 暂定', () => {
    const open = clockOf('2026-03-02', 10, [pause('2026-03-05', null, { kind: 'suspended' })])
    expect(explainClock(open, calendar, day('2026-03-10')).slice(2)).toEqual([
      '3月6日（周五）至今停算，其中工作日 3 个。',
      '到期日 3月19日（周四），到当日 24:00 为止；暂定：停算还没有结束。',
    ])
    expect(explainClock(clockOf('2026-12-21', 15), calendar).pop()).toBe(
      '到期日 1月11日（周一），到当日 24:00 为止；暂定：2027 年放假安排还没有载入。',
    )
  })

  it('names the day a task was given and the day it was extended to', () => {
    const task = taskOf('2026-11-09', '2026-11-30', [
      pause('2026-11-25', '2026-12-11', { kind: 'extension' }),
    ])
    expect(explainClock(task, calendar).slice(1, 3)).toEqual([
      '派单时定的期限是 11月30日（周一），合 15 个工作日。',
      '经批准延期到 12月11日（周五）。',
    ])
  })
})
