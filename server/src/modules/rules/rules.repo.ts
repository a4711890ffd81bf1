import type { Tx } from '../../db/connection'
import { RuleModel, type RuleDoc } from './rules.model'

export type { RuleDoc }

const HISTORY = 200

/** The stored versions, newest first; none in a new installation. */
export async function ruleVersions(tx?: Tx): Promise<RuleDoc[]> {
  return RuleModel.find({}, null, tx ? { session: tx } : {})
    .sort({ _id: -1 })
    .limit(HISTORY)
    .lean<RuleDoc[]>()
}

export async function newestRules(): Promise<RuleDoc | null> {
  return RuleModel.findOne({}).sort({ _id: -1 }).lean<RuleDoc>()
}

export async function insertRules(doc: RuleDoc, tx: Tx): Promise<void> {
  await RuleModel.create([doc], { session: tx })
}
