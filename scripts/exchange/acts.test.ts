import { exchangeAct, exchangeSettings, type ExchangeSettings } from './acts'

const ENV = {
  EXCHANGE_KEY_ID: 'ex_0123456789abcdef',
  EXCHANGE_SECRET: 'a-secret',
  EXCHANGE_URL: 'https://x.example/',
}

describe('npm run exchange:client', () => {
  it('takes its key from the environment, and from the line before that', () => {
    const settings = exchangeSettings(['send', '--no', 'T-1', '--secret', 'another'], ENV) as ExchangeSettings
    expect(settings).toMatchObject({
      ...{ act: 'send', url: 'https://x.example', options: { no: 'T-1' } },
      key: { algorithm: 'hmac-sha256', keyId: 'ex_0123456789abcdef', secret: 'another', publicKey: '' },
    })
  })

  it.each([
    [[], ENV, 'No such act: (none)'],
    [['sned'], ENV, 'No such act: sned'],
    [['status'], {}, 'Missing: --key-id'],
    [['status', '--key-id', 'ex_1'], {}, 'Missing: --secret'],
    [['send'], ENV, 'Missing: --no'],
    [['progress'], ENV, 'Missing: --no'],
    [['acknowledge'], ENV, 'Missing: --through'],
    [['status', '--algorithm', 'md5'], ENV, 'No such algorithm: md5'],
    [['status', '--algorithm', 'sm2'], ENV, 'Missing or no point of the curve: --public-key'],
    [['status', 'url'], ENV, 'Not understood: url'],
  ])('says of %j what is missing', (args, env, problem) => {
    expect(exchangeSettings(args, env)).toBe(problem)
  })

  it('makes a key pair without asking any server', async () => {
    const settings = exchangeSettings(['keypair'], {}) as ExchangeSettings
    const { lines, right } = await exchangeAct(settings)
    expect(right).toBe(true)
    expect(lines[1]).toMatch(/04[0-9a-f]{128}$/)
  })
})
