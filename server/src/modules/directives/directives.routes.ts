import { directivesApi } from '@mingdu/shared/directives/directives.api'
import { DIRECTIVE_PAPERS } from '@mingdu/shared/directives/directives.states'
import { preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import { pageAddress } from '../../page-code'
import { buildPdf, buildWord } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import { regionOfTask } from '../tasks/acts.service'
import { directivePaper } from './directives.paper'
import { directivesOfTask, readDirective } from './directives.repo'
import { directiveView, issueDirective, prepareDirective } from './directives.service'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 督查通知 of tasks; who sees the task sees them. */
export function directivesRoutes({ config }: Pick<Parts, 'config'>): readonly Route[] {
  return [
    readRoute(directivesApi.list, async ({ scope, params }) => {
      await regionOfTask(scope, params.id)
      return { items: (await directivesOfTask(params.id)).map(directiveView) }
    }),
    preparedWriteRoute(
      directivesApi.issue,
      ({ params, body, scope, time }) => prepareDirective(body, { id: params.id, scope, time }),
      async ({ params, body: { version, ...input }, ...request }, tx, series) => {
        const act = { ...request, id: params.id, version }
        const doc = await issueDirective(input, series, act, config.documentPrefix, tx)
        return {
          result: directiveView(doc),
          subject: { kind: 'directive', id: String(doc._id), name: doc.no },
          digests: [digestOf(directiveView(doc))],
          note: doc.demand,
        }
      },
    ),
    readRoute(directivesApi.paper, async ({ scope, params, query: { format } }) => {
      const doc = found(await readDirective(params.id))
      await regionOfTask(scope, doc.taskId)
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
