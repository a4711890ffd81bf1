import { casePapersApi } from '@mingdu/shared/cases/papers.api'
import { revealNote } from '@mingdu/shared/cases/reveal.rules'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found, refuseIf } from '../../refused'
import { digestOf } from '../../seal-box'
import {
  cardFile,
  caseCode,
  openLatest,
  openPaper,
  printoutFile,
  printOpened,
  titleOf,
  type Opened,
} from './cases.printouts'
import { readCase, type CaseDoc } from './cases.repo'
import { revealed, revealLimit } from './cases.reveal'

/** Papers of a case to be printed, and the applicant in full: each opening stands in the audit trail. */
export function casePapersRoutes(parts: Parts): readonly Route[] {
  return [
    writeRoute(casePapersApi.print, async ({ params, scope, actor }, tx) => {
      const opened = await openPaper(scope, params.id, params.n, tx)
      const result = await printOpened([opened], actor, tx)
      return { result, subject: subjectOf(opened.doc), ...traceOf([opened]) }
    }),
    writeRoute(casePapersApi.printMany, async ({ body, scope, actor }, tx) => {
      const { opened, without } = await openLatest(scope, body, tx)
      const printed = await printOpened(opened, actor, tx)
      const subject = { kind: 'casePrintout', id: printed.id, name: titleOf(opened) }
      const result = { ...printed, without: without.map(nameOf) }
      return { result, subject, ...traceOf(opened) }
    }),
    readRoute(casePapersApi.file, ({ params, scope, actor }) => printoutFile(scope, params.id, actor, parts)),
    readRoute(casePapersApi.trackingCard, ({ params, scope }) => cardFile(scope, params.id, parts)),
    readRoute(casePapersApi.qr, ({ params, query, scope }) => caseCode(scope, params.id, query.for, parts)),
    preparedWriteRoute(
      casePapersApi.reveal,
      async ({ params, body, scope, actor }) => {
        refuseIf(classifiedRefusal(body.purpose))
        const doc = found(await readCase(scope, params.id))
        await revealLimit.spend(actor.id)
        return doc
      },
      async ({ body }, _tx, doc) => ({
        result: { values: revealed(doc, body.fields, parts.box) },
        subject: subjectOf(doc),
        digests: [],
        note: revealNote([...new Set(body.fields)], body.purpose),
      }),
    ),
  ]
}

function subjectOf(doc: CaseDoc) {
  return { kind: 'case', id: String(doc._id), name: doc.title }
}

function nameOf({ _id, no, title }: CaseDoc) {
  return { id: String(_id), no, title }
}

/** Which papers of which cases were opened, one digest each. */
function traceOf(opened: readonly Opened[]) {
  return {
    digests: opened.map(({ paper }) => digestOf(paper)),
    note: opened.map(({ doc, paper }) => `${paper.no}（办件 ${formatTrackingNo(doc.no)}）`).join('、'),
  }
}
