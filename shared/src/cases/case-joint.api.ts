import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { caseSchema } from './cases.schema'
import { jointAnswerInput, jointStepInput, jointStepSchema } from './joint.schema'
import { JOINT_STATES, type JointState } from './joint.states'

const STATES = Object.keys(JOINT_STATES) as [JointState, ...JointState[]]
const stepParams = z.strictObject({ id: idSchema, n: z.coerce.number().int().min(1) })

/** 联办: other units are asked for their part of a case. */
export const caseJointApi = {
  ask: endpoint({
    id: 'caseJoint.ask',
    method: 'POST',
    path: '/cases/:id/joint',
    permission: 'case.review',
    audit: 'case.jointAsked',
    summary: '发起联办，每项各有单位和天数',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      steps: z.array(jointStepInput).min(1, '请至少写一项').max(10, '一次最多 10 项'),
    }),
    response: caseSchema,
  }),
  ofCase: endpoint({
    id: 'caseJoint.ofCase',
    method: 'GET',
    path: '/cases/:id/steps',
    permission: 'case.read',
    summary: '这件的联办',
    params: idParams,
    response: z.object({ items: z.array(jointStepSchema) }),
  }),
  list: endpoint({
    id: 'caseJoint.list',
    method: 'GET',
    path: '/case-steps',
    permission: 'case.review',
    summary: '本单位的联办，最紧的在前',
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(STATES).optional(),
      /** Those that wait for us. */
      open: z.stringbool().optional(),
    }),
    response: pageOf(jointStepSchema),
  }),
  get: endpoint({
    id: 'caseJoint.get',
    method: 'GET',
    path: '/case-steps/:id',
    permission: 'case.review',
    summary: '本单位的一项联办',
    params: idParams,
    response: jointStepSchema,
  }),
  take: endpoint({
    id: 'caseJoint.take',
    method: 'POST',
    path: '/cases/:id/steps/:n/take',
    permission: 'case.review',
    audit: 'case.stepTaken',
    summary: '认领联办',
    params: stepParams,
    body: z.strictObject({ version: versionSchema }),
    response: jointStepSchema,
  }),
  answer: endpoint({
    id: 'caseJoint.answer',
    method: 'POST',
    path: '/cases/:id/steps/:n/answer',
    permission: 'case.review',
    audit: 'case.stepAnswered',
    summary: '答复联办：已办，或写明原因退回',
    params: stepParams,
    body: z.strictObject({ version: versionSchema, ...jointAnswerInput }),
    response: jointStepSchema,
  }),
}
