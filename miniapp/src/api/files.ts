import type { FileInfo } from '@mingdu/shared/files/files.api'
import { download, upload } from '../platform/upload'
import { NetworkFailure } from '../platform/request'
import { networkError, refusedBy } from './api-error'
import { headersFor, urlOf } from './exchange'
import { withSession } from './send'
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
  const known = sending.get(key)
  if (known) return known
  const going = withSession((held) => uploadOnce(path, key, held, onProgress)).finally(() =>
    sending.delete(key),
  )
  sending.set(key, going)
  return going
}

/** An address that `<Image>` can show for a stored photo; fetched once while the program runs. @throws ApiError */
export function photoSource(id: string, size: 'thumb' | 'full'): Promise<string> {
  const name = `${id}.${size}`
  const known = shown.get(name)
  if (known) return known
  const going = fetched(urlOf('/files/:id', { params: { id }, query: { size } }))
  going.catch(() => shown.delete(name))
  shown.set(name, going)
  return going
}

function fetched(url: string): Promise<string> {
  return download(url, headersFor(token())).catch(() => {
    throw networkError()
  })
}

async function uploadOnce(
  path: string,
  key: string,
  held: string | null,
  onProgress?: (percent: number) => void,
): Promise<FileInfo> {
  const url = urlOf('/files', { query: { kind: 'photo' } })
  const call = { url, path, headers: headersFor(held, key), ...(onProgress ? { onProgress } : {}) }
  const answer = await upload(call).catch((failure: unknown) => {
    throw failure instanceof NetworkFailure ? networkError() : failure
  })
  if (answer.status >= 400) throw refusedBy(answer.status, answer.data)
  return answer.data as FileInfo
}
