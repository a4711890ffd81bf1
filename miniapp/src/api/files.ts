import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import { download, upload } from '../platform/upload'
import { NetworkFailure } from '../platform/request'
import { networkError, refusedBy } from './api-error'
import { api } from './client.gen'
import { headersFor, urlOf } from './exchange'
import { citizenToken } from './citizen-session'
import { CITIZEN, withSession } from './send'
import { token } from './session'

const sending = new Map<string, Promise<FileInfo>>()
const shown = new Map<string, Promise<string>>()

/**
 * Stores a photo. The key names the photo for good: asking again while it is on its way, or after a lost
 * answer, stores nothing twice. `onProgress` gets whole percents. @throws ApiError
 */
export function storePhoto(
  path: string,
  key: string,
  onProgress?: (percent: number) => void,
): Promise<FileInfo> {
  return storeFile({ path, key, kind: 'photo', name: 'photo.jpg', ...(onProgress ? { onProgress } : {}) })
}

/** Stores a file of an official; as `storePhoto`. @throws ApiError */
export function storeFile(file: Sent): Promise<FileInfo> {
  const known = sending.get(file.key)
  if (known) return known
  const going = withSession((held) => uploadOnce('/files', file, held)).finally(() =>
    sending.delete(file.key),
  )
  sending.set(file.key, going)
  return going
}

/** Where a file of the officials' side is, and what has to be sent along. */
export function officialFile(id: string): { url: string; headers: Record<string, string> } {
  return { url: urlOf('/files/:id', { params: { id } }), headers: headersFor(token()) }
}

/** A file on its way. `onProgress` gets whole percents. */
export interface Sent {
  path: string
  /** Names the file for good: asking again stores nothing twice. */
  key: string
  kind: FileInfo['kind']
  name: string
  onProgress?: (percent: number) => void
  /** Of a photo from the camera of this program: when and where. */
  taken?: { at: string; place: Place | null }
}

/** Stores a file of a citizen's application, with the citizen's session. @throws ApiError */
export function storeOwnFile(file: Sent): Promise<FileInfo> {
  const known = sending.get(file.key)
  if (known) return known
  const call = (held: string | null) => uploadOnce('/citizen/files', file, held)
  const going = withSession(call, CITIZEN).finally(() => sending.delete(file.key))
  sending.set(file.key, going)
  return going
}

/** Stores a photo or video of a 线索 without saying who one is; the ticket is what the clue is sent with. @throws ApiError */
export function storeClueFile(file: Sent): Promise<{ id: string; ticket: string; size: number }> {
  return uploadOnce('/public/clue-files', file, null)
}

/** Where a file of the citizen's own can be opened from, and what has to be sent along. */
export function ownFile(id: string): { url: string; headers: Record<string, string> } {
  const url = urlOf('/citizen/files/:id', { params: { id }, query: { size: 'full' } })
  return { url, headers: headersFor(citizenToken()) }
}

/** Where a file of a citizen's own case is, whoever put it there. */
export function caseFile(caseId: string, fileId: string): { url: string; headers: Record<string, string> } {
  const url = urlOf('/citizen/cases/:id/files/:fileId', { params: { id: caseId, fileId } })
  return { url, headers: headersFor(citizenToken()) }
}

/** The PDF of a paper of a citizen's own case: opening it is written down, then it can be fetched. @throws ApiError */
export async function casePaper(
  caseId: string,
  n: number,
): Promise<{ url: string; headers: Record<string, string> }> {
  const { pdf } = await api.applications.openPaper({ params: { id: caseId, n: String(n) } })
  return { url: urlOf(pdf, {}), headers: headersFor(citizenToken()) }
}

/** An address that `<Image>` can show for a stored photo; fetched once while the program runs. @throws ApiError */
export function photoSource(id: string, size: 'thumb' | 'full'): Promise<string> {
  return kept(urlOf('/files/:id', { params: { id }, query: { size } }))
}

/** An address that `<Image>` can show for a file which is read with the official's session; fetched once. @throws ApiError */
export function heldFile(path: string, params: Record<string, string>): Promise<string> {
  return kept(urlOf(path, { params }))
}

function kept(url: string): Promise<string> {
  const known = shown.get(url)
  if (known) return known
  const going = fetched(url)
  going.catch(() => shown.delete(url))
  shown.set(url, going)
  return going
}

function fetched(url: string): Promise<string> {
  return download(url, headersFor(token())).catch(() => {
    throw networkError()
  })
}

async function uploadOnce<T = FileInfo>(
  to: string,
  { key, kind, taken, ...file }: Sent,
  held: string | null,
): Promise<T> {
  const url = urlOf(to, { query: { kind, ...(taken ? stampOf(taken) : {}) } })
  const call = { url, headers: headersFor(held, key), ...file }
  const answer = await upload(call).catch((failure: unknown) => {
    throw failure instanceof NetworkFailure ? networkError() : failure
  })
  if (answer.status >= 400) throw refusedBy(answer.status, answer.data)
  return answer.data as T
}

function stampOf({ at, place }: NonNullable<Sent['taken']>) {
  const said = { source: 'camera', takenAt: at }
  if (place === null) return said
  const { lat, lng, accuracy, system } = place
  return { ...said, lat, lng, system, ...(accuracy === null ? {} : { accuracy }) }
}
