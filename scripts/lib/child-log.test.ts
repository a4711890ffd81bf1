import { warningOf } from './child-log'

describe('what of a log is shown', () => {
  it('shows a warning of the logger by its message and cause', () => {
    const line = JSON.stringify({ level: 50, msg: 'could not send', err: { message: 'ECONNREFUSED' } })
    expect(warningOf(line, 'stdout')).toBe('could not send: ECONNREFUSED')
  })

  it.each([
    ['an information line', JSON.stringify({ level: 30, msg: 'listening' }), 'stdout'],
    ['the ready line', '{"ready":true}', 'stdout'],
    ['plain text on stdout', 'hello', 'stdout'],
    ['an empty line on stderr', ' ', 'stderr'],
  ] as const)('does not show %s', (_, line, source) => {
    expect(warningOf(line, source)).toBeNull()
  })

  it('shows plain text on stderr, also when it only looks like JSON', () => {
    expect(warningOf('port is taken', 'stderr')).toBe('port is taken')
    expect(warningOf('{ code: 1 }', 'stderr')).toBe('{ code: 1 }')
  })
})
