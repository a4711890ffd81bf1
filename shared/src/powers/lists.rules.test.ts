import { ownChecks, withoutTakeOver } from './checks.rules'
import { matchDuties, type PlacedDuty } from './duties.rules'
import { POWER_STATES, type PowerState } from './powers.states'
import { nameLikeness, plainName, resemblance } from './resemble.rules'
import { effectiveRefusal, FOR_EVER, stateOn, upcomingAfter, versionOn } from './versions.rules'

describe('versions by day', () => {
  const versions = [
    { no: 1, from: '2026-01-10', until: '2026-06-01' },
    { no: 2, from: '2026-06-01', until: '2026-06-01' },
    { no: 3, from: '2026-06-01', until: '2026-12-01' },
    { no: 4, from: '2026-12-01', until: FOR_EVER },
  ]
  it.each([
    ['2026-01-09', null, 1],
    ['2026-01-10', 1, 3],
    ['2026-05-31', 1, 3],
    ['2026-06-01', 3, 4],
    ['2026-11-30', 3, 4],
    ['2026-12-01', 4, null],
    ['2099-01-01', 4, null],
  ])('on %s', (day, current, next) => {
    expect(versionOn(versions, day)?.no ?? null).toBe(current)
    expect(upcomingAfter(versions, day)?.no ?? null).toBe(next)
  })

  it.each([
    ['2026-11-25', null, null],
    ['2026-11-24', null, '2026-11-25'],
    ['2026-11-30', '2026-12-01', '2026-12-01'],
    ['2026-12-01', '2026-12-01', null],
  ])('one from %s may follow one from %s', (date, last, earliest) => {
    const refusal = effectiveRefusal(date, '2026-11-25', last)
    expect(refusal?.details?.['earliest'] ?? null).toBe(earliest)
  })

  it('is planned until its day', () => {
    expect(stateOn({ kind: 'cancel', from: '2026-12-01' }, '2026-11-30')).toBe('planned')
    expect(stateOn({ kind: 'cancel', from: '2026-12-01' }, '2026-12-01')).toBe('cancelled')
  })
})

describe('matchDuties', () => {
  const duty = (content: string) => ({ stage: '受理', content, basis: '' })
  const stored = (text: string): PlacedDuty[] =>
    [...text].map((content, i) => ({ ...duty(content), order: i + 1 }))
  const wanted = (text: string) => [...text].map(duty)

  it.each([
    ['abc', 'abc', '', ''],
    ['abc', 'abxc', '', 'x'],
    ['abc', 'xabc', '', 'x'],
    ['abc', 'ac', 'b', ''],
    ['abc', '', 'abc', ''],
    ['', 'ab', '', 'ab'],
    ['abc', 'axc', 'b', 'x'],
    ['aab', 'ab', 'a', ''],
    ['abc', 'cab', 'ab', 'ab'],
  ])('from %s to %s closes %s and adds %s', (from, to, gone, came) => {
    const { kept, closed, added } = matchDuties(stored(from), wanted(to))
    expect([closed, added].map((list) => list.map(({ content }) => content).join(''))).toEqual([gone, came])
    const after = [...kept, ...added].sort((a, b) => a.order - b.order)
    expect(after.map(({ content }) => content).join('')).toBe(to)
  })

  it('places everything anew when a gap has become too narrow', () => {
    let duties = stored('az')
    for (let i = 0; i < 60; i++) {
      const content = String.fromCharCode(200 + i)
      const { kept, added } = matchDuties(duties, [duty('a'), duty(content), ...duties.slice(1)])
      duties = [...kept, ...added].sort((a, b) => a.order - b.order)
      expect(duties.slice(0, 2).map((d) => d.content)).toEqual(['a', content])
    }
    expect(new Set(duties.map(({ order }) => order)).size).toBe(62)
  })
})

describe('what a power shows by itself', () => {
  const clean = { dutyCount: 3, dutiesWithoutBasis: 0, basisCount: 1, hasGuide: true }
  it.each(Object.keys(POWER_STATES) as PowerState[])('in the state %s', (state) => {
    const listed = state === 'inForce' || state === 'planned'
    expect(ownChecks({ ...clean, state })).toEqual(listed ? [] : ['cancelledWithGuide'])
    const bare = { dutyCount: 0, dutiesWithoutBasis: 0, basisCount: 0, hasGuide: false, state }
    expect(ownChecks(bare)).toEqual(listed ? ['noDuties', 'noBasis', 'noGuide'] : [])
    expect(ownChecks({ ...clean, dutiesWithoutBasis: 1, state }).includes('dutyWithoutBasis')).toBe(listed)
  })
})

describe('下放 without 承接', () => {
  const handed = { id: '1', code: 'A', baseCode: 'B', name: '捕捞许可', orgId: 'city' }
  it.each([
    ['nobody', [], true],
    ['the same unit', [{ ...handed, id: '2' }], true],
    ['another unit with the code', [{ ...handed, id: '2', orgId: 'town', name: 'x', baseCode: '' }], false],
    [
      'another unit with the basic code',
      [{ ...handed, id: '2', orgId: 'town', name: 'x', code: 'C' }],
      false,
    ],
    ['another unit with the name', [{ ...handed, id: '2', orgId: 'town', code: 'C', baseCode: '' }], false],
  ])('held by %s', (_, holders, alone) => {
    expect(withoutTakeOver([handed], holders).length === 1).toBe(alone)
  })

  it('does not take an empty basic code for a common one', () => {
    const bare = { ...handed, baseCode: '' }
    expect(withoutTakeOver([bare], [{ ...bare, id: '2', orgId: 'town', code: 'C', name: 'x' }])).toHaveLength(
      1,
    )
  })
})

describe('明减暗增', () => {
  const law = ['中华人民共和国森林法 第三十七条']
  const cancelled = [
    { name: '木材运输证核发', bases: law },
    { name: '渔业捕捞许可', bases: [] },
    { name: '公共场所卫生许可', bases: [] },
  ]
  const like = resemblance(cancelled)
  it.each([
    ['木材运输证的核准', [], '木材运输证核发'],
    ['木材运输（证）备案', [], '木材运输证核发'],
    ['渔业捕捞许可证审批', [], '渔业捕捞许可'],
    ['木材运输凭证登记', law, '木材运输证核发'],
    ['木材运输凭证登记', [], null],
    ['企业名称登记', [], null],
    ['许可', [], null],
    ['', [], null],
  ])('%s', (name, bases, expected) => {
    expect(like({ name, bases })?.name ?? null).toBe(expected)
  })

  it('compares names without signs and words of procedure', () => {
    expect(plainName('公共场所（饭店）卫生许可')).toBe('公共场所饭店卫生')
    expect(plainName('登记')).toBe('登记')
    expect(nameLikeness('取水许可', '取水许可')).toBe(1)
    expect(nameLikeness('', '')).toBe(0)
  })
})
