import { allowedPartnerActs, resendRefusal } from '@mingdu/shared/exchange/exchange.rules'
import type { Delivery, Partner } from '@mingdu/shared/exchange/exchange.schema'
import type { PartnerDoc } from './partners.repo'
import { countPushes, type ResultDoc } from './results.repo'

/** A partner as the administrator sees it: no secret, sealed or not. */
export async function partnerView(doc: PartnerDoc): Promise<Partner> {
  const id = String(doc._id)
  const [waiting, failed] = await Promise.all([countPushes(id, 'waiting'), countPushes(id, 'failed')])
  const { version, name, source, algorithm, state, org, callbackUrl, acknowledged } = doc
  return {
    ...{ id, version, name, source, algorithm, state, org, callbackUrl, acknowledged, waiting, failed },
    keys: doc.keys.map(({ keyId, createdAt, endsAt, ownPublicKey }) => ({
      ...{ keyId, ownPublicKey, createdAt: createdAt.toISOString() },
      endsAt: endsAt?.toISOString() ?? null,
    })),
    createdAt: doc.createdAt.toISOString(),
    lastCallAt: doc.lastCallAt?.toISOString() ?? null,
    wrongCalls: doc.wrong
      ? { day: doc.wrong.day, count: doc.wrong.count, lastAt: doc.wrong.at.toISOString() }
      : null,
    history: doc.history.map(({ at, who, what, note, version: of }) => ({
      ...{ at: at.toISOString(), who, what, note, version: of },
    })),
    allowedActions: allowedPartnerActs(doc),
  }
}

export function deliveryView(doc: ResultDoc, { state: partner }: Pick<PartnerDoc, 'state'>): Delivery {
  const { seq, no, state, push, tries, error } = doc
  return {
    ...{ id: String(doc._id), seq, no, state, push, tries, error, at: doc.at.toISOString() },
    nextAt: doc.nextAt?.toISOString() ?? null,
    sentAt: doc.sentAt?.toISOString() ?? null,
    resendable: partner === 'active' && resendRefusal(push) === null,
  }
}
