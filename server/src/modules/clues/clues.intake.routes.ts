import { clueIntakeApi } from '@mingdu/shared/clues/clue-intake.api'
import { lookupRoute, preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import type { MyClue } from '@mingdu/shared/clues/clues.schema'
import type { Parts } from '../../parts'
import type { SealBox } from '../../seal-box'
import { found, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import type { Tx } from '../../db/connection'
import { verifiedCitizen } from '../citizens/citizens.service'
import { linkOfClue } from '../confirmations/sender.service'
import { storeNameless, stripUpload } from '../files/files.service'
import { allOrgs } from '../orgs/orgs.service'
import { senderMacOf, spendSending, takeClue, trackedClue } from './clues.intake'
import { clueOfNo, ownClue, type ClueDoc } from './clues.repo'
import { ownClues } from './lists.repo'
import {
  endorseClue,
  ownInTx,
  rateClue,
  reopenBySender,
  senderRules,
  similarReleased,
  urgeClue,
} from './clues.sender'
import { myClueView, publicView } from './clues.view'

/** 线索 from the side of whoever sends them. */
export function clueIntakeRoutes(parts: Pick<Parts, 'box' | 'files'>): readonly Route[] {
  return [...sendingRoutes(parts), ...namelessRoutes(parts), ...citizenRoutes(parts)]
}

function sendingRoutes({ box, files }: Pick<Parts, 'box' | 'files'>): readonly Route[] {
  return [
    readRoute(clueIntakeApi.orgs, async () => {
      const orgs = await allOrgs()
      const shown = orgs.filter(
        ({ kind, status }) => status === 'active' && kind !== 'region' && kind !== 'office',
      )
      return { items: shown.map(({ id, name }) => ({ id, name })) }
    }),
    lookupRoute(clueIntakeApi.similar, async ({ body }) => ({
      result: { items: await similarReleased(body.text) },
      subject: null,
    })),
    preparedWriteRoute(
      clueIntakeApi.storeFile,
      async ({ file, query, ip }) => {
        await spendSending(ip, box)
        return stripUpload(file, query.kind, files)
      },
      async ({ time }, tx, facts) => {
        const result = await storeNameless(facts, { box, storedAt: new Date(time.now()) }, tx)
        return { result, subject: { kind: 'file', id: result.id, name: facts.name } }
      },
    ),
    preparedWriteRoute(
      clueIntakeApi.submitAnonymous,
      ({ ip }) => spendSending(ip, box),
      async ({ body: { pin, classified: _said, ...content }, time }, tx) => {
        const doc = await takeClue(content, { identity: 'anonymous', pin }, { time, box }, tx)
        return { result: { no: doc.no }, ...aboutClue(doc) }
      },
    ),
    preparedWriteRoute(
      clueIntakeApi.submit,
      ({ ip }) => spendSending(ip, box),
      async ({ body: { identity, classified: _said, ...content }, actor, time }, tx) => {
        const citizen = await verifiedCitizen(actor.id, box, tx)
        if (!citizen) throw new Refused('clue.unverified')
        const doc = await takeClue(content, { identity, citizen }, { time, box }, tx)
        return shown(doc, time, box)
      },
    ),
  ]
}

/** Number and PIN are judged before the transaction: a wrong try counts although nothing is written. */
function namelessRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  const now = async ({ no }: ClueDoc, tx: Tx) => found(await clueOfNo(no, tx))
  return [
    lookupRoute(clueIntakeApi.track, async ({ body, time }) => {
      const doc = await trackedClue(body, box)
      return { result: await mine(doc, time, box), subject: aboutClue(doc).subject }
    }),
    preparedWriteRoute(
      clueIntakeApi.urgeAnonymous,
      ({ body }) => trackedClue(body, box),
      async ({ time }, tx, doc) => shown(await urgeClue(await now(doc, tx), time, tx), time, box),
    ),
    preparedWriteRoute(
      clueIntakeApi.rateAnonymous,
      ({ body }) => trackedClue(body, box),
      async ({ body, time }, tx, doc) => shown(await rateClue(await now(doc, tx), body, time, tx), time, box),
    ),
    preparedWriteRoute(
      clueIntakeApi.reopenAnonymous,
      ({ body }) => trackedClue(body, box),
      async ({ body, time }, tx, doc) =>
        shown(await reopenBySender(await now(doc, tx), body.reason, time, tx), time, box),
    ),
  ]
}

function citizenRoutes({ box }: Pick<Parts, 'box'>): readonly Route[] {
  const macOf = (actor: { id: string }) => senderMacOf(actor.id, box)
  return [
    readRoute(clueIntakeApi.list, async ({ actor, query, time }) => {
      const [page, rules] = await Promise.all([ownClues(macOf(actor), query), senderRules(time)])
      return { ...page, items: page.items.map((doc) => myClueView(doc, rules)) }
    }),
    readRoute(clueIntakeApi.get, async ({ actor, params, time }) =>
      mine(found(await ownClue(macOf(actor), params.id)), time, box),
    ),
    writeRoute(clueIntakeApi.endorse, async ({ actor, params, time }, tx) => {
      const doc = await endorseClue(params.id, actor.id, { time, box }, tx)
      return { result: publicView(doc), ...aboutClue(doc) }
    }),
    writeRoute(clueIntakeApi.urge, async ({ actor, params, time }, tx) =>
      shown(await urgeClue(await ownInTx(macOf(actor), params.id, tx), time, tx), time, box),
    ),
    writeRoute(clueIntakeApi.rate, async ({ actor, params, body, time }, tx) =>
      shown(await rateClue(await ownInTx(macOf(actor), params.id, tx), body, time, tx), time, box),
    ),
    writeRoute(clueIntakeApi.reopen, async ({ actor, params, body, time }, tx) =>
      shown(
        await reopenBySender(await ownInTx(macOf(actor), params.id, tx), body.reason, time, tx),
        time,
        box,
      ),
    ),
  ]
}

async function shown(doc: ClueDoc, time: BusinessTime, box: SealBox) {
  return { result: await mine(doc, time, box), ...aboutClue(doc) }
}

async function mine(doc: ClueDoc, time: BusinessTime, box: SealBox): Promise<MyClue> {
  const confirmToken = await linkOfClue(String(doc._id), box)
  return { ...myClueView(doc, await senderRules(time)), confirmToken }
}

function aboutClue(doc: ClueDoc) {
  return { subject: { kind: 'clue', id: String(doc._id), name: doc.no } }
}
