import { caseThreadApi } from '@mingdu/shared/cases/case-thread.api'
import { createLimit } from '../../db/limits'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { digestOf } from '../../seal-box'
import { subjectOf } from './cases.answers'
import { readCase, readCaseIn, type CaseDoc } from './cases.repo'
import { caseDay } from './cases.service'
import { applicantThread, sayFromApplicant, sayToApplicant, threadOf } from './cases.thread'
import { trackedCase } from './cases.tracking'
import { markThreadRead } from './thread.repo'

/** Ten an hour about one case, and from one address thirty: an applicant with much to say, not a program. */
export const caseThreadLimit = createLimit({ keyPrefix: 'case-thread', points: 10, duration: 3600 }, tooMany)
const addressLimit = createLimit({ keyPrefix: 'case-thread-ip', points: 30, duration: 3600 }, tooMany)

/** 往来留言 between the office and the applicant. */
export function caseThreadRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    readRoute(caseThreadApi.get, async ({ scope, params }) => {
      const doc = found(await readCase(scope, params.id))
      return threadOf(String(doc._id), 'office')
    }),
    preparedWriteRoute(
      caseThreadApi.say,
      ({ time }) => caseDay(time),
      async ({ params, body, scope, actor, time }, tx, day) => {
        const doc = found(await readCase(scope, params.id, tx))
        const at = new Date(time.now())
        const entry = await sayToApplicant(doc, body, { actor, day, at }, tx)
        return {
          result: await threadOf(String(doc._id), 'office', tx),
          subject: subjectOf(doc),
          digests: [digestOf({ id: String(entry._id), text: entry.text, fileIds: entry.fileIds })],
        }
      },
    ),
    writeRoute(caseThreadApi.markRead, async ({ params, scope, time }, tx) => {
      const doc = found(await readCase(scope, params.id, tx))
      await markThreadRead(String(doc._id), 'office', new Date(time.now()), tx)
      return { result: await threadOf(String(doc._id), 'office', tx), subject: subjectOf(doc) }
    }),
    preparedWriteRoute(
      caseThreadApi.track,
      async ({ body, ip }) => {
        const { _id, no } = await trackedCase(body, box)
        if (body.text === undefined) return String(_id)
        await addressLimit.spend(ip)
        await caseThreadLimit.spend(no)
        return String(_id)
      },
      async ({ body, time }, tx, id) => {
        const doc = found(await readCaseIn(id, tx))
        const at = new Date(time.now())
        if (body.text === undefined) await markThreadRead(id, 'applicant', at, tx)
        else await sayFromApplicant(doc, { text: body.text, fileIds: [] }, { by: null, at }, tx)
        return { result: await applicantThread(id, tx), subject: subjectOf(doc), note: noteOf(body, doc) }
      },
    ),
  ]
}

function noteOf({ text }: { text?: string | undefined }, { no }: CaseDoc): string {
  return text === undefined ? `${no} 查看` : `${no} 留言`
}

function tooMany(retryMs: number): Refused {
  return new Refused('case.thread-too-many', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) })
}
