import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import { FileModel, type FileDoc } from './files.model'

export type { FileDoc }

/** Whose files a reader sees beside their own uploads: those of some units, or (null) every attached one. */
export interface FileScope {
  accountId: string
  orgIds: readonly string[] | null
  /** Units whose cases they may read: what an applicant handed in is not for everybody who works there. */
  caseOrgIds: readonly string[] | null
  /** Matters and tasks that are kept from them: their files, too. */
  hidden?: readonly string[]
  /** Units whose 咨询 they may read: the unit that asks and the 督查 of its region, nobody else. */
  consultationOrgIds: readonly string[] | null
}

export async function insertFile(file: Omit<FileDoc, '_id'>, tx: Tx): Promise<FileDoc> {
  const [created] = await FileModel.create([file], { session: tx })
  if (!created) throw new Error('nothing was inserted')
  return created.toObject<FileDoc>()
}

/** null when it is not there or out of scope. */
export async function readFile(scope: FileScope, id: string): Promise<FileDoc | null> {
  const file = await FileModel.findById(id).lean<FileDoc>()
  return file && mayRead(scope, file) ? file : null
}

/** One's own upload; null for anybody else's. */
export async function readOwnFile(uploadedBy: string, id: string): Promise<FileDoc | null> {
  const file = await FileModel.findById(id).lean<FileDoc>()
  return file?.uploadedBy === uploadedBy ? file : null
}

/** For records that hold the ids: the record's own scope was checked already. */
export function findFiles(ids: readonly string[], tx?: Tx): Promise<FileDoc[]> {
  return FileModel.find({ _id: trusted({ $in: [...ids] }) })
    .sort({ _id: 1 })
    .session(tx ?? null)
    .lean<FileDoc[]>()
}

/** Pictures of reports with one of these digests, or with one of these parts of a hash; at most `most` of each. */
export async function picturesOfReports(
  { digests, probes }: { digests: readonly string[]; probes: readonly string[] },
  most: number,
  tx: Tx,
): Promise<FileDoc[]> {
  const find = (filter: object) =>
    FileModel.find({ ...filter, 'records.kind': 'report' })
      .sort({ _id: 1 })
      .limit(most)
      .session(tx)
      .lean<FileDoc[]>()
  const same = digests.length > 0 ? await find({ digest: trusted({ $in: [...digests] }), kind: 'photo' }) : []
  const near = probes.length > 0 ? await find({ 'picture.bands': trusted({ $in: [...probes] }) }) : []
  return [...new Map([...same, ...near].map((file) => [String(file._id), file])).values()]
}

export async function attach(
  ids: readonly string[],
  record: { kind: string; id: string },
  orgIds: readonly string[],
  tx: Tx,
): Promise<void> {
  await FileModel.updateMany(
    { _id: trusted({ $in: [...ids] }) },
    { $addToSet: { records: record, orgIds: { $each: [...orgIds] } } },
    { session: tx },
  )
}

/** Whatever one unit may read another may read too; files of cases and of 咨询 excepted. */
export async function addReaders(fromOrgId: string, toOrgId: string, tx: Tx): Promise<void> {
  await FileModel.updateMany(
    { orgIds: fromOrgId, 'records.kind': trusted({ $nin: ['case', 'consultation'] }) },
    { $addToSet: { orgIds: toOrgId } },
    { session: tx },
  )
}

export async function markOpen(ids: readonly string[], tx: Tx): Promise<void> {
  await FileModel.updateMany({ _id: trusted({ $in: [...ids] }) }, { $set: { open: true } }, { session: tx })
}

function mayRead(scope: FileScope, file: FileDoc): boolean {
  if (file.open === true || file.uploadedBy === scope.accountId) return true
  // those of a clue are read through the clue alone, by whom it is not shut from
  if (file.records.length === 0 || file.records.some(({ kind }) => kind === 'clue')) return false
  if (file.records.some(({ id }) => scope.hidden?.includes(id))) return false
  const orgIds = readersOf(scope, file)
  return orgIds === null || file.orgIds.some((id) => orgIds.includes(id))
}

/** What belongs to a case or a 咨询 is for whoever reads those, whatever else it was attached to. */
function readersOf(scope: FileScope, { records }: FileDoc): readonly string[] | null {
  if (records.some(({ kind }) => kind === 'case')) return scope.caseOrgIds
  return records.some(({ kind }) => kind === 'consultation') ? scope.consultationOrgIds : scope.orgIds
}
