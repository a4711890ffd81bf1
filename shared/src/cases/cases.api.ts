import { z } from 'zod'
import type { AuditEvent } from '../audit/audit.events'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { openedRatingsSchema } from '../ratings/ratings.schema'
import { CASE_ACT_PERMISSIONS } from './cases.rules'
import {
  CASE_ACT_INPUTS,
  applicantInput,
  caseRowSchema,
  caseSchema,
  materialInput,
  suppliedInput,
  trackedCaseSchema,
} from './cases.schema'
import { CASE_ACTS, CASE_STATES, type CaseState } from './cases.states'
import { channelSchema, countedSchema, windowSchema } from './figures.schema'

const STATES = Object.keys(CASE_STATES) as [CaseState, ...CaseState[]]

const trackInput = z.strictObject({
  no: z.string().trim().max(30, '编号为 12 位数字'),
  phoneEnd: z.string().regex(/^\d{4}$/, '请填手机号后四位'),
})

type ActName = keyof typeof CASE_ACT_INPUTS

/** `POST /cases/:id/<act>`: one act on the case as the person saw it. */
function actEndpoint<const A extends ActName, const V extends AuditEvent>(act: A, audit: V) {
  return endpoint({
    id: `cases.${act}`,
    method: 'POST',
    path: `/cases/:id/${act}`,
    permission: CASE_ACT_PERMISSIONS[act],
    audit,
    summary: CASE_ACTS[act],
    params: idParams,
    body: z.strictObject({ version: versionSchema, ...CASE_ACT_INPUTS[act] }),
    response: caseSchema,
  })
}

export const casesApi = {
  /** Entered at a window, for the person who stands there. */
  create: endpoint({
    id: 'cases.create',
    method: 'POST',
    path: '/cases',
    permission: 'case.receive',
    audit: 'case.submitted',
    summary: '窗口收件',
    body: z.strictObject({
      guideId: idSchema,
      /** Answers of the 情形引导, by question. */
      answers: z.record(z.string().max(40), z.string().max(40)).default({}),
      applicant: applicantInput,
      materials: z.array(materialInput).max(60).default([]),
      /** The day the applicant came, where that was not today: up to 60 days back, never in the future. */
      eventOn: dateSchema.optional(),
      /** Place and window of the guide; left out where there is only one. */
      window: windowSchema.optional(),
    }),
    response: caseSchema,
  }),
  list: endpoint({
    id: 'cases.list',
    method: 'GET',
    path: '/cases',
    permission: 'case.read',
    summary: '办件队列，最紧的在前',
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(STATES).optional(),
      orgId: idSchema.optional(),
      /** Only what has not come to an end. */
      open: z.stringbool().optional(),
      /** Open ones whose limit has passed. */
      late: z.stringbool().optional(),
      /** Open ones whose limit ends within `SOON_WORKDAYS`, today included. */
      soon: z.stringbool().optional(),
      /** Taken by me. */
      mine: z.stringbool().optional(),
      powerId: idSchema.optional(),
      channel: channelSchema.optional(),
      /** Where it was taken in: a window by its name, or 网上. */
      window: windowSchema.optional(),
      /** Those that a figure of the period counts; needs both days. */
      counted: countedSchema.optional(),
      from: dateSchema.optional(),
      through: dateSchema.optional(),
      /** The number or its beginning, or the beginning of the item's name. */
      q: z.string().trim().max(100).optional(),
    }),
    response: pageOf(caseRowSchema),
  }),
  get: endpoint({
    id: 'cases.get',
    method: 'GET',
    path: '/cases/:id',
    permission: 'case.read',
    summary: '一件办件',
    params: idParams,
    response: caseSchema,
  }),
  take: endpoint({
    id: 'cases.take',
    method: 'POST',
    path: '/cases/:id/take',
    permission: 'case.review',
    audit: 'case.taken',
    summary: '认领审查，或从他人手里接过',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      reason: z.string().trim().max(200, '最多 200 字').default(''),
    }),
    response: caseSchema,
  }),
  /** 补齐容缺: what was owed comes in; the case goes on where it stands. */
  supply: endpoint({
    id: 'cases.supply',
    method: 'POST',
    path: '/cases/:id/supply',
    permission: 'case.receive',
    audit: 'case.supplied',
    summary: '补齐容缺材料',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      materials: z.array(suppliedInput).min(1, '请至少补一项').max(60),
    }),
    response: caseSchema,
  }),
  /** A number that is not there answers as a wrong one does. */
  track: endpoint({
    id: 'cases.track',
    method: 'POST',
    path: '/public/cases/track',
    permission: 'public',
    lookup: true,
    audit: 'case.tracked',
    summary: '凭办件编号和手机号后四位查进度',
    body: trackInput,
    response: trackedCaseSchema,
  }),
  /** With the same check and the same lock as `track`. */
  ratings: endpoint({
    id: 'cases.ratings',
    method: 'POST',
    path: '/public/cases/ratings',
    permission: 'public',
    lookup: true,
    audit: 'case.ratingsOpened',
    summary: '凭办件编号和手机号后四位打开评价',
    body: trackInput,
    response: openedRatingsSchema,
  }),
  accept: actEndpoint('accept', 'case.accepted'),
  askCorrection: actEndpoint('askCorrection', 'case.correctionAsked'),
  correct: actEndpoint('correct', 'case.corrected'),
  refuse: actEndpoint('refuse', 'case.refused'),
  startReview: actEndpoint('startReview', 'case.reviewStarted'),
  startSpecial: actEndpoint('startSpecial', 'case.specialStarted'),
  endSpecial: actEndpoint('endSpecial', 'case.specialEnded'),
  extend: actEndpoint('extend', 'case.extended'),
  sendUp: actEndpoint('sendUp', 'case.sentUp'),
  sendBack: actEndpoint('sendBack', 'case.sentBack'),
  grant: actEndpoint('grant', 'case.granted'),
  deny: actEndpoint('deny', 'case.denied'),
  make: actEndpoint('make', 'case.certificateMade'),
  deliver: actEndpoint('deliver', 'case.delivered'),
  withdraw: actEndpoint('withdraw', 'case.withdrawn'),
  terminate: actEndpoint('terminate', 'case.terminated'),
  transfer: actEndpoint('transfer', 'case.transferred'),
}
