import { randomBytes } from 'node:crypto'
import { answerText, EXCHANGE_HEADERS, requestText } from '@mingdu/shared/exchange/exchange.rules'
import type { ExchangeAlgorithm } from '@mingdu/shared/exchange/exchange.states'
import { bodyDigest, isSigned, signText, type SigningKey } from './exchange.signing'

/** The other side of the interface: what a partner's system does. For the sandbox client, the demonstration and tests. */

/** A key as the partner holds it; `publicKey` of SM2 is ours, by which it checks our answers. */
export interface ClientKey extends SigningKey {
  algorithm: ExchangeAlgorithm
  keyId: string
}

/** A request ready to be sent. */
export interface PreparedRequest {
  method: string
  url: string
  headers: Record<string, string>
  /** '' of a GET. */
  body: string
}

export interface ClientAnswer<T> {
  status: number
  data: T
  /** Whether the answer was signed, for this request and over these bytes. */
  verified: boolean
}

/** Signs a request. `sign` may say another time or nonce than now and a new one. */
export function prepareRequest(
  key: ClientKey,
  { method, url, body }: { method: string; url: string; body?: unknown },
  sign: { timestamp?: string; nonce?: string } = {},
): PreparedRequest {
  const { pathname, searchParams } = new URL(url)
  const text = body === undefined ? '' : JSON.stringify(body)
  const timestamp = sign.timestamp ?? String(Math.floor(Date.now() / 1000))
  const nonce = sign.nonce ?? randomBytes(16).toString('hex')
  const digest = bodyDigest(text)
  const signed = requestText({ method, path: pathname, query: [...searchParams], timestamp, nonce, digest })
  const headers = {
    [EXCHANGE_HEADERS.key.name]: key.keyId,
    [EXCHANGE_HEADERS.timestamp.name]: timestamp,
    [EXCHANGE_HEADERS.nonce.name]: nonce,
    [EXCHANGE_HEADERS.digest.name]: digest,
    [EXCHANGE_HEADERS.signature.name]: signText(key.algorithm, signed, key),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  }
  return { method, url, headers, body: text }
}

/** Sends what was prepared and checks the signature of the answer. */
export async function sendPrepared<T>(key: ClientKey, request: PreparedRequest): Promise<ClientAnswer<T>> {
  const { method, url, headers, body } = request
  const answer = await fetch(url, { method, headers, redirect: 'error', ...(body === '' ? {} : { body }) })
  const text = await answer.text()
  const nonce = headers[EXCHANGE_HEADERS.nonce.name] ?? ''
  const verified = isAnswerSigned(key, { status: answer.status, headers: answer.headers, text, nonce })
  return { status: answer.status, data: JSON.parse(text) as T, verified }
}

/** Calls as a partner: `at` is the path after `/api/v1/exchange`. */
export function exchangeClient(base: string, key: ClientKey) {
  return {
    call: <T>(method: string, at: string, body?: unknown): Promise<ClientAnswer<T>> => {
      const url = `${base}/api/v1/exchange${at}`
      return sendPrepared<T>(
        key,
        prepareRequest(key, { method, url, ...(body === undefined ? {} : { body }) }),
      )
    },
  }
}

function isAnswerSigned(
  key: ClientKey,
  { status, headers, text, nonce }: { status: number; headers: Headers; text: string; nonce: string },
): boolean {
  const given = (header: keyof typeof EXCHANGE_HEADERS) => headers.get(EXCHANGE_HEADERS[header].name) ?? ''
  const digest = bodyDigest(text)
  if (given('key') !== key.keyId || given('digest') !== digest || given('nonce') !== nonce) return false
  const signed = answerText({ status, timestamp: given('timestamp'), nonce, digest })
  return isSigned(key.algorithm, signed, given('signature'), key)
}
