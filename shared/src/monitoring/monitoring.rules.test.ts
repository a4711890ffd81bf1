import fc from 'fast-check'
import { isEnd, type CaseState } from '../cases/cases.states'
import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { plainDate as day } from '../kernel/plain-date'
import { alertChanges, type KnownAlert } from './alerts.rules'
import { breachedDuties, breachesOf, MONITOR_RULES, type Found, type WatchedCase } from './monitoring.rules'
import { ALERT_RULES, type AlertRule } from './monitoring.states'

const RULES = Object.keys(ALERT_RULES) as AlertRule[]

/** Accepted on 2026-03-02: promised to 03-16, legal to 03-30, 审查 to 03-09. */
const watched = (set: Partial<WatchedCase> = {}): WatchedCase => ({
  ...{ powerType: '01', receivedOn: day('2026-03-02'), acceptedOn: day('2026-03-02') },
  ...{ legalDays: 20, promisedDays: 10, segments: [], decidedOn: null, granted: false },
  ...{ state: 'reviewing', silent: false, deliveredOn: null, endedOn: null, notices: [], denialDays: null },
  charges: [],
  stages: [{ state: 'accepted', on: day('2026-03-02') }],
  stepDays: { accept: null, review: 5, decide: null, deliver: null },
  rectifications: [],
  ...set,
})
const found = (set: Partial<WatchedCase>, today: string) =>
  breachesOf(watched(set), { today: day(today), calendar }).map(({ rule, ongoing }) => [rule, ongoing])

describe('a case', () => {
  it('is late from the day after each of its limits, the shortest first', () => {
    expect(found({}, '2026-03-09')).toEqual([])
    expect(found({}, '2026-03-10')).toEqual([['stepLate', true]])
    expect(found({}, '2026-03-16')).toEqual([['stepLate', true]])
    expect(found({}, '2026-03-17')).toEqual([
      ['stepLate', true],
      ['promisedLate', true],
    ])
    expect(found({}, '2026-03-31').map(([rule]) => rule)).toEqual(['stepLate', 'promisedLate', 'legalLate'])
  })

  it('that was decided late stays late, and the breach is over; decided in time it is none', () => {
    const stages = (on: string) => [
      { state: 'accepted' as const, on: day('2026-03-02') },
      { state: 'making' as const, on: day(on) },
    ]
    const decided = { state: 'making' as const, decidedOn: day('2026-03-18'), stages: stages('2026-03-18') }
    expect(found(decided, '2026-03-20')).toEqual([
      ['stepLate', false],
      ['promisedLate', false],
    ])
    expect(
      found({ ...decided, decidedOn: day('2026-03-09'), stages: stages('2026-03-09') }, '2026-03-20'),
    ).toEqual([])
  })

  it('that was charged for outside its guide stays so until the money is given back', () => {
    const fee = { name: '手续费', amount: 5000, receiptNo: 'PJ-1', on: '2026-03-02' }
    const taken = { ...fee, outside: '办事指南写明不收费', refundedOn: null }
    const within = { ...fee, receiptNo: 'PJ-2', outside: '', refundedOn: null }
    expect(found({ charges: [taken, within] }, '2026-03-03')).toEqual([['feeOutside', true]])
    const back = { ...taken, refundedOn: '2026-03-03' }
    expect(found({ charges: [back] }, '2026-03-03')).toEqual([['feeOutside', false]])
  })

  it('that was withdrawn owes no decision', () => {
    expect(
      found(
        {
          ...{ state: 'withdrawn', endedOn: day('2026-03-06') },
          stages: [
            { state: 'accepted', on: day('2026-03-02') },
            { state: 'withdrawn', on: day('2026-03-06') },
          ],
        },
        '2026-04-20',
      ),
    ).toEqual([])
  })

  it('is late step by step, each with its own days and duties, and where the guide gives none, not at all', () => {
    const stages = [
      { state: 'accepted' as const, on: day('2026-03-02') },
      { state: 'deciding' as const, on: day('2026-03-11') },
    ]
    const stepDays = { accept: null, review: 5, decide: 1, deliver: null }
    const at = { today: day('2026-03-13'), calendar }
    const all = breachesOf(watched({ stages, stepDays, state: 'deciding' }), at)
    expect(all.map(({ occurrence, ongoing, stages: words }) => [occurrence, ongoing, words])).toEqual([
      ['review 2026-03-09', false, ['审查', '审核']],
      ['decide 2026-03-12', true, ['决定']],
    ])
    expect(all[0]?.text).toBe('审查环节时限 2026-03-09 已过，2026-03-11 才办完。')
    expect(found({ stepDays: { ...stepDays, review: null } }, '2026-03-10')).toEqual([])
  })

  it('that nobody takes in five working days is refused in silence; silence that took it is the breach itself', () => {
    const waiting = { state: 'received' as const, acceptedOn: null, stages: [] }
    expect(found(waiting, '2026-03-09')).toEqual([])
    expect(found(waiting, '2026-03-10')).toEqual([['silence', true]])
    const [silent] = breachesOf(watched({ silent: true, state: 'accepted', stages: [] }), {
      today: day('2026-03-10'),
      calendar,
    })
    expect(silent).toMatchObject({ rule: 'silence', since: '2026-03-10', ongoing: true })
    expect(silent?.text).toBe('2026-03-02 收件，到 2026-03-09 没有受理也没有告知补正。')
  })

  it('stands still only by a notice with a number', () => {
    const pause = { kind: 'special' as const, from: day('2026-03-03'), to: day('2026-03-30') }
    expect(found({ segments: [pause], state: 'special', stages: [] }, '2026-03-10')).toEqual([
      ['pauseWithoutNotice', true],
    ])
    expect(
      found(
        { segments: [{ ...pause, documentNo: '演水特〔2026〕1号' }], state: 'special', stages: [] },
        '2026-03-10',
      ),
    ).toEqual([])
  })

  it('is asked once, and for nothing outside its guide', () => {
    const demand = { text: '验资报告', outside: true, second: false }
    const notices = [
      { on: '2026-03-03', no: '演水补〔2026〕1号', demands: [{ ...demand, outside: false }] },
      {
        on: '2026-03-05',
        no: '演水补〔2026〕2号',
        demands: [demand, { ...demand, text: '旧表', outside: false }],
      },
    ]
    const all = breachesOf(watched({ notices }), { today: day('2026-03-05'), calendar })
    expect(all).toEqual([
      {
        ...{ rule: 'demandOutside', occurrence: '演水补〔2026〕2号', since: '2026-03-05', ongoing: true },
        text: '补正告知书 演水补〔2026〕2号：“验资报告”（指南外）。',
      },
    ])
  })

  it('is delivered within ten working days of a decision to grant', () => {
    const granted = {
      ...{ state: 'delivering' as const, decidedOn: day('2026-03-09'), granted: true, stages: [] },
    }
    expect(found(granted, '2026-03-23')).toEqual([])
    expect(found(granted, '2026-03-24')).toEqual([['deliveryLate', true]])
    expect(found({ ...granted, deliveredOn: day('2026-03-25') }, '2026-04-01')).toEqual([
      ['deliveryLate', false],
    ])
    expect(found({ ...granted, granted: false }, '2026-04-01')).toEqual([])
    const denied = { ...granted, granted: false, denialDays: 5 }
    expect(found(denied, '2026-03-17')).toEqual([['deliveryLate', true]])
    const { basis } = MONITOR_RULES.deliveryLate
    const cites = [basis('01', '', true), basis('01', '', false)].map((text) => text.includes('第四十四条'))
    expect(cites).toEqual([true, false])
  })
})

describe('a rule', () => {
  it.each(RULES)('%s cites an article of the 行政许可法 for a licence only', (rule) => {
    for (const type of ['02', '06', '07', '20', 'x']) {
      expect(MONITOR_RULES[rule].basis(type, '', true)).not.toContain('行政许可法')
      expect(MONITOR_RULES[rule].basis(type, '', true)).not.toBe('')
    }
    expect(MONITOR_RULES[rule].basis('01', '', true)).not.toBe('')
  })

  it('names the duties of its stages, and no others', () => {
    const duties = ['受理', '审查', '决定', '送达', '事后监管'].map((stage) => ({ stage }))
    expect(breachedDuties({ rule: 'silence' }, duties)).toEqual([{ stage: '受理' }])
    expect(breachedDuties({ rule: 'promisedLate' }, duties)).toEqual([{ stage: '审查' }, { stage: '决定' }])
    for (const rule of RULES) expect(breachedDuties({ rule }, duties).length).toBeGreaterThan(0)
  })
})

describe('alerts', () => {
  const one: Found = {
    ...{ rule: 'promisedLate', occurrence: '2026-03-16', since: day('2026-03-17'), text: '', ongoing: true },
  }
  const alert: KnownAlert = { rule: 'promisedLate', occurrence: '2026-03-16', state: 'open' }

  it('close when the cause is over or gone, and open again when it comes back', () => {
    expect(alertChanges([], [one]).added).toEqual([one])
    expect(alertChanges([alert], [{ ...one, ongoing: false }]).closed).toMatchObject([{ as: 'done' }])
    expect(alertChanges([alert], []).closed).toMatchObject([{ as: 'void' }])
    expect(alertChanges([{ ...alert, state: 'closed' }], [one]).reopened).toMatchObject([{ found: one }])
    expect(alertChanges([alert], [one])).toEqual({ added: [], closed: [], reopened: [] })
  })

  it('agree with what was found after one sweep, and a second one changes nothing', () => {
    const finding = fc.record({
      rule: fc.constantFrom(...RULES),
      occurrence: fc.constantFrom('a', 'b'),
      ongoing: fc.boolean(),
    })
    const key = (x: { rule: string; occurrence: string }) => `${x.rule} ${x.occurrence}`
    const findings = fc.uniqueArray(finding, { selector: key })
    fc.assert(
      fc.property(fc.array(findings, { maxLength: 6 }), (sweeps) => {
        let known: KnownAlert[] = []
        for (const sweep of sweeps) {
          const all = sweep.map((x): Found => ({ ...one, ...x }))
          const before = known.map(key)
          const { added, closed, reopened } = alertChanges(known, all)
          known = known.map((a) => {
            if (closed.some((c) => c.alert === a)) return { ...a, state: 'closed' as const }
            return reopened.some((r) => r.alert === a) ? { ...a, state: 'open' as const } : a
          })
          known.push(...added.map((f): KnownAlert => ({ ...f, state: f.ongoing ? 'open' : 'closed' })))
          expect(known.map(key).slice(0, before.length)).toEqual(before)
          expect(new Set(known.map(key)).size).toBe(known.length)
          expect(alertChanges(known, all)).toEqual({ added: [], closed: [], reopened: [] })
          const open = known.filter(({ state }) => state === 'open').map(key)
          expect(open.sort()).toEqual(
            all
              .filter(({ ongoing }) => ongoing)
              .map(key)
              .sort(),
          )
        }
      }),
    )
  })

  it('of a random case never go on once it has ended', () => {
    const dates = ['2026-03-02', '2026-03-09', '2026-03-17', '2026-04-01', '2026-04-20'].map(day)
    const date = fc.constantFrom(null, ...dates)
    const states = fc.constantFrom<CaseState>(
      'received',
      'reviewing',
      'making',
      'delivering',
      'completed',
      'withdrawn',
    )
    fc.assert(
      fc.property(states, date, date, fc.boolean(), (state, decidedOn, deliveredOn, silent) => {
        const stagesTo = (last: CaseState) => [
          { state: 'accepted' as const, on: day('2026-03-02') },
          { state: last, on: day('2026-04-20') },
        ]
        const ended = isEnd(state) ? day('2026-04-20') : null
        const all = breachesOf(
          watched({
            ...{ state, decidedOn, deliveredOn, silent, granted: true, endedOn: ended },
            stages: stagesTo(state),
          }),
          { today: day('2026-05-20'), calendar },
        )
        for (const { occurrence, since } of all)
          expect([occurrence !== '', since <= '2026-05-20']).toEqual([true, true])
        if (ended) expect(all.filter(({ ongoing }) => ongoing)).toEqual([])
      }),
    )
  })
})

describe('a 差评整改', () => {
  const ID = '0'.repeat(24)
  const limits = (done: Partial<Record<'contact' | 'verify' | 'rectify', string>> = {}) =>
    (
      [
        ['contact', '2026-03-03'],
        ['verify', '2026-03-09'],
        ['rectify', '2026-03-23'],
      ] as const
    ).map(([step, due]) => ({
      step,
      due: day(due),
      doneOn: done[step] === undefined ? null : day(done[step]),
    }))
  const one = (set: Partial<WatchedCase['rectifications'][number]> = {}) =>
    ({ ratingId: ID, stage: 'handle', clerkId: 'c1', dismissed: false, limits: limits(), ...set }) as const
  const raised = (rectifications: WatchedCase['rectifications'], today: string) =>
    breachesOf(watched({ rectifications, decidedOn: day('2026-03-04') }), {
      today: day(today),
      calendar,
    }).filter(({ rule }) => rule === 'rectificationLate')

  it('is late by each of its three limits from the day after it', () => {
    const steps = (today: string) => raised([one()], today).map(({ occurrence }) => occurrence.split(' ')[1])
    expect([steps('2026-03-03'), steps('2026-03-04'), steps('2026-03-10'), steps('2026-03-24')]).toEqual([
      [],
      ['contact'],
      ['contact', 'verify'],
      ['contact', 'verify', 'rectify'],
    ])
  })

  it('asks for a card only for what the rated org owes, and names the duty of the rated stage', () => {
    const all = raised([one()], '2026-03-24')
    expect(all.map(({ light, card }) => [light, card])).toEqual([
      ['yellow', null],
      ['yellow', null],
      [undefined, undefined],
    ])
    expect(all.every(({ subjectId, hiddenFrom }) => subjectId === ID && hiddenFrom === 'c1')).toBe(true)
    const duties = [{ stage: '受理' }, { stage: '审查' }]
    expect(breachedDuties(all[2]!, duties)).toEqual([{ stage: '审查' }])
    expect(all[2]?.text).toBe('办理环节的差评，整改期限 2026-03-23 已过，被评单位还没有报送整改。')
  })

  it('is over when it is met, in time or not, and owes nothing once it was dismissed', () => {
    const done = { contact: '2026-03-03', verify: '2026-03-11', rectify: '2026-03-20' }
    expect(
      raised([one({ limits: limits(done) })], '2026-04-01').map(({ ongoing, text }) => [ongoing, text]),
    ).toEqual([[false, '办理环节的差评，核实期限 2026-03-09 已过，2026-03-11 才核实。']])
    expect(raised([one({ dismissed: true })], '2026-04-01')).toEqual([])
  })
})
