import { rateClueRefusal, reopenRefusal, urgeClueRefusal } from '@mingdu/shared/clues/clues.rules'
import { nameLikeness } from '@mingdu/shared/powers/resemble.rules'
import { RATING_LEVELS, type RatingLevel } from '@mingdu/shared/ratings/ratings.states'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Parts } from '../../parts'
import { found, refuseIf } from '../../refused'
import type { BusinessTime } from '../../time'
import { currentRules } from '../rules/rules.service'
import { safetyOf } from '../safety/safety.service'
import { moveClue, writeClue } from './clues.acts'
import { REOPENED } from './clues.dispatch'
import { addEndorsement, ownClue, releasedClue, releasedClues, type ClueDoc } from './clues.repo'
import { tellSupervisors, tellUnit } from './clues.telling'
import { publicView, reopenUntil, type SenderRules } from './clues.view'

/** How whoever sent it signs the 经过. */
const SENDER = { name: '提交人', orgName: '' }
const SHOWN = 3
/** Released ones that are compared, the newest. */
const COMPARED = 500
const LIKE = 0.3

export async function senderRules(time: BusinessTime): Promise<SenderRules> {
  const { values } = await currentRules()
  const { clueReopenDays: reopenDays, clueUrgeGapHours: urgeGapHours } = values
  return { reopenDays, urgeGapHours, today: time.today(), now: time.now() }
}

/** Up to three released clues like a text, the likest first. Nothing that was not released is looked at. */
export async function similarReleased(text: string) {
  const released = await releasedClues(COMPARED)
  const states = await safetyOf(released.flatMap(({ publicCheckId }) => publicCheckId ?? []))
  return released
    .filter(({ publicCheckId }) => states.get(publicCheckId ?? '') === 'passed')
    .map((doc) => ({ doc, likeness: nameLikeness(text, doc.publicText ?? '') }))
    .filter(({ likeness }) => likeness >= LIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN)
    .map(({ doc }) => publicView(doc))
}

/** 附议: each citizen once; a repeat changes nothing. */
export async function endorseClue(
  id: string,
  citizenId: string,
  { time, box }: Pick<Parts, 'time' | 'box'>,
  tx: Tx,
): Promise<ClueDoc> {
  const doc = found(await releasedClue(id, tx))
  const checked = doc.publicCheckId ?? ''
  found((await safetyOf([checked], tx)).get(checked) === 'passed' ? doc : null)
  const mac = box.mac(`clue-endorsed|${id}|${citizenId}`)
  const fresh = await addEndorsement(mac, id, time.today().slice(0, 7), tx)
  return fresh ? { ...doc, endorsements: doc.endorsements + 1 } : doc
}

/** A clue as the running transaction reads it, of whom asks by session or by PIN. */
export async function ownInTx(senderMac: string, id: string, tx: Tx): Promise<ClueDoc> {
  return found(await ownClue(senderMac, id, tx))
}

export async function urgeClue(doc: ClueDoc, time: BusinessTime, tx: Tx): Promise<ClueDoc> {
  const { urgeGapHours, now } = await senderRules(time)
  refuseIf(
    urgeClueRefusal({ state: doc.state, lastUrgedAt: doc.lastUrgedAt?.getTime() ?? null }, urgeGapHours, now),
  )
  const set = { urges: doc.urges + 1, lastUrgedAt: new Date(now) }
  const urged = await write(doc, { set, what: '催办', step: { what: '您已催办' } }, time, tx)
  await tellUnit(urged, '提交人催办', new Date(now), tx)
  if (urged.assignment === null) await tellSupervisors(urged, '提交人催办，待分办', new Date(now), tx)
  return urged
}

export async function rateClue(
  doc: ClueDoc,
  { level, text }: { level: RatingLevel; text: string },
  time: BusinessTime,
  tx: Tx,
): Promise<ClueDoc> {
  refuseIf(rateClueRefusal({ state: doc.state, rated: doc.rated?.level ?? null }))
  refuseIf(classifiedRefusal(text))
  const set = { rated: { level, text, at: new Date(time.now()) } }
  const step = { what: '您已评价', note: RATING_LEVELS[level] }
  return write(doc, { set, what: '评价', note: RATING_LEVELS[level], step }, time, tx)
}

export async function reopenBySender(
  doc: ClueDoc,
  reason: string,
  time: BusinessTime,
  tx: Tx,
): Promise<ClueDoc> {
  const { reopenDays, today, now } = await senderRules(time)
  const until = reopenUntil(doc, reopenDays)
  refuseIf(reopenRefusal({ state: doc.state, rated: doc.rated?.level ?? null }, { today, until }))
  const left = { set: REOPENED, note: reason, step: { what: '您已要求重新打开', note: reason } }
  const opened = await moveClue('reopen', doc, left, { actor: SENDER, time }, tx)
  await tellSupervisors(opened, '提交人要求重新打开', new Date(now), tx)
  return opened
}

function write(doc: ClueDoc, left: Parameters<typeof writeClue>[1], time: BusinessTime, tx: Tx) {
  return writeClue(doc, left, { actor: SENDER, time }, tx)
}
