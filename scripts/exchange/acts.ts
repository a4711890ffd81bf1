import type { ExchangeAlgorithm } from '@mingdu/shared/exchange/exchange.states'
import { EXCHANGE_ALGORITHMS } from '@mingdu/shared/exchange/exchange.states'
import {
  exchangeClient,
  type ClientAnswer,
  type ClientKey,
} from '../../server/src/modules/exchange/client.service'
import { makeKey, normalPublicKey } from '../../server/src/modules/exchange/exchange.signing'

export const EXCHANGE_USAGE = [
  'npm run exchange:client -- <act> [--name value]',
  '',
  '  status                     checks key and clock',
  '  send --no N                sends a sample clue under the number N; --text, --kind, --concerned change it',
  '  progress --no N            how far the clue of that number is',
  '  results [--after S]        results after number S',
  '  acknowledge --through S    results up to S need no push',
  '  keypair                    makes a key pair of SM2; its public key goes to the administrator',
  '',
  'Key: --url EXCHANGE_URL, --key-id EXCHANGE_KEY_ID, --secret EXCHANGE_SECRET (SM2: the own private key),',
  '     --algorithm EXCHANGE_ALGORITHM (hmac-sha256, sm2), --public-key EXCHANGE_PUBLIC_KEY (SM2: of the server)',
].join('\n')

const ACTS = ['status', 'send', 'progress', 'results', 'acknowledge', 'keypair'] as const
type Act = (typeof ACTS)[number]

export interface ExchangeSettings {
  act: Act
  url: string
  key: ClientKey
  options: Readonly<Record<string, string>>
}

/** What was asked for; a text says what is missing. An option on the line goes before the environment. */
export function exchangeSettings(args: readonly string[], env: NodeJS.ProcessEnv): ExchangeSettings | string {
  const [act, ...rest] = args
  if (!ACTS.includes(act as Act)) return `No such act: ${act ?? '(none)'}`
  const options = optionsOf(rest)
  if (typeof options === 'string') return options
  const of = (name: string) => {
    const variable = `EXCHANGE_${name.toUpperCase().replace('-', '_')}`
    return options[name] ?? env[variable] ?? ''
  }
  const algorithm = of('algorithm') || 'hmac-sha256'
  if (!Object.hasOwn(EXCHANGE_ALGORITHMS, algorithm)) return `No such algorithm: ${algorithm}`
  const publicKey = algorithm === 'sm2' ? normalPublicKey(of('public-key').toLowerCase()) : ''
  const key = {
    ...{ algorithm: algorithm as ExchangeAlgorithm, keyId: of('key-id'), secret: of('secret') },
    publicKey: publicKey ?? '',
  }
  const missing = act === 'keypair' ? null : missingOf({ ...key, publicKey, act: act as Act, options })
  return (
    missing ?? {
      act: act as Act,
      url: (of('url') || 'http://127.0.0.1:3000').replace(/\/$/, ''),
      key,
      options,
    }
  )
}

function missingOf({
  keyId,
  secret,
  publicKey,
  act,
  options,
}: Omit<ClientKey, 'publicKey'> & { publicKey: string | null; act: Act; options: Record<string, string> }) {
  if (keyId === '') return 'Missing: --key-id'
  if (secret === '') return 'Missing: --secret'
  if (publicKey === null) return 'Missing or no point of the curve: --public-key'
  if ((act === 'send' || act === 'progress') && !options['no']) return 'Missing: --no'
  return act === 'acknowledge' && !options['through'] ? 'Missing: --through' : null
}

/** Does it. `right`: the server took it, and signed its answer. */
export async function exchangeAct(settings: ExchangeSettings): Promise<{ lines: string[]; right: boolean }> {
  if (settings.act === 'keypair') {
    const { secret, publicKey } = makeKey('sm2')
    return {
      lines: [`private key (keep it)    ${secret}`, `public key (hand it over) ${publicKey}`],
      right: true,
    }
  }
  const { status, data, verified } = await ask(settings)
  const lines = [
    `status     ${status}`,
    `signature  ${verified ? 'holds' : 'DOES NOT HOLD'}`,
    JSON.stringify(data, null, 2),
  ]
  return { lines, right: status === 200 && verified }
}

function ask({ act, url, key, options }: ExchangeSettings): Promise<ClientAnswer<unknown>> {
  const { call } = exchangeClient(url, key)
  const asks: Record<Exclude<Act, 'keypair'>, () => Promise<ClientAnswer<unknown>>> = {
    status: () => call('GET', '/status'),
    send: () => call('POST', '/clues', sample(options)),
    progress: () => call('GET', `/clues/${encodeURIComponent(options['no'] ?? '')}`),
    results: () => call('GET', `/results?after=${encodeURIComponent(options['after'] ?? '0')}`),
    acknowledge: () => call('POST', '/acknowledgements', { through: Number(options['through']) }),
  }
  return asks[act as Exclude<Act, 'keypair'>]()
}

function sample(options: ExchangeSettings['options']) {
  return {
    no: options['no'],
    kind: options['kind'] ?? 'conduct',
    text: options['text'] ?? '对接联调：这是一条样例线索，请不要派单办理。',
    concernedText: options['concerned'] ?? '',
    classified: false,
  }
}

function optionsOf(rest: readonly string[]): Record<string, string> | string {
  const options: Record<string, string> = {}
  for (let i = 0; i < rest.length; i += 2) {
    const name = rest[i]
    const value = rest[i + 1]
    if (!name?.startsWith('--') || value === undefined) return `Not understood: ${name ?? ''}`
    options[name.slice(2)] = value
  }
  return options
}
