import { cardsPerSecond, sendFigures } from './send-figures'

const due = new Map([
  ['a', 0],
  ['b', 1000],
  ['c', 2000],
  ['d', 3000],
])
const card = (person: string, at: number) => ({ person, at })

describe('figures of sending', () => {
  it('counts each card against its own time', () => {
    const cards = [card('a', 500), card('b', 11_000), card('c', 12_001), card('d', 63_001)]
    expect(sendFigures(due, cards)).toEqual({
      people: 4,
      within10: 0.5,
      within60: 0.75,
      median: 10.001,
      latest: 60.001,
      drain: 63.001,
      lost: 0,
      doubled: 0,
    })
  })

  it('finds who got none and who got two, of which the first counts', () => {
    const cards = [card('a', 100), card('a', 90_000), card('b', 1100), card('c', 2100)]
    expect(sendFigures(due, cards)).toMatchObject({ lost: 1, doubled: 1, within10: 0.75, latest: 0.1 })
  })

  it('has no times without cards', () => {
    expect(sendFigures(due, [])).toMatchObject({ within10: 0, lost: 4, doubled: 0, latest: NaN, drain: NaN })
  })

  it('takes the pace from the first card to the last', () => {
    expect(cardsPerSecond([card('a', 0), card('b', 3000), card('c', 1000)])).toBeCloseTo(2 / 3)
    expect(cardsPerSecond([card('a', 0)])).toBe(0)
  })
})
