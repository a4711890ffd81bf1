import { folded, stateText } from './feedback-text'

const reply = { text: '已改', by: null, at: '2026-11-25T06:20:00.000Z' }

it('tells its author how far it is', () => {
  const open = { reply: null, publishedAt: null, safety: 'checking' as const }
  expect(stateText(open)).toBe('等待答复')
  expect(stateText({ ...open, reply })).toBe('已答复')
  expect(stateText({ ...open, reply, safety: 'rejected' })).toBe('已答复，不公开')
  expect(stateText({ reply, publishedAt: reply.at, safety: 'passed' })).toBe('已答复，已公开')
})

it('folds a long text between two characters and leaves a short one alone', () => {
  expect(folded('字'.repeat(160))).toBe('字'.repeat(160))
  expect(folded('😀'.repeat(161))).toBe(`${'😀'.repeat(160)}…`)
})
