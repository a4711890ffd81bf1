import { conclusionsApi } from '@mingdu/shared/conclusions/conclusions.api'
import { CONCLUSION_ACTS, type ConclusionAct } from '@mingdu/shared/conclusions/conclusions.states'
import type { Tx } from '../../db/connection'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import { buildPdf, buildWord } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { digestOf } from '../../seal-box'
import { orgsById } from '../orgs/orgs.service'
import { actingPerson } from '../tasks/acting.service'
import { conclusionPaper } from './conclusions.paper'
import { conclusionNumbers, listConclusions, readConclusion, type ConclusionDoc } from './conclusions.repo'
import {
  actOnConclusion,
  conclusionDay,
  conclusionSeries,
  draftConclusion,
  partiesOf,
  type Acting,
  type SomeInput,
} from './conclusions.service'
import { conclusionView, rowView } from './conclusions.view'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 督查结论: drafted, issued, served, objected to and reviewed. */
export function conclusionsRoutes({ config }: Pick<Parts, 'config'>): readonly Route[] {
  return [
    readRoute(conclusionsApi.list, async ({ scope, query, time }) => {
      const [page, day] = await Promise.all([listConclusions(scope, query), conclusionDay(time)])
      return { ...page, items: page.items.map((doc) => rowView(doc, day)) }
    }),
    readRoute(conclusionsApi.get, async (request) =>
      view(found(await readConclusion(request.scope, request.params.id)), request),
    ),
    readRoute(conclusionsApi.paper, async ({ scope, params, query, time }) => {
      const doc = found(await readConclusion(scope, params.id))
      const issuer = (await orgsById([doc.regionId])).get(doc.regionId)?.name ?? ''
      const paper = conclusionPaper(doc, issuer, (await conclusionDay(time)).calendar)
      if (!paper) throw new Refused('conclusion.no-paper')
      const name = `${paper.title} ${doc.no ?? ''}`
      return query.as === 'word'
        ? { mime: WORD, bytes: await buildWord(paper), name: `${name}.docx`, inline: false }
        : { mime: 'application/pdf', bytes: await buildPdf(paper), name: `${name}.pdf`, inline: true }
    }),
    writeRoute(conclusionsApi.draft, async ({ body, ...request }, tx) =>
      written(await draftConclusion(body, request, tx), body.findings, request, tx),
    ),
    ...(Object.keys(CONCLUSION_ACTS) as ConclusionAct[]).map((act) => actRoute(act, config.documentPrefix)),
  ]
}

/** The same hops for every act; the contract has parsed its input, so that the types of one stand for all. */
function actRoute(act: ConclusionAct, prefix: string): Route {
  return preparedWriteRoute(
    conclusionsApi[act] as typeof conclusionsApi.uphold,
    ({ actor, time }) => conclusionNumbers.open(conclusionSeries(actor.regionId, time)),
    async ({ params, body: { version, ...input }, ...request }, tx) => {
      const said: SomeInput = input
      const doc = await actOnConclusion(act, said, { id: params.id, version, prefix }, request, tx)
      return written(doc, said.text ?? '', request, tx)
    },
  )
}

async function view(doc: ConclusionDoc, { actor, time }: Pick<Acting, 'actor' | 'time'>, tx?: Tx) {
  return conclusionView(doc, await partiesOf(doc, tx), actingPerson(actor), await conclusionDay(time))
}

async function written(doc: ConclusionDoc, note: string, acting: Pick<Acting, 'actor' | 'time'>, tx: Tx) {
  const { no, version, state } = doc
  return {
    result: await view(doc, acting, tx),
    subject: { kind: 'conclusion', id: String(doc._id), name: `督查结论 ${no ?? doc.matter.title}` },
    matterId: doc.matter.id,
    digests: [digestOf({ id: String(doc._id), version, no, state })],
    note: note.slice(0, 500),
  }
}
