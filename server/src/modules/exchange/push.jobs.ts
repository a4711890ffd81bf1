import { nextPushWait } from '@mingdu/shared/exchange/exchange.rules'
import type { Parts } from '../../parts'
import { isKeptFrom, resultView } from './exchange.intake'
import { partnerById, type PartnerDoc } from './partners.repo'
import { sendPush } from './push.send'
import { claimPush, settlePush, type ResultDoc } from './results.repo'

/** How long a worker has a push before another may take it. */
const LEASE_MS = 60_000
/** In one turn, so that one turn ends. */
const MOST = 50

/**
 * Pushes results that are due. A push that a worker left in the middle is made again: partners drop what they have by
 * its number. Times are real.
 */
export async function pushResults(
  parts: Pick<Parts, 'box' | 'config' | 'log'>,
  stop?: AbortSignal,
): Promise<void> {
  for (let turn = 0; turn < MOST && !stop?.aborted; turn += 1) {
    const now = Date.now()
    const due = await claimPush(new Date(now), new Date(now + LEASE_MS))
    if (!due) return
    await pushOne(due, parts)
  }
}

async function pushOne(doc: ResultDoc, parts: Pick<Parts, 'box' | 'config' | 'log'>): Promise<void> {
  const partner = await partnerById(doc.partnerId)
  const [key] = partner?.keys ?? []
  if (!partner || !key || partner.callbackUrl === '')
    return settlePush(doc._id, { push: 'none', nextAt: null })
  if (partner.state === 'stopped') return failed(doc, '对接已停用', null)
  if (await isKeptFrom(partner, [doc.clueId]))
    return settlePush(doc._id, { push: 'withheld', nextAt: null, error: '' })
  const error = await sendPush({
    ...{ url: partner.callbackUrl, body: bodyOf(doc, partner), algorithm: partner.algorithm },
    key: { keyId: key.keyId, secret: parts.box.open(key.secretSealed) },
    production: parts.config.production,
  })
  if (error === null)
    return settlePush(doc._id, {
      push: 'sent',
      tries: doc.tries + 1,
      error: '',
      nextAt: null,
      sentAt: new Date(),
    })
  parts.log.warn({ partner: doc.partnerId, seq: doc.seq, tries: doc.tries + 1 }, 'a result was not pushed')
  await failed(doc, error, nextPushWait(doc.tries + 1))
}

function bodyOf(doc: ResultDoc, { source }: PartnerDoc): string {
  return JSON.stringify({ event: 'result', source, seq: doc.seq, ...resultView(doc) })
}

/** @param waitMs until the next try; null: given up */
function failed({ _id, tries }: ResultDoc, error: string, waitMs: number | null): Promise<void> {
  return settlePush(_id, {
    ...{ push: waitMs === null ? 'failed' : 'waiting', tries: tries + 1, error },
    nextAt: waitMs === null ? null : new Date(Date.now() + waitMs),
  })
}
