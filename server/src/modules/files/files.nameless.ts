import { createHash } from 'node:crypto'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { IncomingFile } from '../../http/routes'
import { fileTooLarge } from '../../http/uploads'
import { FILE_MAX_BYTES, PHOTO_MAX_BYTES } from '@mingdu/shared/files/files.api'
import { Refused } from '../../refused'
import { sameText, type SealBox } from '../../seal-box'
import { hashPicture } from './files.evidence'
import { showPicture } from './files.pictures'
import { attach, findFiles, insertFile, type FileDoc } from './files.repo'
import { keyOfDigest, type FileStore } from './files.store'
import { sniff } from './files.types'
import { withoutMetadata } from './files.video'

/** Stands for whoever sent a nameless file. */
const NOBODY = 'nobody'

type Stripped = Omit<FileDoc, '_id' | 'uploadedBy' | 'records' | 'orgIds' | 'storedAt' | 'open'>

/**
 * Puts a picture or a video into the store so that nothing tells whose it is: neither its name nor what a camera wrote
 * beside the pixels is kept anywhere, not even as the original.
 * @throws Refused `file.missing`, `file.too-large`, `file.type`, `file.broken`
 */
export async function stripUpload(
  file: IncomingFile | undefined,
  kind: 'photo' | 'video',
  store: FileStore,
): Promise<Stripped> {
  if (!file || file.bytes.length === 0) throw new Refused('file.missing')
  const limit = kind === 'photo' ? PHOTO_MAX_BYTES : FILE_MAX_BYTES
  if (file.bytes.length > limit) throw fileTooLarge(megabytes(file.bytes.length), megabytes(limit))
  const { mime, ext } = await sniff(file.bytes, kind)
  if (kind === 'photo') return strippedPicture(file.bytes, store)
  const bytes = withoutMetadata(file.bytes)
  const stored = await put(store, bytes, mime)
  const bare = { thumb: null, width: null, height: null, picture: null }
  return { kind, name: `视频.${ext}`, digest: sha256(bytes), original: stored, shown: stored, ...bare }
}

/** @returns the id, and the ticket with which it is attached: nobody else can */
export async function storeNameless(
  facts: Stripped,
  { box, storedAt }: { box: SealBox; storedAt: Date },
  tx: Tx,
): Promise<{ id: Id; ticket: string; size: number }> {
  const doc = await insertFile({ ...facts, uploadedBy: NOBODY, records: [], orgIds: [], storedAt }, tx)
  const id = String(doc._id)
  return { id, ticket: namelessTicket(id, box), size: doc.shown.size }
}

export function namelessTicket(id: Id, box: SealBox): string {
  return `${id}.${box.mac(`nameless-file|${id}`)}`
}

/**
 * Attaches what the tickets stand for, each file to one record only.
 * @throws Refused `clue.file`
 */
export async function attachNameless(
  tickets: readonly string[],
  record: { kind: 'clue'; id: Id },
  box: SealBox,
  tx: Tx,
): Promise<{ id: Id; kind: FileDoc['kind'] }[]> {
  const ids = [...new Set(tickets.map((ticket) => idOfTicket(ticket, box)))]
  if (ids.length === 0) return []
  const files = await findFiles(ids, tx)
  const free = files.filter(({ uploadedBy, records }) => uploadedBy === NOBODY && records.length === 0)
  if (free.length !== ids.length) throw new Refused('clue.file')
  await attach(ids, record, [], tx)
  return files.map(({ _id, kind }) => ({ id: String(_id), kind }))
}

function idOfTicket(ticket: string, box: SealBox): Id {
  const id = ticket.split('.')[0] ?? ''
  if (!/^[0-9a-f]{24}$/.test(id) || !sameText(ticket, namelessTicket(id, box))) throw new Refused('clue.file')
  return id
}

async function strippedPicture(bytes: Buffer, store: FileStore): Promise<Stripped> {
  const picture = await showPicture(bytes)
  const shown = await put(store, picture.bytes, 'image/jpeg')
  return {
    ...{ kind: 'photo', name: '照片.jpg', digest: sha256(picture.bytes), original: shown, shown },
    thumb: await put(store, picture.thumb, 'image/jpeg'),
    ...{ width: picture.width, height: picture.height },
    picture: { ...(await hashPicture(picture.thumb)), source: 'album', takenAt: null, place: null },
  }
}

async function put(store: FileStore, bytes: Buffer, mime: string): Promise<FileDoc['original']> {
  const key = keyOfDigest(sha256(bytes))
  await store.put(key, bytes)
  return { key, mime, size: bytes.length }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function megabytes(size: number): string {
  return `${Number((size / 1024 / 1024).toFixed(1))} MB`
}
