import type { FileInfo } from '@mingdu/shared/files/files.api'
import { dropPhoto } from '../../platform/photo-store'

/** A file of something not yet handed in. */
export interface DraftFile {
  /** Names the file for good: its Idempotency-Key and its place on the phone. */
  key: string
  /** Where it is on the phone; '' when it came from the server. */
  path: string
  bytes: number
  name: string
  kind: FileInfo['kind']
  /** Set once the server has it. */
  fileId: string | null
}

/** As the contract has them. */
export const PHOTO_MOST = 10 * 1024 * 1024
export const ATTACHMENT_MOST = 50 * 1024 * 1024
export const FILES_MOST = 20

/** A file that the server already has. */
export function storedFile({
  id,
  name,
  size,
  kind,
}: Pick<FileInfo, 'id' | 'name' | 'size' | 'kind'>): DraftFile {
  return { key: id, path: '', bytes: size, name, kind, fileId: id }
}

export function fileIdsOf(files: readonly DraftFile[]): string[] {
  return files.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))
}

/** Whether something is still on the phone only. */
export function anyUnsent(files: readonly DraftFile[]): boolean {
  return files.some(({ fileId }) => fileId === null)
}

/** Handed in, the phone need not keep them any longer. */
export function dropFiles(files: readonly DraftFile[]): void {
  files.filter(({ path }) => path !== '').forEach(({ key, path }) => void dropPhoto(key, path))
}

/** `320 KB`, `2.4 MB`. */
export function sizeText(bytes: number): string {
  const kb = Math.max(1, Math.round(bytes / 1024))
  return kb < 1024 ? `${kb} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
