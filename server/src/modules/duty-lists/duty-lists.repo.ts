import type { DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import {
  DutyListModel,
  DutyListVersionModel,
  type DutyListDoc,
  type DutyListVersionDoc,
} from './duty-lists.model'

export type { DutyListDoc, DutyListVersionDoc }

/** A version without its content: enough to choose it. */
export type VersionHead = Pick<DutyListVersionDoc, 'no' | 'from' | 'publishedAt'>

/** null while nothing was ever saved for the org. The caller has checked that the org may be read. */
export async function readDutyList(orgId: string, tx?: Tx): Promise<DutyListDoc | null> {
  return DutyListModel.findOne({ orgId }, null, tx ? { session: tx } : {}).lean<DutyListDoc>()
}

export async function insertDutyList(
  list: Pick<DutyListDoc, 'orgId' | 'regionId'> & { draft: DutyListContent },
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<DutyListDoc> {
  const [created] = await DutyListModel.create([{ ...list, history: [{ ...line, version: 1 }] }], {
    session: tx,
  })
  if (!created) throw new Error('nothing was inserted')
  return created.toObject<DutyListDoc>()
}

/** The next version of what the running transaction has read; null when another act came first. */
export async function changeDutyList(
  { _id, version }: Pick<DutyListDoc, '_id' | 'version'>,
  set: Partial<Pick<DutyListDoc, 'draft' | 'no' | 'disputed'>>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<DutyListDoc | null> {
  return DutyListModel.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  }).lean<DutyListDoc>()
}

/** Every published version, newest first. */
export async function dutyListVersions(orgId: string, tx?: Tx): Promise<VersionHead[]> {
  return DutyListVersionModel.find({ orgId }, { content: 0 }, tx ? { session: tx } : {})
    .sort({ no: -1 })
    .lean<VersionHead[]>()
}

export async function readDutyListVersion(
  orgId: string,
  no: number,
  tx?: Tx,
): Promise<DutyListVersionDoc | null> {
  return DutyListVersionModel.findOne(
    { orgId, no },
    null,
    tx ? { session: tx } : {},
  ).lean<DutyListVersionDoc>()
}

export async function insertVersion(version: DutyListVersionDoc, tx: Tx): Promise<void> {
  await DutyListVersionModel.create([version], { session: tx })
}

/** Whether each org has a published list, and how many boundaries in it are disputed. */
export async function publishedLists(regionId: string): Promise<Map<string, { disputed: number }>> {
  const lists = await DutyListModel.find({ regionId }, { orgId: 1, no: 1, disputed: 1 })
    .sort({ _id: 1 })
    .lean<Pick<DutyListDoc, 'orgId' | 'no' | 'disputed'>[]>()
  return new Map(lists.filter(({ no }) => no > 0).map(({ orgId, disputed }) => [orgId, { disputed }]))
}
