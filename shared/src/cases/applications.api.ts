import { z } from 'zod'
import { fileSchema } from '../files/files.api'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import {
  applicationInput,
  draftInput,
  draftSchema,
  myCaseRowSchema,
  myCaseSchema,
} from './applications.schema'
import { applicantThreadSchema, threadInput } from './case-thread.api'
import { CASE_ACT_INPUTS, suppliedInput } from './cases.schema'
import { printoutSchema } from './papers.api'
import { normalTrackingNo, trackingNoProblem } from './tracking.rules'

const guideParams = z.strictObject({ guideId: idSchema })
const done = z.object({ ok: z.literal(true) })

/** 网上申请: what a citizen does about their own cases. */
export const applicationsApi = {
  submit: endpoint({
    id: 'applications.submit',
    method: 'POST',
    path: '/citizen/cases',
    permission: 'citizen',
    audit: 'case.submitted',
    summary: '提交申请',
    body: applicationInput,
    response: myCaseSchema,
  }),
  list: endpoint({
    id: 'applications.list',
    method: 'GET',
    path: '/citizen/cases',
    permission: 'citizen',
    summary: '我的办件，最近的在前',
    query: z.strictObject({
      ...pageQuery,
      open: z.stringbool().optional(),
      /** The one with this 办件编号; nothing where it is somebody else's. */
      no: z
        .string()
        .max(30, '编号为 12 位数字')
        .transform(normalTrackingNo)
        .refine((no) => trackingNoProblem(no) === null, '编号不对，请对照收件凭证核对')
        .optional(),
    }),
    response: pageOf(myCaseRowSchema),
  }),
  get: endpoint({
    id: 'applications.get',
    method: 'GET',
    path: '/citizen/cases/:id',
    permission: 'citizen',
    summary: '我的一件办件',
    params: idParams,
    response: myCaseSchema,
  }),
  correct: endpoint({
    id: 'applications.correct',
    method: 'POST',
    path: '/citizen/cases/:id/correct',
    permission: 'citizen',
    audit: 'case.corrected',
    summary: '提交补正材料',
    params: idParams,
    body: z.strictObject({ version: versionSchema, ...CASE_ACT_INPUTS.correct }),
    response: myCaseSchema,
  }),
  supply: endpoint({
    id: 'applications.supply',
    method: 'POST',
    path: '/citizen/cases/:id/supply',
    permission: 'citizen',
    audit: 'case.supplied',
    summary: '补齐容缺或承诺的材料',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      materials: z.array(suppliedInput).min(1, '请至少补一项').max(60),
    }),
    response: myCaseSchema,
  }),
  withdraw: endpoint({
    id: 'applications.withdraw',
    method: 'POST',
    path: '/citizen/cases/:id/withdraw',
    permission: 'citizen',
    audit: 'case.withdrawn',
    summary: '撤回申请',
    params: idParams,
    body: z.strictObject({ version: versionSchema, ...CASE_ACT_INPUTS.withdraw }),
    response: myCaseSchema,
  }),
  thread: endpoint({
    id: 'applications.thread',
    method: 'GET',
    path: '/citizen/cases/:id/thread',
    permission: 'citizen',
    summary: '与承办单位的往来留言',
    params: idParams,
    response: applicantThreadSchema,
  }),
  say: endpoint({
    id: 'applications.say',
    method: 'POST',
    path: '/citizen/cases/:id/messages',
    permission: 'citizen',
    audit: 'case.said',
    summary: '给承办单位留言',
    params: idParams,
    body: z.strictObject(threadInput),
    response: applicantThreadSchema,
  }),
  readThread: endpoint({
    id: 'applications.readThread',
    method: 'POST',
    path: '/citizen/cases/:id/thread/read',
    permission: 'citizen',
    audit: 'case.threadOpened',
    summary: '承办单位的留言已读',
    params: idParams,
    response: applicantThreadSchema,
  }),
  /** A paper bears the name in full, so that opening it is a write with its entry in the trail. */
  openPaper: endpoint({
    id: 'applications.openPaper',
    method: 'POST',
    path: '/citizen/cases/:id/papers/:n',
    permission: 'citizen',
    audit: 'case.paperOpened',
    summary: '打开自己办件的一份文书：n 为它在办件文书里的次序，从 0 起',
    params: z.strictObject({ id: idSchema, n: z.coerce.number().int().min(0).max(999) }),
    response: printoutSchema,
  }),
  paper: endpoint({
    id: 'applications.paper',
    method: 'GET',
    path: '/citizen/case-papers/:id',
    permission: 'citizen',
    summary: '下载已打开的文书（PDF）：一小时内，本人',
    params: idParams,
    binary: true,
    response: z.unknown(),
  }),
  /** What they handed in, and what the office sent with a 留言. */
  file: endpoint({
    id: 'applications.file',
    method: 'GET',
    path: '/citizen/cases/:id/files/:fileId',
    permission: 'citizen',
    summary: '查看自己办件的一个文件：材料，或留言里的',
    params: z.strictObject({ id: idSchema, fileId: idSchema }),
    binary: true,
    response: z.unknown(),
  }),
  drafts: endpoint({
    id: 'applications.drafts',
    method: 'GET',
    path: '/citizen/drafts',
    permission: 'citizen',
    summary: '没有提交的申请',
    response: z.object({ items: z.array(draftSchema.pick({ guideId: true, title: true, savedAt: true })) }),
  }),
  draft: endpoint({
    id: 'applications.draft',
    method: 'GET',
    path: '/citizen/drafts/:guideId',
    permission: 'citizen',
    summary: '一份草稿；没有时为空',
    params: guideParams,
    response: z.object({ draft: draftSchema.nullable() }),
  }),
  saveDraft: endpoint({
    id: 'applications.saveDraft',
    method: 'PUT',
    path: '/citizen/drafts/:guideId',
    permission: 'citizen',
    audit: 'draft.saved',
    summary: '保存草稿',
    params: guideParams,
    body: draftInput,
    response: done,
  }),
  dropDraft: endpoint({
    id: 'applications.dropDraft',
    method: 'DELETE',
    path: '/citizen/drafts/:guideId',
    permission: 'citizen',
    audit: 'draft.dropped',
    summary: '删除草稿',
    params: guideParams,
    response: done,
  }),
  /** Files handed in with earlier cases, by the name of their material. */
  reusable: endpoint({
    id: 'applications.reusable',
    method: 'GET',
    path: '/citizen/materials',
    permission: 'citizen',
    summary: '以前提交过、可以再用的材料',
    response: z.object({
      items: z.array(
        z.object({ name: z.string(), on: dateSchema, caseNo: z.string(), files: z.array(fileSchema) }),
      ),
    }),
  }),
}
