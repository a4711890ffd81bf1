import fc from 'fast-check'
import { checkResult, fillRefusal, problemsText, type CheckAnswers } from './checks.rules'
import { drawOf } from './draw.rules'
import { CHECK_ITEMS, CHECK_STATES, type CheckItem, type CheckState } from './monitoring.states'

const ITEMS = Object.keys(CHECK_ITEMS) as CheckItem[]
const all = (set: CheckAnswers = {}): CheckAnswers => ({
  ...Object.fromEntries(ITEMS.map((item) => [item, { answer: 'good', note: '' }])),
  ...set,
})
const outside = { orgId: 'office' }
const codeOf = (state: CheckState, answers: CheckAnswers, person = outside) =>
  fillRefusal({ state, orgId: 'org' }, answers, person)?.code ?? null

describe('a checklist', () => {
  it.each(Object.keys(CHECK_STATES) as CheckState[])('that is %s is handed in only while open', (state) => {
    expect(codeOf(state, all())).toBe(state === 'open' ? null : 'check.filled')
  })

  it('is answered whole, says what is wrong, and is not the checked org’s own', () => {
    for (const item of ITEMS) {
      const { [item]: _left, ...rest } = all()
      expect(codeOf('open', rest)).toBe('check.unanswered')
      expect(codeOf('open', all({ [item]: { answer: 'bad', note: '' } }))).toBe('check.note')
      expect(codeOf('open', all({ [item]: { answer: 'bad', note: '没有文号' } }))).toBeNull()
    }
    expect(codeOf('open', all(), { orgId: 'org' })).toBe('check.same-office')
  })

  it('shows a problem as soon as one item does not hold', () => {
    expect(checkResult(all({ fee: { answer: 'none', note: '' } }))).toBe('passed')
    const bad = all({ papers: { answer: 'bad', note: '受理没有文号' } })
    expect(checkResult(bad)).toBe('problems')
    expect(problemsText(bad)).toBe('每一步都有编号的文书：受理没有文号')
  })
})

describe('a draw', () => {
  const ids = Array.from({ length: 200 }, (_, i) => i.toString(16).padStart(24, '0'))

  it('is repeated by its seed, in whatever order the cases come, and takes each once', () => {
    const shuffled = fc.shuffledSubarray(ids, { minLength: ids.length })
    fc.assert(
      fc.property(shuffled, fc.string(), fc.integer({ min: 1, max: 250 }), (mixed, seed, n) => {
        const drawn = drawOf(mixed, seed, n)
        expect(drawn).toEqual(drawOf(ids, seed, n))
        expect(new Set(drawn).size).toBe(Math.min(n, ids.length))
      }),
    )
  })

  it('leaves no part of the cases out: over many seeds each comes about as often', () => {
    const times = new Map<string, number>()
    for (let seed = 0; seed < 500; seed += 1)
      for (const id of drawOf(ids.slice(0, 50), `种子${seed}`, 10)) times.set(id, (times.get(id) ?? 0) + 1)
    // 100 on average; five standard deviations are 45
    for (const id of ids.slice(0, 50)) expect(Math.abs((times.get(id) ?? 0) - 100)).toBeLessThan(50)
  })
})
