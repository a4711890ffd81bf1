import { cardsApi } from '@mingdu/shared/cards/cards.api'
import { CARD_ACTS, type CardAct } from '@mingdu/shared/cards/cards.states'
import type { Actor } from '../../http/actor'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import { buildPdf } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { orgsById, subtreeIds } from '../orgs/orgs.service'
import { actingPerson } from '../tasks/acting.service'
import type { CardInput } from './cards.acts'
import { cardPaper } from './cards.paper'
import { cardsOfSubjects, listCards, readCard, type CardDoc } from './cards.repo'
import { actOnCard, cardDay, prepareCardAct } from './cards.service'
import { proposeForTask } from './cards.propose'
import { cardView, rowView } from './cards.view'

/** 牌: issued by a named person, served, appealed against, reviewed and lifted. */
export function cardsRoutes({ config }: Pick<Parts, 'config'>): readonly Route[] {
  return [
    readRoute(cardsApi.list, async ({ scope, time, query: { orgId, ...query } }) => {
      const orgIds = orgId === undefined ? undefined : await subtreeIds(orgId)
      const page = await listCards(scope, { ...query, orgIds })
      const { today } = await cardDay(time)
      return { ...page, items: page.items.map((doc) => rowView(doc, today)) }
    }),
    readRoute(cardsApi.get, async ({ scope, actor, time, params }) => {
      const doc = found(await readCard(scope, params.id))
      return view(doc, await cardsOfSubjects([doc.subject.id]), actor, time)
    }),
    readRoute(cardsApi.paper, async ({ scope, time, params }) => {
      const doc = found(await readCard(scope, params.id))
      const { calendar } = await cardDay(time)
      const issuer = (await orgsById([doc.regionId])).get(doc.regionId)?.name ?? ''
      const paper = cardPaper(doc, issuer, calendar)
      if (!paper) throw new Refused('card.no-paper')
      const name = `${paper.title} ${doc.no ?? ''}.pdf`
      return { mime: 'application/pdf', bytes: await buildPdf(paper), name, inline: true }
    }),
    writeRoute(cardsApi.propose, async ({ params, body: { version, ...proposal }, ...request }, tx) => {
      const acting = { ...request, id: params.id, version }
      const { doc, about } = await proposeForTask(proposal, acting, tx)
      return {
        result: await view(doc, about, request.actor, request.time),
        subject: { kind: 'card', id: String(doc._id), name: doc.subject.name },
        digests: [digestOf({ version: doc.version, kind: doc.kind, state: doc.state })],
        note: proposal.reason,
      }
    }),
    ...(Object.keys(CARD_ACTS) as CardAct[]).map((act) => actRoute(act, config.documentPrefix)),
  ]
}

/** The same three hops for every act; the contract has parsed its input, so that the types of one stand for all. */
function actRoute<A extends CardAct>(act: A, prefix: string): Route {
  return preparedWriteRoute(
    cardsApi[act] as typeof cardsApi.decline,
    async ({ params, body: { version: _version, ...input }, scope, time }) =>
      prepareCardAct(act, input as unknown as CardInput<A>, { id: params.id, scope, time }),
    async ({ params, body: { version, ...input }, ...request }, tx, prepared) => {
      const acting = { ...request, id: params.id, version }
      const { doc, about } = await actOnCard(
        act,
        input as unknown as CardInput<A>,
        prepared,
        acting,
        prefix,
        tx,
      )
      return {
        result: await view(doc, about, request.actor, request.time),
        subject: { kind: 'card', id: String(doc._id), name: doc.no ?? doc.subject.name },
        digests: [digestOf({ version: doc.version, no: doc.no, state: doc.state, limit: doc.limit })],
      }
    },
  )
}

async function view(doc: CardDoc, about: readonly CardDoc[], actor: Actor, time: BusinessTime) {
  return cardView(doc, about, actingPerson(actor), await cardDay(time))
}
