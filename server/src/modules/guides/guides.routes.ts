import { guideFields } from '@mingdu/shared/guides/guides.fields'
import { guidesApi } from '@mingdu/shared/guides/guides.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import { diffFields } from '@mingdu/shared/kernel/diff'
import type { Tx } from '../../db/connection'
import { scopeFor, type Actor } from '../../http/actor'
import { preparedWriteRoute, readRoute, writeRoute, type BinaryAnswer, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { digestOf } from '../../seal-box'
import { storedFile } from '../files/files.service'
import { subtreeIds } from '../orgs/orgs.service'
import { fileIdsOf } from './guides.files'
import { flowPictureOf, guideCode } from './guides.pictures'
import { paperFile, preparePaper, printPaper } from './guides.papers'
import { findGuide, findShown, listGuides, listShown, type GuideDoc } from './guides.repo'
import { createGuide, publishGuide, reaches, retireGuide, saveGuide } from './guides.service'
import { contentOf, guideView, publicRows, publicView, rowViews, versionView } from './guides.view'
import { versionLines } from './guides.versions.repo'

/** 办事指南: written by those whose power it is, read by everybody once published. */
export function guidesRoutes(parts: Parts): readonly Route[] {
  return [...officeRoutes, ...publicRoutes(parts)]
}

const officeRoutes: readonly Route[] = [
  readRoute(guidesApi.list, async ({ scope, query: { orgId, ...query } }) => {
    const orgIds = orgId === undefined ? undefined : await subtreeIds(orgId)
    const page = await listGuides(scope, { ...query, orgIds })
    return { ...page, items: await rowViews(page.items) }
  }),
  readRoute(guidesApi.get, async ({ scope, params, query, actor }) =>
    guideView(found(await findGuide(scope, params.id)), actor, query.no),
  ),
  writeRoute(guidesApi.create, async ({ body, ...act }, tx) =>
    written(await createGuide(body, act, tx), act.actor, tx),
  ),
  writeRoute(guidesApi.save, async ({ params, body, ...act }, tx) =>
    written(
      await saveGuide(body.content, { ...act, id: params.id, version: body.version }, tx),
      act.actor,
      tx,
    ),
  ),
  writeRoute(guidesApi.publish, async ({ params, body, ...act }, tx) =>
    written(
      await publishGuide(body.note, { ...act, id: params.id, version: body.version }, tx),
      act.actor,
      tx,
      body.note,
    ),
  ),
  writeRoute(guidesApi.retire, async ({ params, body, ...act }, tx) =>
    written(
      await retireGuide(body.note, { ...act, id: params.id, version: body.version }, tx),
      act.actor,
      tx,
      body.note,
    ),
  ),
  readRoute(guidesApi.diff, async ({ scope, params, query }) => {
    const guide = found(await findGuide(scope, params.id))
    const [was, is] = [await contentOf(guide, query.from), await contentOf(guide, query.to)]
    const versions = (await versionLines(params.id)).map(versionView)
    return { fields: diffFields(guideFields(was), guideFields(is)), versions }
  }),
]

function publicRoutes(parts: Parts): readonly Route[] {
  return [
    readRoute(guidesApi.publicList, async ({ query: { orgId, ...query } }) => {
      const orgIds = orgId === undefined ? undefined : await subtreeIds(orgId)
      const page = await listShown({ ...query, orgIds })
      return { ...page, items: await publicRows(page.items) }
    }),
    readRoute(guidesApi.publicGet, async ({ params, query }) =>
      publicView(found(await findShown(params.id)), query.no),
    ),
    preparedWriteRoute(
      guidesApi.print,
      ({ actor, ip, time }) => preparePaper(actor, ip, time),
      async ({ params, body, actor, time }, tx) => {
        const { paper, guide } = await printPaper(
          { id: params.id, answers: body.answers },
          { actor, time },
          parts.box,
          tx,
        )
        const subject = { kind: 'guide', id: params.id, name: `${paper.no} ${guide.title}` }
        return { result: paper, subject, digests: [digestOf({ no: paper.no, answers: body.answers })] }
      },
    ),
    readRoute(guidesApi.paper, ({ params, query }) => paperFile(params.token, query.format, parts)),
    readRoute(guidesApi.flowImage, ({ params, query }) => flowPictureOf(params.id, query.no)),
    readRoute(guidesApi.qr, ({ params, query }) => guideCode(params.id, query.for, parts)),
    readRoute(guidesApi.file, ({ params, actor }) => guideFile(params, actor, parts)),
  ]
}

/** What a published version refers to, for everybody; what the draft refers to, for those who may read the draft. */
async function guideFile(
  { id, fileId }: { id: Id; fileId: Id },
  actor: Actor | null,
  { files }: Pick<Parts, 'files'>,
): Promise<BinaryAnswer> {
  const guide = found(await findGuide({ kind: 'all' }, id))
  const open = guide.openFileIds.includes(fileId) || (await mayReadDraft(guide, fileId, actor))
  if (!open) throw new Refused('record.missing')
  const { key, mime, name } = found(await storedFile(fileId))
  return { mime, bytes: await files.get(key), name, inline: mime.startsWith('image/') }
}

async function mayReadDraft(guide: GuideDoc, fileId: Id, actor: Actor | null): Promise<boolean> {
  if (!actor || !fileIdsOf(guide.content).includes(fileId)) return false
  return reaches(scopeFor(actor, 'guide.read'), guide)
}

/** The answer, and what the audit entry says it was about. */
async function written(doc: GuideDoc, actor: Actor, tx: Tx, note = '') {
  const result = await guideView(doc, actor, undefined, tx)
  const { id, version, title, state, no } = result
  return {
    result,
    subject: { kind: 'guide', id, name: title },
    digests: [digestOf({ id, version, state, no, content: doc.content })],
    note,
  }
}
