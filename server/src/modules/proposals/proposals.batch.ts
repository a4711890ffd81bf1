import type { RowResult } from '@mingdu/shared/proposals/proposals.api'
import type { Tx } from '../../db/connection'
import { Refused } from '../../refused'
import { powerRefs } from '../powers/powers.service'
import { judgeWish, type Proposing, type Wish } from './proposals.judge'
import { readProposal, type ProposalDoc } from './proposals.repo'
import {
  publishProposal,
  reviewProposal,
  writeProposal,
  type Decision,
  type ProposalAct,
} from './proposals.service'

/** What became of each row, in order. */
export interface RowResults {
  rows: RowResult[]
  done: number
  refused: number
}

/**
 * Proposes the same for many powers and hands each in at once. Every row is judged by the rules of a single one, all in
 * one transaction: what is refused is told beside what was done.
 */
export async function proposeMany(
  powerIds: readonly string[],
  wish: Omit<Wish, 'powerId'>,
  act: Proposing,
  tx: Tx,
): Promise<RowResults> {
  const names = await powerRefs(powerIds, tx)
  const rows: RowResult[] = []
  for (const powerId of new Set(powerIds)) {
    const one = { ...wish, powerId }
    const row = { id: powerId, name: names.get(powerId)?.name ?? '' }
    const judged = await judgeWish(one, act, null, tx).catch(refusalOf)
    if (judged instanceof Refused)
      rows.push({ ...row, done: false, message: judged.message, proposalId: null })
    else rows.push(rowOf(row, await writeProposal(one, judged, 'legal', act, tx)))
  }
  return resultsOf(rows)
}

export type BatchDecision = Decision | { decision: 'publish'; effectiveOn: string | null; note: string }

/** Examines or publishes many, each by the rules of a single one. */
export async function reviewMany(
  items: readonly { id: string; version: number }[],
  decision: BatchDecision,
  act: Omit<ProposalAct, 'id' | 'version'>,
  tx: Tx,
): Promise<RowResults> {
  const rows: RowResult[] = []
  for (const item of items) {
    const name = (await readProposal(act.scope, item.id, tx))?.name ?? ''
    // every refusal comes before the first write of its row, so that a refused row leaves nothing behind
    const done = await decide(decision, { ...act, ...item }, tx).catch(refusalOf)
    const row = { id: item.id, name }
    rows.push(
      done instanceof Refused
        ? { ...row, done: false, message: done.message, proposalId: item.id }
        : rowOf(row, done),
    )
  }
  return resultsOf(rows)
}

async function decide(decision: BatchDecision, act: ProposalAct, tx: Tx): Promise<ProposalDoc> {
  if (decision.decision !== 'publish') return reviewProposal(decision, act, tx)
  const { note } = decision
  const wanted = decision.effectiveOn ?? (await readProposal(act.scope, act.id, tx))?.effectiveOn
  return publishProposal({ effectiveOn: wanted ?? act.time.today(), note }, act, tx)
}

function rowOf(row: { id: string; name: string }, { _id, no }: ProposalDoc): RowResult {
  return { ...row, done: true, message: no, proposalId: String(_id) }
}

function resultsOf(rows: RowResult[]): RowResults {
  const done = rows.filter((row) => row.done).length
  return { rows, done, refused: rows.length - done }
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error
  throw error
}
