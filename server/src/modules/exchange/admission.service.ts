import {
  answerText,
  CLOCK_SECONDS,
  EXCHANGE_HEADERS,
  headerProblem,
  isInTime,
  partnerRefusal,
  requestText,
  type ExchangeHeader,
} from '@mingdu/shared/exchange/exchange.rules'
import type {} from '@koa/bodyparser'
import type { Context, Middleware } from 'koa'
import { createLimit, wholeSeconds } from '../../db/limits'
import type { Actor } from '../../http/actor'
import { errorAnswers } from '../../http/errors'
import { rawBytes } from '../../http/raw-body'
import type { Parts } from '../../parts'
import { Refused, refuseIf } from '../../refused'
import { sameText, type SealBox } from '../../seal-box'
import { countWrong } from './admission.wrongs'
import { bodyDigest, isSigned, signText } from './exchange.signing'
import { notePartnerCall, partnerOfKey, takeNonce, type KeyDoc, type PartnerDoc } from './partners.repo'

const PREFIX = '/api/v1/exchange/'
const MAX_KB = 64

/** Of one partner, in a minute. */
const limit = createLimit(
  { keyPrefix: 'exchange', points: 300, duration: 60 },
  (retryMs) => new Refused('exchange.too-many', { seconds: wholeSeconds(retryMs) }),
)

/** A request that was signed right, and by which key. */
interface Admitted {
  partner: PartnerDoc
  key: KeyDoc
  headers: Record<ExchangeHeader, string>
}

/**
 * Lets in what another system signed, reads its body, and signs every answer to it, refusals too. What is not signed
 * right is answered without a signature, and counted (`admission.wrongs.ts`); nobody's wrong ones hold up a right one.
 */
export function signedExchange({ box, log }: Pick<Parts, 'box' | 'log'>): Middleware {
  const refusals = errorAnswers(log)
  return async (ctx, next) => {
    if (!ctx.path.startsWith(PREFIX)) return next()
    await refusals(ctx, async () => {
      await admit(ctx, { box, log })
      await next()
    })
    signAnswer(ctx, box)
  }
}

/** The partner behind a request, or null. */
export function partnerOfRequest(ctx: Context): Actor | null {
  const partner = admittedOf(ctx)?.partner
  if (!partner) return null
  return {
    ...{ id: String(partner._id), name: partner.name, orgId: '', orgName: '' },
    ...{ orgPath: [], subtree: [], regionId: partner.regionId, roles: [], permissions: new Set() },
    reader: { accountIds: [], orgIds: [] },
    sessionId: String(partner._id),
    side: 'partner',
    // of a session: a system has none, and nothing that is made for it asks
    channel: 'console',
  }
}

/** Whether a request is another system's, and no session is looked at. */
export function isExchangePath(ctx: Context): boolean {
  return ctx.path.startsWith(PREFIX)
}

/** @throws Refused: one for each way in which a request may be wrong; nothing of a partner is told before its signature */
async function admit(ctx: Context, { box, log }: Pick<Parts, 'box' | 'log'>): Promise<void> {
  const headers = headersOf(ctx)
  const signer = await signerOf(ctx, headers, box)
  if ('wrong' in signer) throw await countWrong(signer.wrong, { ip: ctx.ip, keyId: headers.key }, log)
  const { partner, key } = signer
  if (!isInTime(headers.timestamp, Date.now())) throw lateRefusal()
  const body = ctx.method === 'GET' ? Buffer.alloc(0) : await rawBytes(ctx, MAX_KB)
  if (!sameText(bodyDigest(body), headers.digest)) throw about('digest', new Refused('exchange.digest'))
  // from here on it is the partner, and is answered with a signature
  ctx.state['exchange'] = { partner, key, headers } satisfies Admitted
  refuseIf(partnerRefusal(partner, { endsAt: key.endsAt?.getTime() ?? null }, Date.now()))
  if (!(await takeNonce(key.keyId, headers.nonce, new Date())))
    throw about('nonce', new Refused('exchange.replayed'))
  await limit.spend(String(partner._id))
  await notePartnerCall(partner._id, new Date())
  useBody(ctx, body, headers.nonce)
}

function headersOf(ctx: Context): Record<ExchangeHeader, string> {
  const names = Object.entries(EXCHANGE_HEADERS) as [ExchangeHeader, { name: string }][]
  const headers = Object.fromEntries(names.map(([header, { name }]) => [header, ctx.get(name)]))
  const given = headers as Record<ExchangeHeader, string>
  const problem = headerProblem(given)
  if (problem === null) return given
  const { name, says } = EXCHANGE_HEADERS[problem]
  throw about(problem, new Refused('exchange.header', { header: name, form: says }))
}

/** Who signed the headers, or what is wrong with the signature: of what nobody signed, no body is read. */
async function signerOf(
  ctx: Context,
  headers: Admitted['headers'],
  box: SealBox,
): Promise<Pick<Admitted, 'partner' | 'key'> | { wrong: Refused }> {
  const partner = await partnerOfKey(headers.key)
  const key = partner?.keys.find(({ keyId }) => keyId === headers.key)
  if (!partner || !key) return { wrong: about('key', new Refused('exchange.key')) }
  const right = isSigned(partner.algorithm, textOf(ctx, headers), headers.signature, openKey(key, box))
  return right ? { partner, key } : { wrong: about('signature', new Refused('exchange.signature')) }
}

function textOf(ctx: Context, { timestamp, nonce, digest }: Admitted['headers']): string {
  const query = [...new URLSearchParams(ctx.querystring)]
  return requestText({ method: ctx.method, path: ctx.path, query, timestamp, nonce, digest })
}

function openKey({ secretSealed, publicKey }: KeyDoc, box: SealBox) {
  return { secret: box.open(secretSealed), publicKey }
}

/** The rest of the pipeline finds a body that is read, and the nonce as the key of a write: it never comes twice. */
function useBody(ctx: Context, body: Buffer, nonce: string): void {
  ctx.req.headers['idempotency-key'] = nonce
  if (ctx.method === 'GET') return
  try {
    ctx.request.body = body.length === 0 ? {} : JSON.parse(body.toString('utf8'))
  } catch {
    throw new Refused('input.not-json')
  }
}

function signAnswer(ctx: Context, box: SealBox): void {
  const admitted = admittedOf(ctx)
  if (!admitted) return
  const { partner, key, headers } = admitted
  const status = ctx.status
  const body = typeof ctx.body === 'string' ? ctx.body : JSON.stringify(ctx.body ?? null)
  ctx.body = body
  ctx.type = 'json'
  ctx.status = status
  const signed = { status, timestamp: now(), nonce: headers.nonce, digest: bodyDigest(body) }
  const signature = signText(partner.algorithm, answerText(signed), openKey(key, box))
  ctx.set(EXCHANGE_HEADERS.key.name, key.keyId)
  ctx.set(EXCHANGE_HEADERS.timestamp.name, signed.timestamp)
  ctx.set(EXCHANGE_HEADERS.nonce.name, signed.nonce)
  ctx.set(EXCHANGE_HEADERS.digest.name, signed.digest)
  ctx.set(EXCHANGE_HEADERS.signature.name, signature)
}

function admittedOf(ctx: Context): Admitted | undefined {
  return ctx.state['exchange'] as Admitted | undefined
}

/** Says as a field which header it is about. */
function about(header: ExchangeHeader, refused: Refused): Refused {
  refused.fields = [
    { path: `headers.${EXCHANGE_HEADERS[header].name}`, rule: header, message: refused.message },
  ]
  return refused
}

function lateRefusal(): Refused {
  return about('timestamp', new Refused('exchange.time', { seconds: CLOCK_SECONDS, now: now() }))
}

/** Seconds of real time, as text. */
function now(): string {
  return String(Math.floor(Date.now() / 1000))
}
