import { createHash } from 'node:crypto'
import { FILE_MAX_BYTES, PHOTO_MAX_BYTES, type StoreQuery } from '@mingdu/shared/files/files.api'
import { classifiedMark } from '@mingdu/shared/kernel/text'
import type { IncomingFile } from '../../http/routes'
import { fileTooLarge } from '../../http/uploads'
import { Refused } from '../../refused'
import { hashPicture, originOf } from './files.evidence'
import { showPicture } from './files.pictures'
import type { FileDoc } from './files.repo'
import { keyOfDigest, type FileStore } from './files.store'
import { safeName, sniff, type SniffedType } from './files.types'

type Kind = FileDoc['kind']

/** What is sent, and of a photo where it comes from; an applicant's says nothing of it. */
export type Upload = Pick<StoreQuery, 'kind'> & Partial<StoreQuery>
export type StoredFacts = Omit<FileDoc, '_id' | 'uploadedBy' | 'records' | 'orgIds' | 'storedAt'>

/**
 * Checks an upload and puts its bytes into the store, before any transaction: the same bytes always go to the
 * same key, so a write that fails afterwards leaves at most bytes that nothing points to.
 * @throws Refused `input.invalid` without a file, `file.too-large`, `file.type`, `file.broken`, `text.classified`
 */
export async function storeUpload(
  file: IncomingFile | undefined,
  { kind, ...taken }: Upload,
  store: FileStore,
): Promise<StoredFacts> {
  const { bytes, name } = required(file)
  refuseTooLarge(bytes.length, kind)
  const word = classifiedMark(name)
  if (word) throw new Refused('text.classified', { word })
  const type = await sniff(bytes, kind)
  const original = await put(store, bytes, type.mime)
  const digest = sha256(bytes)
  return type.picture
    ? { kind, digest, original, ...(await storePicture(bytes, name, taken, store)) }
    : { kind, digest, original, ...paper(name, type, original) }
}

async function storePicture(bytes: Buffer, name: string, taken: Omit<Upload, 'kind'>, store: FileStore) {
  const picture = await showPicture(bytes)
  const stem = name.replace(/\.(jpe?g|png|webp)$/i, '')
  return {
    name: safeName(`${stem}.jpg`, 'jpg'),
    shown: await put(store, picture.bytes, 'image/jpeg'),
    thumb: await put(store, picture.thumb, 'image/jpeg'),
    width: picture.width,
    height: picture.height,
    picture: { ...(await hashPicture(picture.thumb)), ...(await originOf(bytes, taken)) },
  }
}

function paper(name: string, type: SniffedType, original: FileDoc['original']) {
  return {
    name: safeName(name, type.ext),
    shown: original,
    thumb: null,
    width: null,
    height: null,
    picture: null,
  }
}

async function put(store: FileStore, bytes: Buffer, mime: string): Promise<FileDoc['original']> {
  const key = keyOfDigest(sha256(bytes))
  await store.put(key, bytes)
  return { key, mime, size: bytes.length }
}

function required(file: IncomingFile | undefined): IncomingFile {
  if (file && file.bytes.length > 0) return file
  const refused = new Refused('input.invalid', { count: 1 })
  refused.fields = [{ path: 'body.file', rule: 'required', message: '请选择一个文件' }]
  throw refused
}

function refuseTooLarge(size: number, kind: Kind): void {
  const limit = kind === 'photo' ? PHOTO_MAX_BYTES : FILE_MAX_BYTES
  if (size > limit) throw fileTooLarge(megabytes(size), megabytes(limit))
}

function megabytes(bytes: number): string {
  return `${Number((bytes / 1024 / 1024).toFixed(1))} MB`
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
