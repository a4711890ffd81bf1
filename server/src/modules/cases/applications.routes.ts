import { applicationsApi } from '@mingdu/shared/cases/applications.api'
import { papersOf } from '@mingdu/shared/cases/papers.rules'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import type { Tx } from '../../db/connection'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import { digestOf, type SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { frozenGuide, guideVersion } from '../guides/guides.service'
import { applicationOf, myCase, myCaseRows, openDraft, reusableOf } from './applications.service'
import { openNumbers } from './cases.numbers'
import { bind, receiveCase } from './cases.receive'
import { listOwnCases, readCase, type CaseDoc } from './cases.repo'
import { actOnCase, caseDay, prepareAct, supplyCase } from './cases.service'
import { caseThreadLimit } from './cases.thread.routes'
import { applicantThread, sayFromApplicant } from './cases.thread'
import type { CaseDay } from './cases.view'
import { markThreadRead } from './thread.repo'
import { listDrafts, readDraft, removeDraft, writeDraft } from './drafts.repo'

/** 网上申请: a citizen's drafts and cases. */
export function applicationsRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  return [
    preparedWriteRoute(
      applicationsApi.submit,
      async ({ body, actor, time }) => {
        const day = await caseDay(time)
        const application = await applicationOf(body, actor.id, { box, today: day.today })
        const bound = await bind(application, day.today)
        const papers = papersOf('submit', false)
        const opened = await openNumbers(bound.frozen.orgId, papers, numberYear(day.today))
        return { day, application, bound, opened }
      },
      async ({ body, actor, time }, tx, { day, application, bound, opened }) => {
        const receiving = { by: actor, channel: body.channel, box, day, at: new Date(time.now()) }
        const doc = await receiveCase(application, bound, opened, receiving, tx)
        await removeDraft(actor.id, body.guideId, tx)
        return written(doc, day, box)
      },
    ),
    readRoute(applicationsApi.list, async ({ actor, time, query }) => {
      const page = await listOwnCases(actor.id, query)
      return { ...page, items: await myCaseRows(page.items, await caseDay(time)) }
    }),
    readRoute(applicationsApi.get, async ({ scope, time, params }) =>
      myCase(found(await readCase(scope, params.id)), await caseDay(time), box),
    ),
    ...(['correct', 'withdraw'] as const).map((act) =>
      preparedWriteRoute(
        applicationsApi[act] as typeof applicationsApi.correct,
        async ({ params, body, scope, time }) => {
          const { version: _version, ...input } = body
          return prepareAct(act, input as never, { id: params.id, scope, time, box })
        },
        async ({ params, body, ...request }, tx, prepared) => {
          const { version, ...input } = body
          const acting = { ...request, id: params.id, version }
          return written(await actOnCase(act, input as never, prepared, acting, tx), prepared.day, box)
        },
      ),
    ),
    preparedWriteRoute(
      applicationsApi.supply,
      ({ time }: { time: BusinessTime }) => caseDay(time),
      async ({ params, body, ...act }, tx, day) => {
        const acting = { ...act, id: params.id, version: body.version }
        return written(await supplyCase(body.materials, acting, day, tx), day, box)
      },
    ),
    readRoute(applicationsApi.thread, async ({ scope, params }) => {
      const doc = found(await readCase(scope, params.id))
      return applicantThread(String(doc._id))
    }),
    preparedWriteRoute(
      applicationsApi.say,
      async ({ params }) => caseThreadLimit.spend(params.id),
      async ({ params, body, scope, actor, time }, tx) => {
        const doc = found(await readCase(scope, params.id, tx))
        const by = { id: actor.id, name: actor.name }
        await sayFromApplicant(doc, body, { by, at: new Date(time.now()) }, tx)
        const id = String(doc._id)
        return { result: await applicantThread(id, tx), subject: { kind: 'case', id, name: doc.title } }
      },
    ),
    writeRoute(applicationsApi.readThread, async ({ params, scope, time }, tx) => {
      const doc = found(await readCase(scope, params.id, tx))
      const id = String(doc._id)
      await markThreadRead(id, 'applicant', new Date(time.now()), tx)
      return { result: await applicantThread(id, tx), subject: { kind: 'case', id, name: doc.title } }
    }),
    readRoute(applicationsApi.drafts, async ({ actor }) => {
      const docs = await listDrafts(actor.id)
      const items = docs.map(({ guideId, title, savedAt }) => ({
        ...{ guideId, title },
        savedAt: savedAt.toISOString(),
      }))
      return { items }
    }),
    readRoute(applicationsApi.draft, async ({ actor, params }) => {
      const doc = await readDraft(actor.id, params.guideId)
      return { draft: doc && (await openDraft(doc, box)) }
    }),
    preparedWriteRoute(
      applicationsApi.saveDraft,
      async ({ params }) => {
        const frozen = await frozenGuide(params.guideId)
        const content = frozen && (await guideVersion(frozen.id, frozen.no))
        if (!content) throw new Refused('case.guide')
        return content.title
      },
      async ({ params, body, actor, time }, tx, title) => {
        const savedAt = new Date(time.now())
        const { guideId } = params
        const sealed = box.seal(JSON.stringify(body))
        await writeDraft({ citizenId: actor.id, guideId, title, sealed, savedAt }, tx)
        return { result: { ok: true as const }, subject: { kind: 'guide', id: guideId, name: title } }
      },
    ),
    writeRoute(applicationsApi.dropDraft, async ({ params, actor }, tx: Tx) => {
      await removeDraft(actor.id, params.guideId, tx)
      return { result: { ok: true as const }, subject: { kind: 'guide', id: params.guideId, name: '' } }
    }),
    readRoute(applicationsApi.reusable, async ({ actor }) => ({ items: await reusableOf(actor.id) })),
  ]
}

async function written(doc: CaseDoc, day: CaseDay, box: SealBox) {
  const { version, no, state, papers } = doc
  return {
    result: await myCase(doc, day, box),
    subject: { kind: 'case', id: String(doc._id), name: doc.title },
    digests: [digestOf({ version, no, state, papers })],
  }
}
