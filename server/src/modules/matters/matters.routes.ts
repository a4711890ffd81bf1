import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { mattersApi } from '@mingdu/shared/matters/matters.api'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { digestOf } from '../../seal-box'
import { namedOf } from '../tasks/asked.service'
import { viewingOf } from '../tasks/viewing.service'
import {
  applyClose,
  approveClose,
  closeNoticed,
  firstReview,
  reopenMatter,
  sendBack,
  verifyClose,
} from './closing.service'
import { changeRequestsRoutes } from './change-requests.routes'
import { instructionsRoutes } from './instructions.routes'
import { lookBacksRoutes } from './look-backs.routes'
import { noticesRoutes } from './notices.routes'
import { listMatters, matterNumbers } from './matters.repo'
import { approveMatter, cancelMatter, changeDraft, createMatter, viewMatter } from './matters.service'
import { issueMatter, saveTree } from './matters.tree.service'
import { matterRowView } from './matters.view'
import { overlapsOf } from './overlap.service'
import { changeSupervisor } from './supervisor.service'

export function mattersRoutes(parts: Parts): readonly Route[] {
  const { config } = parts
  return [
    ...readRoutes,
    ...draftRoutes,
    approvalRoute(config.documentPrefix),
    ...stateRoutes,
    ...noticesRoutes(parts),
    ...lookBacksRoutes,
    ...changeRequestsRoutes,
    ...instructionsRoutes(parts),
  ]
}

const readRoutes: readonly Route[] = [
  readRoute(mattersApi.list, async ({ scope, query, actor, time }) => {
    const [named, viewing] = await Promise.all([namedOf(query), viewingOf(actor, time)])
    const page = await listMatters(scope, { ...query, named })
    return { ...page, items: page.items.map((doc) => matterRowView(doc, viewing)) }
  }),
  readRoute(mattersApi.overlaps, async (request) => overlapsOf(request.params.id, request)),
  readRoute(mattersApi.get, (request) => viewMatter(request.params.id, request)),
]

const draftRoutes: readonly Route[] = [
  writeRoute(mattersApi.create, async (request, tx) =>
    written(await createMatter(request.body, request, tx)),
  ),
  writeRoute(mattersApi.change, async (request, tx) => {
    const { version, ...body } = request.body
    return written(await changeDraft(body, { ...request, id: request.params.id, version }, tx))
  }),
  writeRoute(mattersApi.saveTree, async (request, tx) => {
    const { version, tasks } = request.body
    const saved = await saveTree(tasks, { ...request, id: request.params.id, version }, tx)
    return { ...written(saved.matter), digests: saved.digests }
  }),
]

function approvalRoute(prefix: string): Route {
  return preparedWriteRoute(
    mattersApi.approve,
    ({ time }) => matterNumbers.open(numberYear(time.today())),
    async (request, tx) => {
      const { version, note } = request.body
      const act = { ...request, id: request.params.id, version }
      return written(await approveMatter(note, prefix, act, tx), note)
    },
  )
}

const stateRoutes: readonly Route[] = [
  writeRoute(mattersApi.issue, async (request, tx) => {
    const { version, ...said } = request.body
    const issued = await issueMatter(said, { ...request, id: request.params.id, version }, tx)
    const note = [said.note, said.overlapReason].filter((text) => text !== '').join('；查重理由：')
    return { ...written(issued.matter, note), digests: issued.digests }
  }),
  writeRoute(mattersApi.complete, async (request, tx) => {
    const { version, conclusion, fileIds } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await applyClose(conclusion, fileIds, act, tx), conclusion)
  }),
  writeRoute(mattersApi.firstReview, async (request, tx) => {
    const { version, note } = request.body
    return written(await firstReview(note, { ...request, id: request.params.id, version }, tx), note)
  }),
  writeRoute(mattersApi.verifyClose, async (request, tx) => {
    const { version, ...found } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await verifyClose(found, act, tx), found.note)
  }),
  writeRoute(mattersApi.approveClose, async (request, tx) => {
    const { version, outcome, note } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await approveClose(outcome, note, act, tx), note)
  }),
  writeRoute(mattersApi.close, async (request, tx) => {
    const { version, note } = request.body
    return written(await closeNoticed(note, { ...request, id: request.params.id, version }, tx), note)
  }),
  writeRoute(mattersApi.sendBack, async (request, tx) => {
    const { version, note, tasks } = request.body
    return written(await sendBack(note, tasks, { ...request, id: request.params.id, version }, tx), note)
  }),
  writeRoute(mattersApi.reopen, async (request, tx) => {
    const { version, note, tasks } = request.body
    return written(await reopenMatter(note, tasks, { ...request, id: request.params.id, version }, tx), note)
  }),
  writeRoute(mattersApi.changeSupervisor, async (request, tx) => {
    const { version, ...to } = request.body
    const act = { ...request, id: request.params.id, version }
    return written(await changeSupervisor(to, act, tx), to.reason)
  }),
  writeRoute(mattersApi.cancel, async (request, tx) => {
    const { version, note } = request.body
    return written(await cancelMatter(note, { ...request, id: request.params.id, version }, tx), note)
  }),
]

/** The answer, and what the audit entry says it was about. */
function written(matter: Matter, note = '') {
  const { id, version, state, no, title } = matter
  const name = no === null ? title : `${no} ${title}`
  return {
    result: matter,
    subject: { kind: 'matter', id, name },
    digests: [digestOf({ id, version, state, no })],
    note,
  }
}
