import { RATING_STAGES, type RatingStage } from './ratings.states'
import { tookText } from './ratings.took'

it('says what was promised and what it took', () => {
  expect(tookText('complete', { promised: 10, used: 6 })).toBe('承诺 10 个工作日，实际用了 6 个工作日')
  expect(tookText('accept', { promised: 5, used: 2 })).toBe('应在 5 个工作日内受理，实际用了 2 个工作日')
  expect(tookText('handle', { promised: 10, used: 1 })).toBe(
    '承诺 10 个工作日办完，到进入审查用了 1 个工作日',
  )
})

it('says the same day, and by how much it was late', () => {
  expect(tookText('complete', { promised: 10, used: 0 })).toBe('承诺 10 个工作日，当天办完')
  expect(tookText('complete', { promised: 10, used: 13 })).toBe(
    '承诺 10 个工作日，实际用了 13 个工作日，超了 3 个工作日',
  )
})

it.each(Object.keys(RATING_STAGES) as RatingStage[])('says nothing of %s where nothing is known', (stage) => {
  expect(tookText(stage, null)).toBe('')
  expect(tookText(stage, { promised: null, used: 3 })).not.toContain('承诺')
})
