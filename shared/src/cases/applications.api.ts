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
    query: z.strictObject({ ...pageQuery, open: z.stringbool().optional() }),
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
