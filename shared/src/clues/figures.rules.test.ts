import { plainDate } from '../kernel/plain-date'
import { rateFigures } from '../kernel/rate-figures'
import { CLUE_RATES, tallyClues, type CountedClue } from './figures.rules'

const at = (day: string) => new Date(`${day}T02:00:00.000Z`)
const clue = (change: Partial<CountedClue>): CountedClue => ({
  ...{ state: 'inHand', due: '2026-11-20', answeredAt: null, resolution: null, rated: null },
  ...change,
})

it('counts 响应, 解决 and 满意 each by its own denominator, with n', () => {
  const clues = [
    clue({ state: 'closed', answeredAt: at('2026-11-20'), resolution: 'solved', rated: { level: '3' } }),
    clue({ state: 'closed', answeredAt: at('2026-11-21'), resolution: 'partly', rated: { level: '4' } }),
    clue({}),
    clue({ due: '2026-12-20' }),
    clue({ state: 'received', due: null }),
  ]
  const tally = tallyClues(clues, plainDate('2026-11-25'))
  expect(tally).toMatchObject({ received: 5, closed: 2 })
  const { response, solved, satisfied } = rateFigures(CLUE_RATES, tally, 'staff')
  expect(response).toMatchObject({ part: 1, n: 3, text: '33.3%', enough: false })
  expect(solved).toMatchObject({ part: 1, n: 2, text: '50.0%' })
  expect(satisfied).toMatchObject({ part: 1, n: 2 })
})
