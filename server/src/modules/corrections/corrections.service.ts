import { randomInt } from 'node:crypto'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { correctionsApi } from '@mingdu/shared/corrections/corrections.api'
import {
  correctionNo,
  replyCorrectionRefusal,
  type CorrectionOutcome,
} from '@mingdu/shared/corrections/corrections.rules'
import { clip, maskPhone } from '@mingdu/shared/kernel/text'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { createLimit } from '../../db/limits'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { findPeople } from '../accounts/accounts.service'
import { tellPeople } from '../messages/messages.service'
import { regionIdOf, subtreeIds } from '../orgs/orgs.service'
import {
  changeCorrection,
  correctionNumbers,
  insertCorrection,
  readCorrection,
  type CorrectionDoc,
} from './corrections.repo'
import type { Target } from './corrections.targets'

type Submission = Body<typeof correctionsApi.submit>

/** Ten an hour from one address: a person with much to say, not a program. */
const addressLimit = createLimit({ keyPrefix: 'correction', points: 10, duration: 3600 }, (retryMs) => {
  return new Refused('correction.too-many', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) })
})

/** No letters and digits that look alike. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const CODE_LENGTH = 10

/** What must be known before the transaction: who sends, and that a number can be counted. */
export async function beforeSubmit(ip: string, time: BusinessTime): Promise<void> {
  await addressLimit.spend(ip)
  await correctionNumbers.open(numberYear(time.today()))
}

/**
 * Takes in a 纠错 and tells the 编办. The sender gets a number and a code; only a keyed hash of the code is kept, the
 * phone number sealed.
 * @throws Refused `text.classified`
 */
export async function submitCorrection(
  submission: Submission,
  target: Target,
  { time, box }: { time: BusinessTime; box: SealBox },
  tx: Tx,
): Promise<{ doc: CorrectionDoc; code: string }> {
  refuseIf(classifiedRefusal(submission.text, submission.field))
  const year = numberYear(time.today())
  const at = new Date(time.now())
  const code = newCode()
  const { phone, field, text } = submission
  const { kind, id, no } = submission.target
  const regionId = await regionIdOf(target.org.id)
  const doc = await insertCorrection(
    {
      no: correctionNo(year, await correctionNumbers.take(year, tx)),
      codeMac: macOfCode(code, box),
      target: { kind, id, no, ...target },
      ...{ regionId, field, text },
      phoneSealed: phone === '' ? '' : box.seal(phone),
      phoneMasked: phone === '' ? '' : maskPhone(phone),
      createdAt: at,
    },
    { at, who: '公众', what: '提交', note: '' },
    tx,
  )
  await tellCatalog(doc, at, tx)
  return { doc, code }
}

/** Who answers which correction. */
export interface ReplyAct {
  id: string
  version: number
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** @throws Refused `correction.answered`, `version.stale`, `text.classified` */
export async function replyCorrection(
  answer: { outcome: CorrectionOutcome; text: string },
  act: ReplyAct,
  tx: Tx,
): Promise<CorrectionDoc> {
  const doc = found(await readCorrection(act.scope, act.id, tx))
  refuseStale(doc, act.version)
  refuseIf(replyCorrectionRefusal(doc))
  refuseIf(classifiedRefusal(answer.text))
  const at = new Date(act.time.now())
  const by = { id: act.actor.id, name: act.actor.name }
  const set = { state: 'answered', outcome: answer.outcome, reply: { text: answer.text, by, at } } as const
  return found(await changeCorrection(doc, set, { at, who: by.name, what: '答复', note: '' }, tx))
}

export function macOfCode(code: string, box: SealBox): string {
  return box.mac(`correction|${code}`)
}

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')
}

async function tellCatalog(doc: CorrectionDoc, at: Date, tx: Tx): Promise<void> {
  const people = await findPeople({ orgIds: await subtreeIds(doc.regionId), activeOnly: true })
  const recipientIds = people.filter(({ roles }) => roles.includes('catalog')).map(({ id }) => id)
  if (recipientIds.length === 0) return
  const id = String(doc._id)
  const message = {
    kind: 'correctionReceived' as const,
    recipientIds,
    subject: { kind: 'correction' as const, id, no: doc.no, name: clip(doc.target.name, 20) },
    dedupe: 'received',
    title: `${doc.no}：${clip(doc.target.name, 30)}`,
    body: clip(doc.text, 200),
    target: { kind: 'correction' as const, id },
    ...{ light: null, due: null, remaining: '', sender: '公众' },
  }
  await tellPeople([message], at, tx)
}
