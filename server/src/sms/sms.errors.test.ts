import { noAnswer, refusedBy, refusedByStatus, SmsError } from './sms.errors'

describe('an error of SMS', () => {
  it.each(['13800138000', 'isv.NUMBER_13800138000', '您的验证码为 482913', 'https://x.example/?key=1', ''])(
    'takes %j for a strange code and forgets it',
    (code) => {
      const error = new SmsError('config', code)
      expect([error.code, error.message]).toEqual(['strange code', 'SMS not sent: config (strange code)'])
    },
  )

  it.each([
    'isv.BUSINESS_LIMIT_CONTROL',
    'LimitExceeded.PhoneNumberOneHourLimit',
    'HTTP 502',
    'ECONNREFUSED',
  ])('keeps %s', (code) => expect(new SmsError('config', code).code).toBe(code))
})

describe('without an answer', () => {
  const url = 'http://127.0.0.1/?PhoneNumbers=13800138000'

  it.each([
    `connect ECONNREFUSED 127.0.0.1:9POST ${url} failed.`,
    `getaddrinfo ENOTFOUND sms.invalidPOST ${url} failed.`,
    'request to http://127.0.0.1:9/ failed, reason: connect ECONNREFUSED 127.0.0.1:9',
    'request to http://x.invalid/ failed, reason: getaddrinfo EAI_AGAIN x.invalid',
  ])('nothing was sent: %s', (text) => expect(noAnswer(new Error(text)).errorClass).toBe('retry'))

  it.each([
    // a socket that stays silent after the message went out is called so, too
    `ConnectTimeout: Connect ${url} failed.`,
    `ReadTimeout(400)POST ${url} failed.`,
    'network timeout at: http://127.0.0.1/',
    `read ECONNRESETPOST ${url} failed.`,
    `socket hang upPOST ${url} failed.`,
    'Unexpected end of JSON input',
    'read ETIMEDOUT',
  ])('it may have been sent: %s', (text) =>
    expect(noAnswer(new Error(text)).errorClass).toBe('unknown-delivery'),
  )

  it('copes with whatever was thrown', () => {
    expect([undefined, null, 'text', {}].map((e) => noAnswer(e).errorClass)).toEqual(
      Array(4).fill('unknown-delivery'),
    )
  })
})

describe('a refusal', () => {
  it('that is not in the table is a matter of configuration, and one without a code is none', () => {
    expect(refusedBy([['rate', /^LIMIT$/]], 'LIMIT').errorClass).toBe('rate')
    expect(refusedBy([['rate', /^LIMIT$/]], 'OTHER').errorClass).toBe('config')
    expect(refusedBy([], undefined).errorClass).toBe('unknown-delivery')
  })

  it('in HTTP alone says little', () => {
    expect([429, 500, 502, 504, 400, 403].map((status) => refusedByStatus(status).errorClass)).toEqual([
      'retry',
      'unknown-delivery',
      'unknown-delivery',
      'unknown-delivery',
      'config',
      'config',
    ])
  })
})
