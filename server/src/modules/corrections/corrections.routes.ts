import { correctionsApi, type Correction } from '@mingdu/shared/corrections/corrections.api'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import { subtreeIds } from '../orgs/orgs.service'
import { correctionOfCode, listCorrections, readCorrection, type CorrectionDoc } from './corrections.repo'
import { beforeSubmit, macOfCode, replyCorrection, submitCorrection } from './corrections.service'
import { targetOf } from './corrections.targets'

/** 纠错: anybody says what is wrong on a public page; the 编办 answers; the sender sees the answer by a code. */
export function correctionsRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    preparedWriteRoute(
      correctionsApi.submit,
      async ({ body, ip, time }) => {
        const target = await targetOf(body.target.kind, body.target.id)
        await beforeSubmit(ip, time)
        return target
      },
      async ({ body, time }, tx, target) => {
        const { doc, code } = await submitCorrection(body, target, { time, box }, tx)
        return { result: { no: doc.no, code }, ...aboutOf(doc) }
      },
    ),
    readRoute(correctionsApi.answer, async ({ params }) =>
      answerView(found(await correctionOfCode(macOfCode(params.code, box)))),
    ),
    readRoute(correctionsApi.list, async ({ scope, query: { orgId, ...query } }) => {
      const orgIds = orgId === undefined ? undefined : await subtreeIds(orgId)
      const page = await listCorrections(scope, { ...query, orgIds })
      return { ...page, items: page.items.map(correctionView) }
    }),
    readRoute(correctionsApi.get, async ({ scope, params }) =>
      correctionView(found(await readCorrection(scope, params.id))),
    ),
    writeRoute(correctionsApi.reply, async ({ params, body: { version, ...answer }, ...request }, tx) => {
      const doc = await replyCorrection(answer, { ...request, id: params.id, version }, tx)
      return { result: correctionView(doc), ...aboutOf(doc) }
    }),
  ]
}

function aboutOf(doc: CorrectionDoc) {
  const { no, version, text, target, reply } = doc
  return {
    subject: { kind: 'correction', id: String(doc._id), name: no },
    digests: [digestOf({ no, version, text, target: target.id, reply: reply?.text ?? null })],
  }
}

function correctionView(doc: CorrectionDoc): Correction {
  const { version, no, target, field, text, state, outcome, reply } = doc
  return {
    id: String(doc._id),
    ...{ version, no, target, field, text, state, outcome },
    phone: doc.phoneMasked,
    reply: reply && { text: reply.text, by: reply.by.name, at: reply.at.toISOString() },
    createdAt: doc.createdAt.toISOString(),
  }
}

/** What the sender sees: the answer without a name. */
function answerView({ no, state, outcome, createdAt, target, text, reply }: CorrectionDoc) {
  return {
    ...{ no, state, outcome, text },
    createdAt: createdAt.toISOString(),
    target: target.name,
    reply: reply && { text: reply.text, at: reply.at.toISOString() },
  }
}
