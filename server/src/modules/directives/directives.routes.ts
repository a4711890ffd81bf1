import { directivesApi } from '@mingdu/shared/directives/directives.api'
import { DIRECTIVE_PAPERS } from '@mingdu/shared/directives/directives.states'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import { pageAddress } from '../../page-code'
import { buildPdf, buildWord } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { regionOfTask } from '../tasks/acts.service'
import { answerDirective, receiveDirective } from './directives.acts'
import { directivePaper } from './directives.paper'
import {
  directivesOfTask,
  isListed,
  listDirectives,
  readDirective,
  type DirectiveDoc,
} from './directives.repo'
import { issueDirective, prepareDirective } from './directives.service'
import { directiveViews, paperView } from './directives.view'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 督查通知 of tasks; who sees the task, or works in the org it went to, sees them. */
export function directivesRoutes({ config }: Pick<Parts, 'config'>): readonly Route[] {
  return [
    readRoute(directivesApi.list, async ({ scope, query, actor, time }) => {
      const page = await listDirectives(scope, query, time.today())
      return { ...page, items: await directiveViews(page.items, { actor, time }) }
    }),
    readRoute(directivesApi.get, async ({ scope, params, actor, time }) =>
      found((await directiveViews([await seenDirective(scope, params.id)], { actor, time }))[0]),
    ),
    readRoute(directivesApi.ofTask, async ({ scope, params, actor, time }) => {
      await regionOfTask(scope, params.id)
      return { items: await directiveViews(await directivesOfTask(params.id), { actor, time }) }
    }),
    preparedWriteRoute(
      directivesApi.issue,
      ({ params, body, scope, time }) => prepareDirective(body, { id: params.id, scope, time }),
      async ({ params, body: { version, ...input }, ...request }, tx, series) => {
        const act = { ...request, id: params.id, version }
        const doc = await issueDirective(input, series, act, config.documentPrefix, tx)
        return written(doc, digestOf(paperView(doc)), doc.demand, request, tx)
      },
    ),
    writeRoute(directivesApi.receive, async ({ params, ...request }, tx) => {
      const doc = await receiveDirective({ ...request, id: params.id }, tx)
      return written(doc, doneDigest(doc), '', request, tx)
    }),
    writeRoute(directivesApi.answer, async ({ params, body, ...request }, tx) => {
      const doc = await answerDirective(body, { ...request, id: params.id }, tx)
      return written(doc, doneDigest(doc), body.text.slice(0, 500), request, tx)
    }),
    readRoute(directivesApi.paper, async ({ scope, params, query: { format } }) => {
      const doc = await seenDirective(scope, params.id)
      const paper = directivePaper(doc, pageAddress(config.PUBLIC_URL, 'task', doc.taskId))
      const bytes = await (format === 'pdf' ? buildPdf(paper) : buildWord(paper))
      const mime = format === 'pdf' ? 'application/pdf' : WORD
      return {
        mime,
        bytes,
        name: `${DIRECTIVE_PAPERS[doc.level]} ${doc.no}.${format}`,
        inline: format === 'pdf',
      }
    }),
  ]
}

/** One that went to the orgs of the reader, or is about a task they see. @throws Refused `record.missing` */
async function seenDirective(scope: Scope, id: string): Promise<DirectiveDoc> {
  const doc = found(await readDirective(id))
  if (!(await isListed(scope, doc))) await regionOfTask(scope, doc.taskId)
  return doc
}

async function written(
  doc: DirectiveDoc,
  digest: string,
  note: string,
  reading: { actor: Actor; time: BusinessTime },
  tx: Tx,
) {
  return {
    result: found((await directiveViews([doc], reading, tx))[0]),
    subject: { kind: 'directive', id: String(doc._id), name: doc.no },
    ...{ digests: [digest], note },
  }
}

function doneDigest({ _id, no, received, answered }: DirectiveDoc): string {
  return digestOf({ id: String(_id), no, received: received ?? null, answered: answered ?? null })
}
