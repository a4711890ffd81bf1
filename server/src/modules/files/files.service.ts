import { scopeOf, type Permission } from '@mingdu/shared/accounts/permissions'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { scopeFor } from '../../http/actor'
import { Refused } from '../../refused'
import { orgIdsOf } from '../orgs/orgs.service'
import { addReaders, attach, findFiles, markOpen, type FileDoc, type FileScope } from './files.repo'
import { fileInfo } from './files.view'

export { evidenceById, lookalikesOf, type EvidenceFile, type Lookalike } from './files.evidence.service'
export { publicFileUrl } from './files.public'
export { attachNameless, storeNameless, stripUpload } from './files.nameless'
export { keyOfDigest, type FileStore } from './files.store'

/**
 * Attaches uploaded files to a record, in the record's own transaction. `orgIds` are the units whose people may
 * read them; attaching again adds units. `photosOnly` takes pictures of any format but no papers.
 * @returns the files in the order of `ids`, each once
 * @throws Refused `file.missing` for one that is not there, or that somebody else uploaded for something else
 */
export async function attachFiles(
  ids: readonly Id[],
  to: { record: { kind: string; id: Id }; orgIds: readonly Id[]; photosOnly?: boolean },
  actor: Pick<Actor, 'id'>,
  tx: Tx,
): Promise<FileInfo[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const found = new Map((await findFiles(wanted, tx)).map((file) => [String(file._id), file]))
  const files = wanted.map((id) => {
    const file = found.get(id)
    if (!file || !mayAttach(file, to.record, actor.id)) throw new Refused('file.missing')
    if (to.photosOnly && file.kind !== 'photo') throw new Refused('file.missing')
    return file
  })
  await attach(wanted, to.record, to.orgIds, tx)
  return files.map(fileInfo)
}

/** 单位并入: the successor reads the files of the unit that went up in it; those of cases and 咨询 are not passed on. */
export function succeedFiles(fromOrgId: Id, toOrgId: Id, tx: Tx): Promise<void> {
  return addReaders(fromOrgId, toOrgId, tx)
}

/** Lets everybody who is signed in read the files: what they belong to was published. */
export function openFiles(ids: readonly Id[], tx: Tx): Promise<void> {
  return markOpen(ids, tx)
}

/** The files that exist among `ids`; whoever asks has checked that the record holding the ids may be read. */
export async function filesById(ids: Iterable<Id>): Promise<Map<Id, FileInfo>> {
  const wanted = [...new Set(ids)]
  const files = wanted.length > 0 ? await findFiles(wanted) : []
  return new Map(files.map((file) => [String(file._id), fileInfo(file)]))
}

/** Where the bytes of a file stand and what they are; whoever asks has checked that the record holding it may be read. */
export async function storedFile(
  id: Id,
  size: 'full' | 'thumb' = 'full',
): Promise<{ key: string; mime: string; name: string } | null> {
  const [file] = await findFiles([id])
  if (!file) return null
  const { key, mime } = size === 'thumb' ? (file.thumb ?? file.shown) : file.shown
  return { key, mime, name: file.name }
}

/**
 * Whose files a person reads beside their own uploads: the units their scope of tasks or matters reaches,
 * whichever is wider; of what belongs to a case or a 咨询, those of their scope of cases or 咨询. Nobody else's
 * without a permission.
 */
export async function fileScopeOf(actor: Actor): Promise<FileScope> {
  const { id: accountId, hidden } = actor
  const work = scopeOf(actor.roles, 'matter.read') ? 'matter.read' : 'task.read'
  return {
    accountId,
    orgIds: await orgsReached(actor, work),
    caseOrgIds: await orgsReached(actor, 'case.read'),
    consultationOrgIds: await orgsReached(actor, 'consultation.read'),
    ...(hidden ? { hidden } : {}),
  }
}

/** null: every unit. */
async function orgsReached(actor: Actor, permission: Permission): Promise<readonly Id[] | null> {
  const scope = scopeFor(actor, permission)
  return scope ? orgIdsOf(scope) : []
}

function mayAttach(file: FileDoc, record: { kind: string; id: Id }, actorId: Id): boolean {
  if (file.uploadedBy === actorId) return true
  return file.records.some((held) => held.kind === record.kind && held.id === record.id)
}
