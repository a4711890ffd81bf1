import { exchangePartnersApi } from '@mingdu/shared/exchange/exchange-partners.api'
import type { Actor, Scope } from '../../http/actor'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { listPartners, readPartner, type PartnerDoc } from './partners.repo'
import {
  changePartnerDetails,
  createPartner,
  openPartnerId,
  resendResult,
  rotateKey,
  startPartner,
  stopPartner,
  type Keeping,
  type MadeKey,
} from './partners.service'
import { deliveryView, partnerView } from './partners.view'
import { listDeliveries } from './results.repo'

/** 对接单位 in the console. */
export function exchangePartnersRoutes(parts: Pick<Parts, 'box' | 'config'>): readonly Route[] {
  return [...readingRoutes, ...keepingRoutes(parts)]
}

const readingRoutes: readonly Route[] = [
  readRoute(exchangePartnersApi.list, async ({ scope, query: { state, ...page } }) => {
    const found = await listPartners(scope, { state }, page)
    return { ...found, items: await Promise.all(found.items.map(partnerView)) }
  }),
  readRoute(exchangePartnersApi.get, async ({ scope, params }) =>
    partnerView(found(await readPartner(scope, params.id))),
  ),
  readRoute(exchangePartnersApi.deliveries, async ({ scope, params, query: { push, ...page } }) => {
    const partner = found(await readPartner(scope, params.id))
    const sent = await listDeliveries(params.id, { push }, page)
    return { ...sent, items: sent.items.map((one) => deliveryView(one, partner)) }
  }),
]

function keepingRoutes({ box, config: { production } }: Pick<Parts, 'box' | 'config'>): readonly Route[] {
  const keeping = ({ actor, scope, time }: { actor: Actor; scope: Scope; time: BusinessTime }): Keeping => {
    return { actor, scope, time, box, production }
  }
  return [
    preparedWriteRoute(exchangePartnersApi.create, openPartnerId, async ({ body, ...r }, tx, id) =>
      withSecret(await createPartner(id, body, keeping(r), tx)),
    ),
    writeRoute(exchangePartnersApi.change, async ({ body, params, ...r }, tx) =>
      written(await changePartnerDetails(params.id, body, keeping(r), tx)),
    ),
    writeRoute(exchangePartnersApi.rotate, async ({ body, params, ...r }, tx) =>
      withSecret(await rotateKey(params.id, body, keeping(r), tx)),
    ),
    writeRoute(exchangePartnersApi.stop, async ({ body, params, ...r }, tx) => ({
      ...(await written(await stopPartner(params.id, body, keeping(r), tx))),
      note: body.reason,
    })),
    writeRoute(exchangePartnersApi.start, async ({ body, params, ...r }, tx) =>
      written(await startPartner(params.id, body.version, keeping(r), tx)),
    ),
    writeRoute(exchangePartnersApi.resend, async ({ params, ...r }, tx) => {
      const { partner, delivery } = await resendResult(params, keeping(r), tx)
      const result = deliveryView(delivery, partner)
      return { result, ...about(partner), note: `第 ${result.seq} 号结果`, digests: [digestOf(result)] }
    }),
  ]
}

async function written(doc: PartnerDoc) {
  const result = await partnerView(doc)
  return { result, ...about(doc), digests: [digestOf(result)] }
}

/** The secret stands in the answer, and in no digest: nobody can try guesses on the trail. */
async function withSecret({ doc, keyId, secret }: MadeKey) {
  const { result, ...rest } = await written(doc)
  return { ...rest, result: { ...result, keyId, secret } }
}

function about(doc: PartnerDoc) {
  return { subject: { kind: 'exchangePartner', id: String(doc._id), name: doc.name } }
}
