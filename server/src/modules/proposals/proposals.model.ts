import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { ChangeKind } from '@mingdu/shared/powers/powers.states'
import type { ProposalState } from '@mingdu/shared/proposals/proposals.states'
import mongoose, { Schema, type Types } from 'mongoose'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'
import { numberSeries } from '../../db/number-series'

const strict = { _id: false, strict: 'throw' } as const
const needed = { type: String, required: true } as const

const resembled = new Schema({ id: needed, code: needed, name: needed }, strict)

/** 清单调整: what somebody wants a power to become, on its way to be published. */
const proposal = new Schema(
  {
    version: { type: Number, default: 1 },
    no: needed,
    kind: needed,
    state: needed,
    /** null until a new power is published. */
    powerId: { type: String, default: null },
    /** The newest version of the power when this was written; null for a new one. */
    baseNo: { type: Number, default: null },
    regionId: needed,
    orgId: needed,
    code: needed,
    name: needed,
    basis: needed,
    fileIds: { type: [String], default: [] },
    /** Templates of materials that the version before does not have. */
    templateIds: { type: [String], default: [] },
    effectiveOn: { type: String, default: null },
    content: { type: Object, required: true },
    /** How many fields differ from the version it starts from. */
    changes: { type: Number, default: 0 },
    resembles: { type: resembled, default: null },
    proposedBy: { type: storedRef, required: true },
    orgName: needed,
    changedAt: { type: Date, required: true },
    history: { type: [historyLine], default: [] },
  },
  { collection: 'proposals', strict: 'throw', versionKey: false, minimize: false },
)
proposal.index({ no: 1 }, { unique: true })
proposal.index({ regionId: 1, changedAt: -1, _id: -1 })
proposal.index({ regionId: 1, state: 1, changedAt: -1, _id: -1 })
proposal.index({ orgId: 1, changedAt: -1, _id: -1 })
proposal.index({ powerId: 1, changedAt: -1, _id: -1 })
proposal.index({ regionId: 1, code: 1, _id: 1 })

export interface ProposalDoc {
  _id: Types.ObjectId
  version: number
  no: string
  kind: ChangeKind
  state: ProposalState
  powerId: string | null
  baseNo: number | null
  regionId: string
  orgId: string
  code: string
  name: string
  basis: string
  fileIds: string[]
  templateIds: string[]
  effectiveOn: string | null
  content: PowerContent
  changes: number
  resembles: { id: string; code: string; name: string } | null
  proposedBy: StoredRef
  orgName: string
  changedAt: Date
  history: HistoryDoc[]
}
export const ProposalModel = mongoose.model('Proposal', proposal)
export const proposalNumbers = numberSeries('ProposalNumber', 'proposal_numbers')
export const proposals = ProposalModel.collection as unknown as mongoose.mongo.Collection<ProposalDoc>
export const newId = () => new mongoose.Types.ObjectId()
export const toId = (id: string) => new mongoose.Types.ObjectId(id)
