import { applicationsApi } from '@mingdu/shared/cases/applications.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import { storedFile } from '../files/files.service'
import { subjectOf } from './cases.answers'
import { openPaper, printoutFile, printOpened } from './cases.printouts'
import { readCase, type CaseDoc } from './cases.repo'
import { threadOf } from './cases.thread'
import { fileIdsOf } from './cases.view'

/** The papers and files of a citizen's own cases. */
export function applicationPapersRoutes(parts: Parts): readonly Route[] {
  return [
    writeRoute(applicationsApi.openPaper, async ({ params, scope, actor }, tx) => {
      const opened = await openPaper(scope, params.id, params.n, tx)
      return {
        result: await printOpened([opened], actor, tx),
        subject: subjectOf(opened.doc),
        digests: [digestOf(opened.paper)],
        note: `${opened.paper.no}（办件 ${formatTrackingNo(opened.doc.no)}）`,
      }
    }),
    readRoute(applicationsApi.paper, ({ params, scope, actor }) =>
      printoutFile(scope, params.id, actor, parts),
    ),
    readRoute(applicationsApi.file, async ({ params, scope }) => {
      const doc = found(await readCase(scope, params.id))
      const { key, mime, name } = found(
        (await isOfCase(doc, params.fileId)) ? await storedFile(params.fileId) : null,
      )
      return { mime, bytes: await parts.files.get(key), name, inline: mime.startsWith('image/') }
    }),
  ]
}

/** Materials, the authorisation, and what stands in the thread as its applicant reads it. */
async function isOfCase(doc: CaseDoc, fileId: Id): Promise<boolean> {
  if (fileIdsOf(doc).includes(fileId)) return true
  const { items } = await threadOf(String(doc._id), 'applicant')
  return items.some(({ files }) => files.some(({ id }) => id === fileId))
}
