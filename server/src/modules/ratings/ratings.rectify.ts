import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { contactLeads } from '@mingdu/shared/ratings/rating-limits.rules'
import { rectificationLimits } from '@mingdu/shared/ratings/ratings.rules'
import {
  RECTIFICATION_OUTCOMES,
  APPEAL_RULINGS,
  type AppealRuling,
  type RectificationOutcome,
} from '@mingdu/shared/ratings/ratings.states'
import {
  firstRectificationState,
  stateAfterRuling,
  type RectificationFacts,
} from '@mingdu/shared/ratings/rectification.rules'
import type { StoredRef } from '../../db/history'
import { Refused } from '../../refused'
import type { RatingsDay } from './ratings.day'
import type { RatingDoc, RectificationDoc } from './ratings.repo'

/** The rectification that a 差评 of today opens, with its three limits counted once. */
export function openRectification({ today, calendar, limits }: RatingsDay): RectificationDoc {
  const { contact, verify, rectify } = rectificationLimits(today, calendar, limits)
  return {
    ...{ state: firstRectificationState(true), openedOn: today },
    ...{ contactDue: contact.date, verifyDue: verify.date, rectifyDue: rectify.date },
    due: contact.date,
    tentative: contact.tentative || verify.tentative || rectify.tentative,
    ...{
      contacts: [],
      verification: null,
      report: null,
      inTime: null,
      appeal: null,
      ruling: null,
      rerating: null,
    },
  }
}

/** @throws Refused `rectification.none` */
export function rectificationFacts(doc: RatingDoc): RectificationFacts {
  const { rectification } = doc
  if (!rectification) throw new Refused('rectification.none')
  return {
    ...{ state: rectification.state, ratedOn: plainDate(rectification.openedOn) },
    ...{ orgId: doc.orgId, clerkId: doc.clerk?.id ?? null, handlerIds: doc.handlerIds, raterId: doc.raterId },
    appealedBy: rectification.appeal?.by.id ?? null,
    rerated: rectification.rerating !== null,
  }
}

/** What an act knows beside the rectification. */
export interface RectifyContext {
  today: PlainDate
  by: StoredRef
}

/** What an act changes, and how the history says it. */
export interface Rectified {
  next: RectificationDoc
  what: string
  note: string
}

/** Every act of an official on a rectification: pure, as it was in, as it will be out. */
export const RECTIFY = {
  contact: (
    doc: RectificationDoc,
    { reached, note }: { reached: boolean; note: string },
    { today, by }: RectifyContext,
  ): Rectified => {
    const contacts = [...doc.contacts, { on: today, by, note, reached }]
    const state = contactLeads(contacts.length, reached)
    // what the rater said on the phone is not for the history, which their office reads
    return {
      next: timed({ ...doc, contacts, state }),
      what: '回访',
      note: reached ? '已联系上' : '没有联系上',
    }
  },
  verify: (
    doc: RectificationDoc,
    { outcome, until, note }: { outcome: RectificationOutcome; until: string | null; note: string },
    { today, by }: RectifyContext,
  ): Rectified => {
    const day = outcome === 'limited' ? until : null
    if (day !== null && (day < today || day > doc.rectifyDue))
      throw new Refused('rectification.until', { from: today, to: doc.rectifyDue })
    const verification = { on: today, by, note, outcome, until: day }
    const said = `${RECTIFICATION_OUTCOMES[outcome]}${day === null ? '' : `，${day} 前`}：${note}`
    return { next: timed({ ...doc, verification, state: 'toRectify' }), what: '核实', note: said }
  },
  rectify: (doc: RectificationDoc, { note }: { note: string }, { today, by }: RectifyContext): Rectified => ({
    next: timed({
      ...doc,
      ...{ report: { on: today, by, note }, inTime: today <= doc.rectifyDue, state: 'done' },
    }),
    ...{ what: '报送整改', note },
  }),
  appeal: (doc: RectificationDoc, { note }: { note: string }, { today, by }: RectifyContext): Rectified => {
    const before = doc.state === 'toVerify' || doc.state === 'toRectify' ? doc.state : 'toContact'
    const appeal = { on: today, by, note, before } as const
    return { next: { ...doc, appeal, state: 'appealed' }, what: '申诉', note }
  },
  judgeAppeal: (
    doc: RectificationDoc,
    { ruling, note }: { ruling: AppealRuling; note: string },
    { today, by }: RectifyContext,
  ): Rectified => ({
    next: timed({
      ...doc,
      ruling: { on: today, by, note, ruling },
      state: stateAfterRuling(ruling, doc.appeal?.before ?? 'toContact'),
    }),
    ...{ what: '复核申诉', note: `${APPEAL_RULINGS[ruling]}：${note}` },
  }),
}
export type RectifyAct = keyof typeof RECTIFY

/** With the limit of the state it is in; under appeal the limit goes on. */
function timed(doc: RectificationDoc): RectificationDoc {
  const { state, contactDue, verifyDue, rectifyDue, verification } = doc
  const due = {
    toContact: contactDue,
    toVerify: verifyDue,
    toRectify: verification?.until ?? rectifyDue,
    appealed: doc.due,
    ...{ done: null, dismissed: null },
  }[state]
  return { ...doc, due }
}
