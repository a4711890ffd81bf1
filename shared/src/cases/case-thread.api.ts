import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { CHANNELS, MESSAGE_STATES } from '../messages/messages.states'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema } from '../kernel/ids'
import { THREAD_ROLES, type ThreadRole } from './thread.rules'

const ROLES = Object.keys(THREAD_ROLES) as [ThreadRole, ...ThreadRole[]]
const words = z.string().trim().min(1, '请写内容').max(1000, '最多 1000 字')

/** As both sides read it: the office by its role, the applicant as such. */
export const threadEntrySchema = z.object({
  id: idSchema,
  from: z.enum(['office', 'applicant']),
  role: z.enum(ROLES),
  /** '' when a content check hid it from the other side. */
  text: z.string(),
  hidden: z.boolean(),
  files: z.array(fileSchema),
  at: instantSchema,
  /** When the other side read it. */
  readAt: instantSchema.nullable(),
})
export type ThreadEntry = z.infer<typeof threadEntrySchema>

/** How the applicant was told of an entry. */
const toldSchema = z.object({
  /** The channel that got furthest, and how far. */
  channel: z.enum(keysOf(CHANNELS)),
  state: z.enum(keysOf(MESSAGE_STATES)),
  /** How the SMS about it stands; null: none was sent. */
  sms: z.enum(keysOf(MESSAGE_STATES)).nullable(),
})
export type EntryTold = z.infer<typeof toldSchema>

/** The office also sees who of its own wrote, and how the applicant was told; null where nobody could be. */
export const officeThreadSchema = z.object({
  items: z.array(threadEntrySchema.extend({ who: z.string(), told: toldSchema.nullable() })),
  /** Entries of the applicant that nobody of the office has read. */
  unread: z.int(),
})
export type OfficeThread = z.infer<typeof officeThreadSchema>

export const applicantThreadSchema = z.object({ items: z.array(threadEntrySchema), unread: z.int() })
export type ApplicantThread = z.infer<typeof applicantThreadSchema>

export const threadInput = {
  text: words,
  fileIds: z.array(idSchema).max(9, '最多 9 个文件').default([]),
}

export const caseThreadApi = {
  get: endpoint({
    id: 'caseThread.get',
    method: 'GET',
    path: '/cases/:id/thread',
    permission: 'case.read',
    summary: '与申请人的往来留言，先说的在前',
    params: idParams,
    response: officeThreadSchema,
  }),
  say: endpoint({
    id: 'caseThread.say',
    method: 'POST',
    path: '/cases/:id/messages',
    permission: 'case.talk',
    audit: 'case.said',
    summary: '给申请人留言',
    params: idParams,
    body: z.strictObject(threadInput),
    response: officeThreadSchema,
  }),
  markRead: endpoint({
    id: 'caseThread.markRead',
    method: 'POST',
    path: '/cases/:id/thread/read',
    permission: 'case.talk',
    audit: 'case.threadRead',
    summary: '申请人的留言已读',
    params: idParams,
    response: officeThreadSchema,
  }),
  /** Reads, and writes when there is a text; checked and locked as the tracking card is. */
  track: endpoint({
    id: 'caseThread.track',
    method: 'POST',
    path: '/public/cases/thread',
    permission: 'public',
    audit: 'case.threadOpened',
    summary: '凭办件编号和手机号后四位查看留言、给承办单位留言',
    body: z.strictObject({
      no: z.string().trim().max(30, '编号为 12 位数字'),
      phoneEnd: z.string().regex(/^\d{4}$/, '请填手机号后四位'),
      text: words.optional(),
    }),
    response: applicantThreadSchema,
  }),
}
