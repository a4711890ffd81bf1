import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { guidePlaceSchema, powerRefSchema } from '../guides/guides.schema'
import { fileSchema } from '../files/files.api'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import {
  APPLICANT_KINDS,
  CASE_ACTS,
  CASE_CHANNELS,
  CASE_PAPERS,
  CASE_STATES,
  DELIVERY_METHODS,
  GIVEN,
  REFUSAL_GROUNDS,
  SPECIAL_PROCEDURES,
  type CaseAct,
} from './cases.states'
import { openedRatingsSchema } from '../ratings/ratings.schema'
import { CASE_STEPS } from './steps.clock'

const text = (max: number) => z.string().trim().max(max, `最多 ${max} 字`)
const materialKey = z.string().regex(/^[\w-]{1,40}$/, '材料编号只能用字母、数字和短横')

/** Who applies, as typed in; the rules of the numbers are the service's, which knows the day. */
export const applicantInput = z.strictObject({
  kind: z.enum(keysOf(APPLICANT_KINDS)),
  name: z.string().trim().min(2, '请写姓名或名称').max(100, '最多 100 字'),
  /** 公民身份号码 of a person, 统一社会信用代码 of an enterprise. */
  idNumber: z.string().trim().max(30, '最多 30 字'),
  phone: z
    .string()
    .trim()
    .regex(/^1\d{10}$/, '手机号应为 11 位'),
  address: text(200).default(''),
  /** 代理人, with the authorisation as a file. */
  agent: z
    .strictObject({
      name: z.string().trim().min(2, '请写代理人姓名').max(50, '最多 50 字'),
      idNumber: z.string().trim().max(30, '最多 30 字'),
      fileIds: z.array(idSchema).min(1, '请附授权委托书').max(5),
    })
    .nullable()
    .default(null),
})
export type ApplicantInput = z.infer<typeof applicantInput>

export const materialInput = z.strictObject({
  key: materialKey,
  /** 容缺 is not the applicant's to choose: accepting a case without a material makes it owed. */
  given: z.enum(['paper', 'files', 'promised', 'missing']),
  fileIds: z.array(idSchema).max(20, '每项最多 20 个文件').default([]),
})
export type MaterialInput = z.infer<typeof materialInput>

/** What makes good a debt is there: on paper or as files. */
export const suppliedInput = materialInput.extend({ given: z.enum(['paper', 'files']) })

export const demandInput = z.strictObject({
  materialKey: materialKey.nullable(),
  text: z.string().trim().min(2, '请写清楚要补什么').max(300, '最多 300 字'),
})

/** Who applied, masked by the server. Source: domain rules §10. */
export const applicantSchema = z.object({
  kind: z.enum(keysOf(APPLICANT_KINDS)),
  name: z.string(),
  idNumber: z.string(),
  phone: z.string(),
  address: z.string(),
  agent: z.object({ name: z.string(), idNumber: z.string(), fileIds: z.array(idSchema) }).nullable(),
})

export const caseRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** What a citizen follows it by: 12 digits, not sequential. */
  no: z.string(),
  title: z.string(),
  power: powerRefSchema.pick({ id: true, code: true, name: true, type: true }),
  org: refSchema,
  applicant: z.string(),
  state: z.enum(keysOf(CASE_STATES)),
  channel: z.enum(keysOf(CASE_CHANNELS)),
  receivedOn: dateSchema,
  /** The last day of what runs now: to accept, to decide as promised, to deliver; null where nothing runs. */
  due: dateSchema.nullable(),
  tentative: z.boolean(),
  /** The last day by law; null before 受理 and once it was decided. */
  legalDue: dateSchema.nullable(),
  /** Working days to `due`; negative when it has passed. */
  remaining: z.int().nullable(),
  paused: z.boolean(),
  reviewer: refSchema.nullable(),
  /** 容缺 materials still owed. */
  owed: z.int(),
})
export type CaseRow = z.infer<typeof caseRowSchema>

const shownClockSchema = z.object({
  startedOn: dateSchema,
  due: dateSchema,
  tentative: z.boolean(),
  days: z.int(),
  remaining: z.int().nullable(),
  paused: z.boolean(),
  strip: z.array(
    z.object({
      date: dateSchema,
      kind: z.enum(['used', 'today', 'left', 'warn', 'over', 'rest', 'pause']),
      n: z.int().optional(),
      end: z.boolean().optional(),
      basis: z.string().optional(),
      documentNo: z.string().optional(),
      name: z.string().optional(),
      tentative: z.boolean(),
    }),
  ),
})

export const casePaperSchema = z.object({
  kind: z.enum(keysOf(CASE_PAPERS)),
  /** `演水受〔2026〕12号` */
  no: z.string(),
  on: dateSchema,
})

export const caseSchema = caseRowSchema.extend({
  guide: z.object({ id: idSchema, no: z.int() }),
  applicantDetail: applicantSchema,
  materials: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      /** Without it the case is not complete: necessary, or asked for by an answer. */
      needed: z.boolean(),
      given: z.enum(keysOf(GIVEN)),
      /** By when a 容缺 or promised material is owed. */
      owedBy: dateSchema.nullable(),
      fileIds: z.array(idSchema),
    }),
  ),
  notices: z.array(
    z.object({
      on: dateSchema,
      no: z.string(),
      demands: z.array(
        z.object({
          materialKey: z.string().nullable(),
          text: z.string(),
          outside: z.boolean(),
          second: z.boolean(),
        }),
      ),
    }),
  ),
  /** In the order they were taken: a place in it is a charge's address. */
  charges: z.array(
    z.object({
      name: z.string(),
      /** 分 */
      amount: z.int(),
      receiptNo: z.string(),
      on: dateSchema,
      by: z.string(),
      /** Why it is outside the guide; '' when it is within. */
      outside: z.string(),
      refunded: z.object({ on: dateSchema, reason: z.string() }).nullable(),
    }),
  ),
  clocks: z.object({
    legal: shownClockSchema.nullable(),
    promised: shownClockSchema.nullable(),
    delivery: shownClockSchema.nullable(),
  }),
  /** The steps it has entered, each with its own limit as the frozen guide names it. */
  steps: z.array(
    z.object({
      step: z.enum(keysOf(CASE_STEPS)),
      startedOn: dateSchema,
      days: z.int().nullable(),
      due: dateSchema.nullable(),
      tentative: z.boolean(),
      finishedOn: dateSchema.nullable(),
      late: z.boolean(),
    }),
  ),
  /** The last day to bring what was asked for; null where nothing is asked for or no term was given. */
  correctionDue: dateSchema.nullable(),
  /** 联办 that wait for other units. */
  openSteps: z.int(),
  /** The day by which silence accepts it; null once that is settled. */
  entryDue: dateSchema.nullable(),
  acceptedOn: dateSchema.nullable(),
  /** Accepted by silence. */
  silent: z.boolean(),
  decision: z.object({ granted: z.boolean(), on: dateSchema, no: z.string(), text: z.string() }).nullable(),
  delivery: z
    .object({ on: dateSchema, method: z.enum(keysOf(DELIVERY_METHODS)), receiver: z.string() })
    .nullable(),
  papers: z.array(casePaperSchema),
  /** The files of materials and authorisation, by their ids. */
  files: z.array(fileSchema),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  allowedActs: z.array(z.enum(keysOf(CASE_ACTS))),
  /** Whether this person may take it for examination. */
  mayTake: z.boolean(),
  /** Whether this person may say who examines it. */
  mayAssign: z.boolean(),
  /** Whether this person may ask other units for it. */
  mayAskJoint: z.boolean(),
})
export type Case = z.infer<typeof caseSchema>

/** What anyone with the number and the last four digits of the phone sees. */
export const trackedCaseSchema = z.object({
  no: z.string(),
  title: z.string(),
  org: z.string(),
  applicant: z.string(),
  state: z.enum(keysOf(CASE_STATES)),
  receivedOn: dateSchema,
  due: dateSchema.nullable(),
  tentative: z.boolean(),
  remaining: z.int().nullable(),
  /** 承诺, where there is none 法定; once it was decided 送达. */
  clock: shownClockSchema.nullable(),
  /** Which of them `clock` is. */
  clockOf: z.enum(['promised', 'legal', 'delivery']).nullable(),
  /** 法定 beside 承诺, until the decision. */
  legal: shownClockSchema.omit({ strip: true, startedOn: true }).nullable(),
  /** What the applicant must do now; '' when nothing. */
  toDo: z.string(),
  demands: z.array(z.string()),
  papers: z.array(casePaperSchema),
  /** What was taken from them, and on which day it was given back; why is between the office and its supervisor. */
  charges: z.array(
    z.object({
      name: z.string(),
      /** 分 */
      amount: z.int(),
      receiptNo: z.string(),
      on: dateSchema,
      refundedOn: dateSchema.nullable(),
    }),
  ),
  /** The stages they may rate, have rated, or may still change, each with the token of its page. */
  ratings: openedRatingsSchema.shape.items,
  timeline: z.array(z.object({ on: dateSchema, what: z.string(), note: z.string() })),
  /** 咨询电话 of the guide. */
  phone: z.string(),
  /** Where to ask and to collect, as the guide says that the case is bound to. */
  places: z.array(
    guidePlaceSchema.pick({ name: true, address: true, window: true, hours: true, phone: true }),
  ),
})
export type TrackedCase = z.infer<typeof trackedCaseSchema>

const reason = z.string().trim().min(2, '请写原因').max(500, '最多 500 字')

/** What each act says beside the version; a new act does not compile until it has its row. */
export const CASE_ACT_INPUTS = {
  accept: {
    /** Keys of materials accepted without, to be made good within the days of the guide. */
    deferred: z.array(materialKey).max(60).default([]),
  },
  askCorrection: { demands: z.array(demandInput).min(1, '请至少写一项').max(60) },
  correct: { materials: z.array(materialInput).max(60) },
  refuse: { ground: z.enum(keysOf(REFUSAL_GROUNDS)), reason },
  startReview: {},
  startSpecial: {
    procedure: z.enum(keysOf(SPECIAL_PROCEDURES)),
    days: z.int('天数应为整数').min(1, '至少 1 个工作日').max(250, '最多 250 个工作日'),
    reason,
  },
  endSpecial: { reason: text(500).default('') },
  extend: {
    days: z.int('天数应为整数').min(1, '至少 1 个工作日'),
    /** 统一、联合或集中办理. */
    joint: z.boolean().default(false),
    approver: z.string().trim().min(2, '请写批准人').max(50, '最多 50 字'),
    reason,
  },
  sendUp: {
    propose: z.enum(['grant', 'deny']),
    opinion: z.string().trim().min(2, '请写审查意见').max(1000, '最多 1000 字'),
    /** Why it does not wait for 联办 that are still open. */
    jointReason: text(500).default(''),
  },
  sendBack: { reason },
  grant: { text: text(1000).default('') },
  deny: { reason: z.string().trim().min(5, '不予要写明理由').max(1000, '最多 1000 字') },
  make: { note: text(200).default('') },
  deliver: {
    method: z.enum(keysOf(DELIVERY_METHODS)),
    receiver: z.string().trim().min(2, '请写签收人').max(50, '最多 50 字'),
  },
  withdraw: { reason: text(500).default('') },
  terminate: { reason },
  transfer: { to: z.string().trim().min(2, '请写上级机关').max(100, '最多 100 字'), reason },
} as const satisfies Record<Exclude<CaseAct, 'submit'>, z.ZodRawShape>
