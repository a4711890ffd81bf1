import { redact } from '../redact'
import { classOf, isKnownCode, toWechatError, type WechatErrorClass } from './errors'

/** Every code of the platform that is known here and that a server can be answered with. */
const TABLE: readonly [WechatErrorClass, readonly number[]][] = [
  ['retry', [-1]],
  ['rate', [45011, 43117]],
  ['quota', [45009, 48006]],
  ['token', [40001, 40014, 42001, 41001]],
  ['recipient', [43004, 43101, 40003, 48002, 50005, 40029, 40226, 61010]],
  ['content', [47001, 47003, 40249, 41030, 40165, 40169, 45067, 85096, 87014]],
  ['review', [40252]],
  ['duplicate', [40241, 45065]],
  ['config', [40013, 40036, 40037, 43116, 40125, 40164, 48001, 48004, 89503, 50002, 45109]],
]

describe('a code', () => {
  it.each(TABLE.flatMap(([errorClass, codes]) => codes.map((code) => [code, errorClass] as const)))(
    '%i is of the class %s',
    (code, errorClass) => {
      expect(classOf(code)).toBe(errorClass)
      expect(isKnownCode(code)).toBe(true)
    },
  )

  it('of no table counts as configuration, and as unknown', () => {
    expect([99_999, 1, -7].map((code) => [classOf(code), isKnownCode(code)])).toEqual(
      Array(3).fill(['config', false]),
    )
  })

  it.each<[unknown, WechatErrorClass, number | null]>([
    [40001, 'token', 40001],
    ['40001', 'token', 40001],
    ['-1', 'retry', -1],
    ['0', 'unknown-delivery', 0],
    [true, 'config', null],
    [{ toFixed: () => '40001' }, 'config', null],
    [Number.NaN, 'config', null],
    ['４0001', 'config', null],
  ])('that comes as %p is read as %s', (code, errorClass, read) => {
    const error = Object.assign(new Error('text rid: 6512-ab'), { name: 'WeChatAPIError', code })
    expect(toWechatError(error)).toMatchObject({ errorClass, code: read, rid: '6512-ab' })
  })
})

describe('a failure without a code of the platform', () => {
  const failure = (fields: object) => Object.assign(new Error('failed'), fields)

  it.each<[string, unknown, WechatErrorClass]>([
    ['nothing', undefined, 'retry'],
    ['a text', 'text', 'retry'],
    ['null', null, 'retry'],
    ['an HTTP status', failure({ name: 'WeChatAPIError' }), 'retry'],
    ['nobody listening', failure({ code: 'ECONNREFUSED' }), 'retry'],
    ['no such host', failure({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }), 'retry'],
    ['a connection that timed out', failure({ code: 'ETIMEDOUT', syscall: 'connect' }), 'retry'],
    ['a certificate that expired', failure({ code: 'CERT_HAS_EXPIRED' }), 'retry'],
    ['a self-signed certificate', failure({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'retry'],
    [
      'a handshake cut short',
      failure({ code: 'ECONNRESET', message: 'disconnected before secure TLS connection was established' }),
      'retry',
    ],
    [
      'connecting that took too long',
      failure({ name: 'RequestTimeoutError', message: 'ConnectTimeout: x' }),
      'retry',
    ],
    [
      'an answer that took too long',
      failure({ name: 'RequestTimeoutError', message: 'ReadTimeout(5000)' }),
      'unknown-delivery',
    ],
    ['a reset', failure({ code: 'ECONNRESET' }), 'unknown-delivery'],
    ['a read that timed out', failure({ code: 'ETIMEDOUT', syscall: 'read' }), 'unknown-delivery'],
    ['an answer that is no HTTP', failure({ code: 'HPE_INVALID_CONSTANT' }), 'unknown-delivery'],
    ['an answer that is no JSON', failure({ message: 'JSON.parse error. buffer is x' }), 'unknown-delivery'],
    ['fetch: nobody listening', failure({ name: 'TypeError', cause: { code: 'ECONNREFUSED' } }), 'retry'],
    [
      'fetch: the other side closed',
      failure({ name: 'TypeError', cause: { code: 'UND_ERR_SOCKET' } }),
      'unknown-delivery',
    ],
    ['fetch: no connection in time', failure({ cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } }), 'retry'],
    ['fetch: no answer in time', new DOMException('aborted', 'TimeoutError'), 'unknown-delivery'],
  ])('%s', (_, error, errorClass) => {
    expect(toWechatError(error)).toMatchObject({ errorClass, code: null })
  })
})

it('takes secrets out of addresses, JSON and answers', () => {
  const seen = redact(
    'GET /a?access_token=90_x&b=1&corpsecret=s {"access_token":"90_x","session_key": "abc=="} js_code=0x secret=s openid=oABC phone 13800138000',
  )
  expect(seen).toBe(
    'GET /a?access_token=***&b=1&corpsecret=*** {"access_token":"***","session_key": "***"} js_code=*** secret=*** openid=*** phone 1**********',
  )
})
