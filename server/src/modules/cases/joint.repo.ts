import { JOINT_STATES, isOpenJoint, type JointState } from '@mingdu/shared/cases/joint.states'
import type { Page } from '@mingdu/shared/kernel/page'
import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { JointModel, jointSteps, type JointDoc } from './joint.model'

export type { JointDoc }

const OPEN = (Object.keys(JOINT_STATES) as JointState[]).filter(isOpenJoint)

const BY_DUE = [
  ['due', 1],
  ['_id', 1],
] as const

/** What units of the scope were asked for: the nearest day first. */
export function listSteps(
  scope: Scope,
  query: {
    state?: JointState | undefined
    open?: boolean | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<Page<JointDoc>> {
  const { state, open, cursor, limit } = query
  const wanted = [
    scopeFilter(scope),
    ...(state === undefined ? [] : [{ state }]),
    ...(open === true ? [{ state: { $in: OPEN } }] : []),
  ]
  return findPage<JointDoc>(JointModel as never, { $and: wanted }, { sort: BY_DUE, cursor, limit })
}

/** Every step of a case in its order; whoever asks has checked that the case may be read. */
export function stepsOf(caseId: string, tx?: Tx): Promise<JointDoc[]> {
  return jointSteps
    .find({ 'case.id': caseId }, tx ? { session: tx } : {})
    .sort({ n: 1 })
    .toArray()
}

/** null when it is not there, or another unit was asked. */
export function readStep(scope: Scope, caseId: string, n: number, tx: Tx): Promise<JointDoc | null> {
  return jointSteps.findOne({ $and: [{ 'case.id': caseId, n }, scopeFilter(scope)] }, { session: tx })
}

/** null when it is not there, or another unit was asked. */
export function stepById(scope: Scope, id: string): Promise<JointDoc | null> {
  return jointSteps.findOne({ $and: [{ _id: new mongoose.Types.ObjectId(id) }, scopeFilter(scope)] })
}

/** Open steps that this unit was asked for or asked itself. */
export function openStepsOf(orgId: string, limit: number, tx?: Tx): Promise<JointDoc[]> {
  return jointSteps
    .find({ $or: [{ orgId }, { fromOrgId: orgId }], state: { $in: OPEN } }, tx ? { session: tx } : {})
    .sort({ due: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

export async function insertSteps(
  steps: readonly Omit<JointDoc, '_id' | 'version' | 'history'>[],
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<JointDoc[]> {
  const created = steps.map((step): JointDoc => ({
    _id: new mongoose.Types.ObjectId(),
    ...step,
    version: 1,
    history: [{ ...line, version: 1 }],
  }))
  await jointSteps.insertMany(created, { session: tx })
  return created
}

/** The next version of what the running transaction has read; null when another act came first. */
export function changeStep(
  { _id, version }: Pick<JointDoc, '_id' | 'version'>,
  set: Partial<JointDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<JointDoc | null> {
  return jointSteps.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  if (scope.kind === 'own') return { 'handler.id': scope.accountId }
  return { orgId: scope.orgIds.length === 1 ? scope.orgIds[0] : { $in: [...scope.orgIds] } }
}
