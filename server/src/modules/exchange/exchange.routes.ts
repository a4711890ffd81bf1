import { exchangeApi } from '@mingdu/shared/exchange/exchange.api'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { feedOf, progressOf, takeFromPartner } from './exchange.intake'
import { partnerById, raiseAcknowledged } from './partners.repo'
import { acknowledgeThrough, resultNumbers } from './results.repo'

/** 对接 from the side of the other system. */
export function exchangeRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    readRoute(exchangeApi.status, async ({ actor }) => {
      const { name, source, keys } = found(await partnerById(actor.id))
      const [current] = keys
      return {
        ...{ partner: name, source, keyId: current?.keyId ?? '' },
        previousKeyEndsAt: keys[1]?.endsAt?.toISOString() ?? null,
        // real time: the clock by which requests are signed
        serverTime: new Date().toISOString(),
      }
    }),
    writeRoute(exchangeApi.send, async ({ actor, body, time }, tx) => {
      const { receipt, repeated } = await takeFromPartner(actor.id, body, { time, box }, tx)
      const { no, clueNo, clueId, receivedAt } = receipt
      return {
        result: { no, receiptNo: clueNo, receivedAt: receivedAt.toISOString(), repeated },
        subject: { kind: 'clue', id: clueId, name: clueNo },
        note: repeated ? '重复报送，没有另立' : '',
      }
    }),
    readRoute(exchangeApi.get, ({ actor, params }) => progressOf(actor.id, params.no)),
    readRoute(exchangeApi.results, ({ actor, query }) => feedOf(actor.id, query)),
    writeRoute(exchangeApi.acknowledge, async ({ actor, body: { through } }, tx) => {
      const last = await resultNumbers.last(actor.id)
      if (through > last) throw new Refused('exchange.beyond', { last, through })
      const partner = found(await partnerById(actor.id, tx))
      await acknowledgeThrough(actor.id, through, tx)
      await raiseAcknowledged(partner._id, through, tx)
      const subject = { kind: 'exchangePartner', id: actor.id, name: partner.name }
      return { result: { through }, subject, note: `至第 ${through} 号结果` }
    }),
  ]
}
