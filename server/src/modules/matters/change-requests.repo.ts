import type { Page } from '@mingdu/shared/kernel/page'
import type { ChangeState } from '@mingdu/shared/matters/change-requests.states'
import { Types } from 'mongoose'
import { duplicateFields, type Tx } from '../../db/connection'
import { hiddenFilter } from '../../db/hidden'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { Refused } from '../../refused'
import {
  ChangeRequestModel,
  changeRequests,
  type ChangeRequestDoc,
  type ChangeTarget,
} from './change-requests.model'

export type { ChangeRequestDoc, ChangeTarget }

const NEWEST = [
  ['requestedAt', -1],
  ['_id', -1],
] as const

export function listChanges(
  scope: Scope,
  {
    state,
    matterId,
    ...page
  }: {
    state?: ChangeState | undefined
    matterId?: string | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<Page<ChangeRequestDoc>> {
  const filter = {
    $and: [scopeFilter(scope), ...(state ? [{ state }] : []), ...(matterId ? [{ matterId }] : [])],
  }
  return findPage<ChangeRequestDoc>(ChangeRequestModel as never, filter, { sort: NEWEST, ...page })
}

/** null when it is not there or out of scope. */
export function readChange(scope: Scope, id: string, tx: Tx): Promise<ChangeRequestDoc | null> {
  const filter = { $and: [{ _id: new Types.ObjectId(id) }, scopeFilter(scope)] }
  return changeRequests.findOne(filter, { session: tx })
}

/** Those that wait, longest first; without those of the office itself they are what a leader decides. */
export function openChanges(scope: Scope, ofOffice: boolean, limit: number): Promise<ChangeRequestDoc[]> {
  const level = ofOffice ? [] : [{ level: 'leader' as const }]
  return changeRequests
    .find({ $and: [scopeFilter(scope), { state: 'open' }, ...level] })
    .sort({ requestedAt: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

/** @throws Refused `change.open` while another one of the same matter is open */
export async function insertChange(doc: Omit<ChangeRequestDoc, '_id'>, tx: Tx): Promise<ChangeRequestDoc> {
  if (await changeRequests.findOne({ matterId: doc.matterId, state: 'open' }, { session: tx }))
    throw new Refused('change.open')
  const created = { _id: new Types.ObjectId(), ...doc }
  try {
    await changeRequests.insertOne(created, { session: tx })
  } catch (error) {
    throw duplicateFields(error) ? new Refused('change.open') : error
  }
  return created
}

export function decideChange(
  { _id, version }: Pick<ChangeRequestDoc, '_id' | 'version'>,
  set: Partial<ChangeRequestDoc>,
  tx: Tx,
): Promise<ChangeRequestDoc | null> {
  return changeRequests.findOneAndUpdate(
    { _id, version },
    { $set: { ...set, version: version + 1 } },
    { session: tx, returnDocument: 'after' },
  )
}

function scopeFilter(scope: Scope): Record<string, unknown> {
  return { ...reachFilter(scope), ...hiddenFilter(scope, 'matterId') }
}

function reachFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  return { orgIds: { $in: scope.kind === 'orgs' ? [...scope.orgIds] : [scope.orgId] } }
}
