import { maskPhone } from '@mingdu/shared/kernel/text'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { refusalText, type Refusal } from '@mingdu/shared/kernel/refusals'
import { workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import { changeUntil, publicText } from '@mingdu/shared/ratings/rating-limits.rules'
import { mayAskForRater, ratingAsSeenBy } from '@mingdu/shared/ratings/rating-view.rules'
import type {
  PublicRating,
  RatingInvitation,
  RatingRecord,
  Rectification,
} from '@mingdu/shared/ratings/ratings.schema'
import { OWN_DOORS, type RectificationAction } from '@mingdu/shared/ratings/ratings.states'
import { RECTIFICATION_PERMISSIONS, rectificationActions } from '@mingdu/shared/ratings/rectification.rules'
import { covers } from '@mingdu/shared/tasks/tasks.rules'
import type { Actor } from '../../http/actor'
import { actingPerson } from '../tasks/acting.service'
import type { RatingsDay } from './ratings.day'
import { giveRefusal, regiveRefusal, type Opened } from './ratings.give'
import { rectificationFacts } from './ratings.rectify'
import type { NoteDoc, RatingDoc, RectificationDoc } from './ratings.repo'

/** What opens by a link: at a window nothing of what was said, since the clerk has the code too. */
export function invitationView(opened: Opened, org: string, day: RatingsDay): RatingInvitation {
  const { invitation, door } = opened
  const own = OWN_DOORS[door]
  const rating = own && opened.rating?.source !== 'default' ? opened.rating : null
  const refusal = giveRefusal(opened, day)
  const { stage, title, invitedOn, state } = invitation
  return {
    ...{ stage, title, org, door, invitedOn, took: invitation.took ?? null, state },
    rating: rating && { level: rating.level, tags: rating.tags, text: rating.text, on: rating.ratedOn },
    mayRate: refusal === null,
    changeUntil: rating && changeUntil(plainDate(rating.ratedOn), day.calendar, day.limits),
    whyNot: refusal === null ? '' : textOf(refusal),
    rectification: rating?.rectification ? forRater(rating.rectification, opened) : null,
    limits: { contactWorkdays: day.limits.contactWorkdays, changeDays: day.limits.changeDays },
  }
}

function textOf({ code, details }: Refusal): string {
  return refusalText(code, details ?? {})
}

function forRater(doc: RectificationDoc, opened: Opened): NonNullable<RatingInvitation['rectification']> {
  const { state, rectifyDue, verification, report, rerating } = doc
  return {
    ...{ state, due: rectifyDue, outcome: verification?.outcome ?? null, answer: report?.note ?? '' },
    ...{ rectifiedOn: report?.on ?? null, rerating, mayRerate: regiveRefusal(opened) === null },
  }
}

/** A rating as an official sees it, by the rule of who may know the rater. */
export function ratingView(doc: RatingDoc, orgName: string, actor: Actor, day: RatingsDay): RatingRecord {
  const { rater, clerk } = doc
  const seen = ratingAsSeenBy(actor, {
    ...doc,
    id: String(doc._id),
    ratedOn: plainDate(doc.ratedOn),
    clerkId: clerk?.id ?? null,
    rater: { id: doc.raterId, name: rater.name, phone: maskPhone(rater.phone.shown) },
  })
  const mayAsk = mayAskForRater(actor, { orgId: doc.orgId, clerkId: clerk?.id ?? null })
  return {
    ...{ id: seen.id, version: doc.version, caseId: seen.caseId },
    caseNo: seen.caseId === null ? null : doc.caseNo,
    ...{ title: doc.title, org: { id: doc.orgId, name: orgName } },
    power: { code: doc.power.code, name: doc.power.name },
    ...{
      stage: seen.stage,
      took: seen.caseId === null ? null : (doc.took ?? null),
      level: seen.level,
      source: seen.source,
      channel: seen.channel,
    },
    ...{ tags: [...seen.tags], text: seen.text, ratedOn: seen.ratedOn, changed: doc.changed },
    rater: seen.rater,
    rectification: doc.rectification && rectificationView(doc.rectification, mayAsk, day),
    history: doc.history.map(({ at, who, what, note }) => ({ at: at.toISOString(), who, what, note })),
    allowedActions: actionsOf(doc, actor, day),
  }
}

function rectificationView(doc: RectificationDoc, mayAsk: boolean, day: RatingsDay): Rectification {
  const { state, openedOn, contactDue, verifyDue, rectifyDue, due, tentative, rerating } = doc
  return {
    ...{ state, openedOn, contactDue, verifyDue, rectifyDue, due, tentative, rerating },
    remaining: due === null ? null : workdaysLeft(day.calendar, plainDate(due), day.today),
    // what the rater said on the phone may give them away
    contacts: doc.contacts.map((one) => ({
      ...noteView(one),
      reached: one.reached,
      note: mayAsk ? one.note : '',
    })),
    verification: doc.verification && {
      ...noteView(doc.verification),
      ...{ outcome: doc.verification.outcome, until: doc.verification.until },
    },
    report: doc.report && noteView(doc.report),
    appeal: doc.appeal && noteView(doc.appeal),
    ruling: doc.ruling && { ...noteView(doc.ruling), ruling: doc.ruling.ruling },
  }
}

function noteView({ on, by, note }: NoteDoc) {
  return { on, by: by.name, note }
}

function actionsOf(doc: RatingDoc, actor: Actor, day: RatingsDay): RectificationAction[] {
  if (!doc.rectification) return []
  const person = actingPerson(actor)
  return rectificationActions(rectificationFacts(doc), actor, day).filter((action) => {
    const permission = RECTIFICATION_PERMISSIONS[action]
    const reach = permission && person.reach(permission)
    return reach !== null && covers(reach, doc)
  })
}

/** What everybody reads. The month stands for the day: a clerk would find the person by the day. */
export function publicView(doc: RatingDoc, org: string, passed: boolean): PublicRating {
  const { title, stage, level, tags, text, ratedOn, rectification } = doc
  return {
    id: String(doc._id),
    ...{ org, title, stage, level, tags, month: ratedOn.slice(0, 7) },
    text: passed ? publicText(text) : '',
    reply: rectification?.report ? publicText(rectification.report.note) : '',
    rerated: rectification?.rerating?.level ?? null,
  }
}
