import type { Page } from '@mingdu/shared/kernel/page'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { CorrectionModel, correctionNumbers, type CorrectionDoc } from './corrections.model'

export { correctionNumbers, type CorrectionDoc }

interface CorrectionFilter {
  cursor?: string | undefined
  limit: number
  state?: 'open' | 'answered' | undefined
  /** The org that the page is about, with everything below it. */
  orgIds?: readonly string[] | undefined
}

const NEWEST = [
  ['createdAt', -1],
  ['_id', -1],
] as const

/** What the scope reaches, newest first. */
export function listCorrections(
  scope: Scope,
  { state, orgIds, ...page }: CorrectionFilter,
): Promise<Page<CorrectionDoc>> {
  const parts = [
    scopeFilter(scope),
    ...(state === undefined ? [] : [{ state }]),
    ...(orgIds === undefined ? [] : [{ 'target.org.id': { $in: [...orgIds] } }]),
  ].filter((part) => Object.keys(part).length > 0)
  const filter = parts.length > 0 ? { $and: parts } : {}
  return findPage<CorrectionDoc>(CorrectionModel, filter, { sort: NEWEST, ...page })
}

/** null when it is not there or out of scope. */
export async function readCorrection(scope: Scope, id: string, tx?: Tx): Promise<CorrectionDoc | null> {
  const filter = { _id: new CorrectionModel.base.Types.ObjectId(id) }
  return (await CorrectionModel.collection.findOne(
    { $and: [filter, scopeFilter(scope)] },
    tx ? { session: tx } : {},
  )) as CorrectionDoc | null
}

/** By the keyed hash of the sender's code. */
export async function correctionOfCode(codeMac: string): Promise<CorrectionDoc | null> {
  return CorrectionModel.findOne({ codeMac }).lean<CorrectionDoc>()
}

export async function insertCorrection(
  correction: Omit<CorrectionDoc, '_id' | 'version' | 'state' | 'outcome' | 'reply' | 'history'>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CorrectionDoc> {
  const [created] = await CorrectionModel.create([{ ...correction, history: [{ ...line, version: 1 }] }], {
    session: tx,
  })
  if (!created) throw new Error('nothing was inserted')
  return created.toObject<CorrectionDoc>()
}

/** The next version of what the running transaction has read; null when another act came first. */
export function changeCorrection(
  { _id, version }: Pick<CorrectionDoc, '_id' | 'version'>,
  set: Pick<CorrectionDoc, 'state' | 'outcome' | 'reply'>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<CorrectionDoc | null> {
  return CorrectionModel.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  }).lean<CorrectionDoc>()
}

/** 编办 sees the region's; a 目录员 what is said of their org's pages. */
function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  return { 'target.org.id': scope.kind === 'orgs' ? { $in: [...scope.orgIds] } : scope.orgId }
}
