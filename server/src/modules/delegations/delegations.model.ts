import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { DelegationState } from '@mingdu/shared/delegations/delegations.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const needed = { type: String, required: true } as const
const moment = { type: Date, required: true } as const

/** 授权代办. Business time. */
const schema = new Schema(
  {
    version: { type: Number, default: 1 },
    principal: { type: storedRef, required: true },
    delegate: { type: storedRef, required: true },
    permissions: { type: [String], required: true },
    from: moment,
    until: moment,
    reason: needed,
    state: needed,
    createdAt: moment,
    history: { type: [historyLine], default: [] },
  },
  { collection: 'delegations', strict: 'throw', versionKey: false },
)
schema.index({ 'principal.id': 1, createdAt: -1, _id: -1 })
schema.index({ 'delegate.id': 1, createdAt: -1, _id: -1 })
schema.index({ createdAt: -1, _id: -1 })
// whose messages somebody else gets, too
schema.index({ 'principal.id': 1, state: 1, until: 1 })

export interface DelegationDoc {
  _id: Types.ObjectId
  version: number
  principal: StoredRef
  delegate: StoredRef
  permissions: Permission[]
  from: Date
  until: Date
  reason: string
  state: DelegationState
  createdAt: Date
  history: HistoryDoc[]
}

/** One act under a 授权代办: who really acted, in whose name, on what. Only added. */
const acted = new Schema(
  {
    delegationId: needed,
    delegateId: needed,
    principal: { type: storedRef, required: true },
    at: moment,
    what: needed,
    subject: { type: String, default: '' },
    /** The record, and the matter it belongs to. */
    roots: { type: [String], default: [] },
  },
  { collection: 'delegated_acts', strict: 'throw', versionKey: false },
)
acted.index({ delegationId: 1, at: -1, _id: -1 })
acted.index({ delegateId: 1, roots: 1 })

export interface DelegatedActDoc {
  _id: Types.ObjectId
  delegationId: string
  delegateId: string
  principal: StoredRef
  at: Date
  what: string
  subject: string
  roots: string[]
}

export const DelegationModel = mongoose.model<DelegationDoc>('Delegation', schema as never)
export const DelegatedActModel = mongoose.model<DelegatedActDoc>('DelegatedAct', acted as never)
export const delegations = DelegationModel.collection as unknown as mongoose.mongo.Collection<DelegationDoc>
export const delegatedActs =
  DelegatedActModel.collection as unknown as mongoose.mongo.Collection<DelegatedActDoc>
