import { changedField, CLUE_FIELDS, type ClueField } from '@mingdu/shared/exchange/exchange.rules'
import type { ExchangeClueBody, ExchangeResult } from '@mingdu/shared/exchange/exchange.schema'
import { RESULT_OF_CLUE } from '@mingdu/shared/exchange/exchange.states'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { duplicateFields, type Tx } from '../../db/connection'
import { found, Refused } from '../../refused'
import { canonical, type SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { clueStatusOf, keptFromOrg, takePartnerClue } from '../clues/partners.service'
import { partnerById, type PartnerDoc } from './partners.repo'
import {
  insertReceipt,
  lastResult,
  receiptOf,
  resultsAfter,
  type ReceiptDoc,
  type ResultDoc,
} from './results.repo'

interface Taking {
  time: BusinessTime
  box: SealBox
}

/** What came in, and whether it had come before. */
export interface Taken {
  receipt: Omit<ReceiptDoc, '_id'>
  repeated: boolean
}

/**
 * Takes a clue of a partner in, once for each of its numbers.
 * @throws Refused `exchange.changed` naming the field, `exchange.twin`, `text.classified`
 */
export async function takeFromPartner(
  partnerId: string,
  { no, classified: _said, ...said }: ExchangeClueBody,
  taking: Taking,
  tx: Tx,
): Promise<Taken> {
  const digests = digestsOf(said, taking.box)
  const before = await receiptOf(partnerId, no, tx)
  if (before) return { receipt: sameAgain(before, digests), repeated: true }
  const partner = found(await partnerById(partnerId, tx))
  const origin = { partnerId, partner: partner.name, no }
  const { source, regionId } = partner
  const clue = await takePartnerClue({ ...said, source, regionId, origin }, taking, tx)
  const receivedAt = new Date(taking.time.now())
  const receipt = { partnerId, no, clueId: clue.id, clueNo: clue.no, digests, receivedAt }
  await insertReceipt(receipt, tx).catch((error: unknown) => {
    throw duplicateFields(error) === null ? error : new Refused('exchange.twin', { no })
  })
  return { receipt, repeated: false }
}

/** @throws Refused `exchange.unknown-no` */
export async function progressOf(partnerId: string, no: string): Promise<ExchangeResult> {
  const receipt = await receiptOf(partnerId, no)
  if (!receipt) throw new Refused('exchange.unknown-no', { no })
  const partner = found(await partnerById(partnerId))
  const clue = found(await clueStatusOf(receipt.clueId))
  const last = await lastResult(partnerId, receipt.clueId)
  const begun = { no, receiptNo: receipt.clueNo, day: dayOf(receipt.receivedAt) }
  // what is kept from the unit a partner belongs to is, to it, a clue that was received
  if (await isKeptFrom(partner, [receipt.clueId])) return { ...begun, ...NOTHING_TOLD }
  return {
    ...begun,
    ...(last ? { day: dayOf(last.at) } : {}),
    state: RESULT_OF_CLUE[clue.state],
    answer: clue.answer,
    resolution: clue.resolution,
  }
}

/** Results after a number, without those that are kept from the partner's unit; those are left out for good. */
export async function feedOf(partnerId: string, { after, limit }: { after: number; limit: number }) {
  const partner = found(await partnerById(partnerId))
  const read = await resultsAfter(partnerId, after, limit + 1)
  const shown = read.slice(0, limit)
  const kept = await keptFrom(partner, shown)
  return {
    items: shown
      .filter(({ clueId }) => !kept.has(clueId))
      .map((doc) => ({ seq: doc.seq, ...resultView(doc) })),
    next: shown.at(-1)?.seq ?? after,
    more: read.length > limit,
  }
}

export function resultView(doc: ResultDoc): ExchangeResult {
  const { no, clueNo, state, answer, resolution, at } = doc
  return { no, receiptNo: clueNo, state, day: dayOf(at), answer, resolution }
}

/** Whether one of these clues is kept from the unit a partner belongs to. */
export async function isKeptFrom(partner: PartnerDoc, clueIds: readonly string[]): Promise<boolean> {
  return partner.org !== null && (await keptFromOrg(clueIds, partner.org.id)).size > 0
}

async function keptFrom(partner: PartnerDoc, docs: readonly ResultDoc[]): Promise<ReadonlySet<string>> {
  if (partner.org === null) return new Set()
  return keptFromOrg(
    docs.map(({ clueId }) => clueId),
    partner.org.id,
  )
}

const NOTHING_TOLD = { state: 'received', answer: null, resolution: null } as const

/** Keyed: a digest of a name and a phone could be guessed. */
function digestsOf(said: Record<ClueField, unknown>, box: SealBox): Record<ClueField, string> {
  const fields = Object.keys(CLUE_FIELDS) as ClueField[]
  const digests = fields.map((field) => [field, box.mac(`exchange-${field}|${canonical(said[field])}`)])
  return Object.fromEntries(digests) as Record<ClueField, string>
}

function sameAgain(before: ReceiptDoc, digests: Record<ClueField, string>): ReceiptDoc {
  const changed = changedField(before.digests, digests)
  if (changed === null) return before
  const refused = new Refused('exchange.changed', { no: before.no, field: CLUE_FIELDS[changed] })
  refused.fields = [{ path: `body.${changed}`, rule: 'changed', message: '与这个来文号上次报送的不同' }]
  throw refused
}

function dayOf(at: Date) {
  return dateInShanghai(at.getTime())
}
