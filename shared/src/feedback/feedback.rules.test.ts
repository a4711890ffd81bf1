import { SAFETY_STATES, type SafetyState } from '../safety/safety.states'
import { feedbackNo, publicationRefusal, replyRefusal } from './feedback.rules'

it('numbers with four digits, more when the year has more', () => {
  expect([feedbackNo(2026, 1), feedbackNo(2026, 12_345)]).toEqual(['反馈〔2026〕0001', '反馈〔2026〕12345'])
})

it('is answered once', () => {
  expect(replyRefusal({ replied: false })).toBeNull()
  expect(replyRefusal({ replied: true })).toEqual({ code: 'feedback.replied' })
})

describe('publicationRefusal', () => {
  const ready = { replied: true, published: false, safety: 'passed' } as const
  it('publishes what was answered and let through, once', () => {
    expect(publicationRefusal(ready)).toBeNull()
    expect(publicationRefusal({ ...ready, published: true })?.code).toBe('feedback.published')
    expect(publicationRefusal({ ...ready, replied: false })?.code).toBe('feedback.no-reply')
  })
  it.each((Object.keys(SAFETY_STATES) as SafetyState[]).filter((s) => s !== 'passed'))(
    'refuses “%s”',
    (safety) => {
      expect(publicationRefusal({ ...ready, safety })?.code).toBe('safety.not-passed')
    },
  )
})
