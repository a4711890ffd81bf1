import { clueActsApi } from '@mingdu/shared/clues/clue-acts.api'
import { cluesApi } from '@mingdu/shared/clues/clues.api'
import { MOST_BY_WORDS } from '@mingdu/shared/clues/clues.rules'
import { nameLikeness } from '@mingdu/shared/powers/resemble.rules'
import type { Actor, Scope } from '../../http/actor'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { storedFile } from '../files/files.service'
import { allOrgs, regionIdOf } from '../orgs/orgs.service'
import { idsHolding } from '../search/search.service'
import type { ClueActing } from './clues.acts'
import {
  clueToMatter,
  decideBack,
  declineClue,
  dispatchClue,
  reopenByOffice,
  transferClue,
  withdrawClue,
} from './clues.dispatch'
import { clueFigures } from './clues.figures'
import { answerClue, callBackClue, giveBackClue, noteClue, redoClue, signClue } from './clues.handling'
import { askOpening, decideOpening, senderOf } from './clues.opening'
import { clueScope, shutFromOrg } from './clues.recusal'
import { clueOfNo, cluesIn, readClue, type ClueDoc } from './clues.repo'
import { facetsOf, type ClueFilter } from './filters.repo'
import { listClues } from './lists.repo'
import { mergeClue, triageClue } from './clues.triage'
import { clueRow, clueView, neutralName, ROW_FIELDS } from './clues.view'

/** 线索 from the side of the offices. */
export function cluesRoutes(parts: Parts): readonly Route[] {
  return [...readingRoutes(parts), ...triageRoutes(parts), ...handlingRoutes(parts)]
}

const ALIKE = 0.3
const COMPARED = 500

function readingRoutes(parts: Parts): readonly Route[] {
  const { files } = parts
  const one = async (actor: Actor, scope: Scope, id: string) =>
    found(await readClue(clueScope(actor, scope), id))
  return [
    readRoute(cluesApi.list, async ({ actor, scope, query: { cursor, limit, q, ...filter } }) => {
      const words = q === undefined ? {} : await foundBy(q, filter, actor, parts)
      const page = await listClues(
        clueScope(actor, scope),
        { ...filter, ...words },
        { cursor, limit, fields: ROW_FIELDS },
      )
      return { ...page, items: page.items.map(clueRow) }
    }),
    readRoute(cluesApi.figures, async ({ actor, scope, query, time }) =>
      clueFigures(clueScope(actor, scope), query, time.today()),
    ),
    readRoute(cluesApi.get, async ({ actor, scope, params, time }) =>
      clueView(await one(actor, scope, params.id), actor, time.now()),
    ),
    readRoute(cluesApi.file, async ({ actor, scope, params, query }) => {
      const doc = await one(actor, scope, params.id)
      const index = doc.files.findIndex(({ id }) => id === params.fileId)
      const file = found(index < 0 ? null : await storedFile(params.fileId, query.size))
      const name = `${neutralName(doc.no, index)}.${file.mime.split('/')[1] ?? 'bin'}`
      const inline = file.mime.startsWith('image/')
      return { mime: file.mime, bytes: await files.get(file.key), name, inline, keep: false as const }
    }),
    readRoute(cluesApi.similar, async ({ actor, scope, params }) => {
      const doc = await one(actor, scope, params.id)
      const open = await cluesIn(clueScope(actor, scope), ['received', 'dispatched', 'inHand'], COMPARED)
      const like = open
        .filter(({ _id }) => String(_id) !== params.id)
        .map((other) => ({ other, likeness: nameLikeness(doc.text, other.text) }))
        .filter(({ likeness }) => likeness >= ALIKE)
        .sort((a, b) => b.likeness - a.likeness)
      return { items: like.slice(0, 10).map(({ other }) => clueRow(other)) }
    }),
    readRoute(cluesApi.targets, async ({ actor, scope, params }) => {
      const doc = await one(actor, scope, params.id)
      const orgs = await allOrgs()
      const free = await Promise.all(
        orgs.map(async (org) => {
          const may = org.status === 'active' && org.kind !== 'region' && !(await shutFromOrg(doc.shut, org))
          return may && (await regionIdOf(org.id)) === doc.regionId ? [{ id: org.id, name: org.name }] : []
        }),
      )
      return { items: free.flat() }
    }),
  ]
}

/** A number is looked up, words are looked for by the search; the list filters what was found by scope and 回避. */
async function foundBy(
  q: string,
  filter: ClueFilter,
  actor: Actor,
  parts: Parts,
): Promise<{ ids: string[] }> {
  if (!/^\d{12}$/.test(q)) {
    const list = { kind: 'clue', facets: facetsOf(filter), orgId: filter.orgId } as const
    return { ids: await idsHolding(parts, q, list, actor, MOST_BY_WORDS) }
  }
  const doc = await clueOfNo(q)
  return { ids: doc ? [String(doc._id)] : [] }
}

function triageRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  const acting = actingWith(box)
  return [
    writeRoute(clueActsApi.triage, async ({ body: { version, ...body }, ...r }, tx) =>
      written(await triageClue(body, acting(r, version), tx), r),
    ),
    writeRoute(clueActsApi.merge, async ({ body, ...r }, tx) =>
      written(await mergeClue(body.intoId, acting(r, body.version), tx), r),
    ),
    writeRoute(clueActsApi.decline, async ({ body, ...r }, tx) =>
      written(await declineClue(body.reason, acting(r, body.version), tx), r),
    ),
    writeRoute(clueActsApi.transferOut, async ({ body: { version, ...body }, ...r }, tx) =>
      written(await transferClue(body, acting(r, version), tx), r),
    ),
    writeRoute(clueActsApi.dispatch, async ({ body: { version, ...body }, ...r }, tx) =>
      written(await dispatchClue(body, acting(r, version), tx), r),
    ),
    writeRoute(clueActsApi.withdraw, async ({ body, ...r }, tx) =>
      written(await withdrawClue(body.reason, acting(r, body.version), tx), r),
    ),
    writeRoute(clueActsApi.decideBack, async ({ body: { version, ...body }, ...r }, tx) =>
      written(await decideBack(body, acting(r, version), tx), r),
    ),
    writeRoute(clueActsApi.reopen, async ({ body, ...r }, tx) =>
      written(await reopenByOffice(body.reason, acting(r, body.version), tx), r),
    ),
    writeRoute(clueActsApi.toMatter, async ({ body: { version, ...body }, ...r }, tx) =>
      written(await clueToMatter(body, acting(r, version), tx), r),
    ),
  ]
}

function handlingRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  const acting = actingWith(box)
  return [
    writeRoute(clueActsApi.sign, async ({ body, ...r }, tx) =>
      written(await signClue(acting(r, body.version), tx), r),
    ),
    writeRoute(clueActsApi.giveBack, async ({ body: { version, ...body }, ...r }, tx) =>
      written(await giveBackClue(body, acting(r, version), tx), r),
    ),
    writeRoute(clueActsApi.note, async ({ body, ...r }, tx) =>
      written(await noteClue(body.text, acting(r, body.version), tx), r),
    ),
    writeRoute(clueActsApi.answer, async ({ body, ...r }, tx) =>
      written(await answerClue(body.text, acting(r, body.version), tx), r),
    ),
    writeRoute(clueActsApi.callBack, async ({ body: { version, ...body }, ...r }, tx) =>
      written(await callBackClue(body, acting(r, version), tx), r),
    ),
    writeRoute(clueActsApi.redo, async ({ body, ...r }, tx) =>
      written(await redoClue(body.reason, acting(r, body.version), tx), r),
    ),
    writeRoute(clueActsApi.askOpening, async ({ body, ...r }, tx) =>
      written(await askOpening(body.reason, acting(r, body.version), tx), r),
    ),
    writeRoute(clueActsApi.decideOpening, async ({ body: { version, ...body }, ...r }, tx) =>
      written(await decideOpening(body, acting(r, version), tx), r),
    ),
    writeRoute(clueActsApi.sender, async ({ actor, scope, time, params }, tx) => {
      const { doc, sender } = await senderOf({ actor, scope, time, box, id: params.id }, tx)
      const { name, phone, idNumber } = sender
      return { result: { name, phone, idNumber }, subject: { kind: 'clue', id: params.id, name: doc.no } }
    }),
  ]
}

interface Acted {
  actor: Actor
  scope: Scope
  time: BusinessTime
  params: { id: string }
}

function actingWith(box: ClueActing['box']) {
  return ({ actor, scope, time, params }: Acted, version: number): ClueActing => {
    return { actor, scope, time, box, id: params.id, version }
  }
}

function written(doc: ClueDoc, { actor, time }: Acted) {
  const subject = { kind: 'clue', id: String(doc._id), name: doc.no }
  const { no, version, state } = doc
  return { result: clueView(doc, actor, time.now()), subject, digests: [digestOf({ no, version, state })] }
}
