import { randomBytes } from 'node:crypto'
import { lookup as lookUp, type LookupAddress } from 'node:dns'
import { request as plain } from 'node:http'
import { request as secure, type RequestOptions } from 'node:https'
import type { LookupFunction } from 'node:net'
import { EXCHANGE_HEADERS, requestText } from '@mingdu/shared/exchange/exchange.rules'
import type { ExchangeAlgorithm } from '@mingdu/shared/exchange/exchange.states'
import { callbackProblem, isInside } from './callback-url'
import { bodyDigest, signText } from './exchange.signing'

const TIMEOUT_MS = 10_000

export interface Push {
  url: string
  body: string
  algorithm: ExchangeAlgorithm
  key: { keyId: string; secret: string }
  production: boolean
}

/**
 * Posts a result, signed as a partner signs its requests. A name is looked up once, and its address is what is connected
 * to; no redirect is followed, and nothing of the answer is read but its status.
 * @returns null when the partner took it (2xx), else in Chinese why not
 */
export async function sendPush(push: Push): Promise<string | null> {
  const problem = callbackProblem(push.url, push.production)
  if (problem !== null) return problem
  const status = await post(push).catch((error: unknown) => failureText(error))
  if (typeof status === 'string') return status
  if (status >= 200 && status < 300) return null
  return status >= 300 && status < 400 ? `对方要求跳转（${status}），不跟随` : `对方返回 ${status}`
}

function post({ url, body, algorithm, key, production }: Push): Promise<number> {
  const target = new URL(url)
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      ...signedHeaders(target, body, algorithm, key),
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
    },
    timeout: TIMEOUT_MS,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    // a connection of its own, so that the address that was checked is the one that is used
    agent: false,
    ...(production ? { lookup: publicOnly } : {}),
  }
  const request = target.protocol === 'https:' ? secure : plain
  return new Promise((resolve, reject) => {
    const sent = request(target, options, (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    sent.on('timeout', () => sent.destroy(new Error('timeout')))
    sent.on('error', reject)
    sent.end(body)
  })
}

function signedHeaders(
  { pathname, searchParams }: URL,
  body: string,
  algorithm: ExchangeAlgorithm,
  { keyId, secret }: Push['key'],
): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const digest = bodyDigest(body)
  const signed = { method: 'POST', path: pathname, query: [...searchParams], timestamp, nonce, digest }
  return {
    [EXCHANGE_HEADERS.key.name]: keyId,
    [EXCHANGE_HEADERS.timestamp.name]: timestamp,
    [EXCHANGE_HEADERS.nonce.name]: nonce,
    [EXCHANGE_HEADERS.digest.name]: digest,
    [EXCHANGE_HEADERS.signature.name]: signText(algorithm, requestText(signed), { secret }),
  }
}

class InsideError extends Error {}

/** Looks a name up and refuses it when one of its addresses lies inside. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0)
    const [first] = addresses
    if (!first || addresses.some(({ address }) => isInside(address)))
      return callback(new InsideError(hostname), '', 0)
    if (options.all) return callback(null, [first])
    callback(null, first.address, first.family)
  })
}

/** Never the text of the error: it may hold what the far side wrote. */
function failureText(error: unknown): string {
  if (error instanceof InsideError) return '回调地址指向内网，不推送'
  const { code, name } = (error ?? {}) as { code?: string; name?: string }
  if (name === 'TimeoutError' || name === 'AbortError') return '对方 10 秒内没有应答'
  return `连接不上对方（${code ?? '未知原因'}）`
}
