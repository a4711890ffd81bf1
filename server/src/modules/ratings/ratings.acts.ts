import type { Id } from '@mingdu/shared/kernel/ids'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { rectificationRefusal } from '@mingdu/shared/ratings/rectification.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { RatingsDay } from './ratings.day'
import { RECTIFY, rectificationFacts, type Rectified, type RectifyAct } from './ratings.rectify'
import { changeRating, readRating, type RatingDoc } from './ratings.repo'
import { tellHeads, tellJudges } from './ratings.tell'

type Input<A extends RectifyAct> = Parameters<(typeof RECTIFY)[A]>[1]

/** Who acts on which rating, and when. */
export interface RatingActing {
  id: Id
  /** Of the permission of the act. */
  scope: Scope
  actor: Actor
  day: RatingsDay
  at: Date
}

/**
 * One act of an official on a rectification.
 * @throws Refused `version.stale`, every refusal of `rectificationRefusal`, `rectification.until`, `text.classified`
 */
export async function actOnRating<A extends RectifyAct>(
  act: A,
  input: Input<A> & { note: string },
  { version, ...acting }: RatingActing & { version: number },
  tx: Tx,
): Promise<RatingDoc> {
  const { id, scope, actor, day, at } = acting
  const doc = found(await readRating(scope, id, tx))
  refuseStale(doc, version)
  const facts = rectificationFacts(doc)
  refuseIf(rectificationRefusal[act](facts, actor, day))
  refuseIf(classifiedRefusal(input.note))
  if (!doc.rectification) throw new Refused('rectification.none')
  const context = { today: day.today, by: { id: actor.id, name: actor.name } }
  const step = RECTIFY[act] as (
    one: typeof doc.rectification,
    said: Input<A>,
    on: typeof context,
  ) => Rectified
  const { next, what, note } = step(doc.rectification, input, context)
  const line = { at, who: actor.name, what, note }
  const after = found(await changeRating(doc, { rectification: next }, line, tx))
  await tellOf(act, after, at, tx)
  return after
}

/**
 * The full number of who rated, for a purpose: to call back what must be called back, and for nobody involved.
 * @throws Refused every refusal of `rectificationRefusal.contact`
 */
export async function raterPhone(
  { id, scope, actor }: Pick<RatingActing, 'id' | 'scope' | 'actor'>,
  box: SealBox,
  tx: Tx,
): Promise<{ doc: RatingDoc; phone: string }> {
  const doc = found(await readRating(scope, id, tx))
  const facts = rectificationFacts(doc)
  // who verifies may have to call once more
  refuseIf(rectificationRefusal[facts.state === 'toVerify' ? 'verify' : 'contact'](facts, actor))
  return { doc, phone: box.open(doc.rater.phone.sealed) }
}

async function tellOf(act: RectifyAct, doc: RatingDoc, at: Date, tx: Tx): Promise<void> {
  if (act === 'verify') await tellHeads('ratingToRectify', doc, at, tx)
  if (act === 'appeal') await tellJudges(doc, at, tx)
  if (act === 'judgeAppeal') await tellHeads('ratingRuled', doc, at, tx)
}
