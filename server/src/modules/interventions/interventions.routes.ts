import { interventionsApi } from '@mingdu/shared/interventions/interventions.api'
import {
  INTERVENTION_ACTS,
  INTERVENTION_KINDS,
  type InterventionAct,
} from '@mingdu/shared/interventions/interventions.states'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Actor } from '../../http/actor'
import { buildPdf, buildWord } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { digestOf } from '../../seal-box'
import { actingPerson } from '../tasks/acting.service'
import { interventionPaper } from './interventions.paper'
import {
  interventionNumbers,
  listInterventions,
  readIntervention,
  type InterventionDoc,
} from './interventions.repo'
import {
  actOnIntervention,
  exercise,
  exerciseVeto,
  interventionSeries,
  type ActInput,
} from './interventions.service'
import { interventionView, rowView } from './interventions.view'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const ON_RECORDS = ['investigate', 'dispose', 'recommend', 'attend'] as const

/** 督查职权: each power with its own endpoint, and what becomes of a use of it. */
export function interventionsRoutes({ config }: Pick<Parts, 'config'>): readonly Route[] {
  const prefix = config.documentPrefix
  return [
    ...readRoutes,
    ...ON_RECORDS.map((kind) => exerciseRoute(kind, prefix)),
    preparedWriteRoute(
      interventionsApi.veto,
      ({ actor, time }) => interventionNumbers.open(interventionSeries(actor.regionId, 'veto', time)),
      async ({ body: { matterId: id, version, tasks, ...said }, ...request }, tx) => {
        const on = { id, version, tasks }
        return written(await exerciseVeto({ kind: 'veto', ...said }, on, prefix, request, tx), request.actor)
      },
    ),
    ...(Object.keys(INTERVENTION_ACTS) as InterventionAct[]).map(actRoute),
  ]
}

const readRoutes: readonly Route[] = [
  readRoute(interventionsApi.list, async ({ scope, query }) => {
    const page = await listInterventions(scope, query)
    return { ...page, items: page.items.map(rowView) }
  }),
  readRoute(interventionsApi.get, async ({ scope, params, actor }) =>
    interventionView(found(await readIntervention(scope, params.id)), actingPerson(actor)),
  ),
  readRoute(interventionsApi.paper, async ({ scope, params, query }) => {
    const doc = found(await readIntervention(scope, params.id))
    const paper = interventionPaper(doc)
    if (!paper) throw new Refused('intervention.no-paper')
    const name = `${paper.title} ${doc.no}`
    return query.as === 'word'
      ? { mime: WORD, bytes: await buildWord(paper), name: `${name}.docx`, inline: false }
      : { mime: 'application/pdf', bytes: await buildPdf(paper), name: `${name}.pdf`, inline: true }
  }),
]

/** The same hops for every power; the contract has parsed its input, so that the types of one stand for all. */
function exerciseRoute(kind: (typeof ON_RECORDS)[number], prefix: string): Route {
  return preparedWriteRoute(
    interventionsApi[kind] as typeof interventionsApi.recommend,
    ({ actor, time }) => interventionNumbers.open(interventionSeries(actor.regionId, kind, time)),
    async ({ body: { subject, ...said }, ...request }, tx) =>
      written(await exercise({ kind, ...said }, subject, prefix, request, tx), request.actor),
  )
}

function actRoute(act: InterventionAct): Route {
  return writeRoute(
    interventionsApi[act] as typeof interventionsApi.conclude,
    async ({ params, body: { version, ...input }, ...request }, tx) => {
      const said: ActInput = input
      const doc = await actOnIntervention(act, said, { id: params.id, version }, request, tx)
      return written(doc, request.actor, said.text ?? said.to ?? '')
    },
  )
}

/** The audit entry names the power, its number and its basis. */
async function written(doc: InterventionDoc, actor: Actor, note: string = `依据：${doc.basis}`) {
  const { no, version, state, kind } = doc
  return {
    result: await interventionView(doc, actingPerson(actor)),
    subject: { kind: 'intervention', id: String(doc._id), name: `${INTERVENTION_KINDS[kind]} ${no}` },
    digests: [digestOf({ id: String(doc._id), version, no, state })],
    note: note.slice(0, 500),
  }
}
