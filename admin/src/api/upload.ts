import type { FileInfo } from '@mingdu/shared/files/files.api'
import { ApiError, errorFromBody, networkError } from './api-error'
import { API_BASE, newIdempotencyKey } from './send'

export type FileKind = FileInfo['kind']

export interface Upload<T = FileInfo> {
  done: Promise<T>
  /** Stops the transfer; `done` then rejects with code `network`. */
  cancel: () => void
}

/** Stores one file; `onProgress` gets the share sent, 0 to 1. */
export function uploadFile(
  kind: FileKind,
  file: File,
  onProgress: (share: number) => void,
  key = newIdempotencyKey(),
): Upload {
  return postFile<FileInfo>(`/files?kind=${kind}`, file, onProgress, key)
}

/** Sends one file to an endpoint that takes one. XMLHttpRequest: fetch tells no upload progress. */
export function postFile<T>(
  path: string,
  file: File,
  onProgress: (share: number) => void,
  key = newIdempotencyKey(),
): Upload<T> {
  const request = new XMLHttpRequest()
  const done = new Promise<T>((resolve, reject) => {
    request.open('POST', `${API_BASE}${path}`)
    request.setRequestHeader('Idempotency-Key', key)
    request.setRequestHeader('X-Mingdu-Client', 'console')
    request.setRequestHeader('Accept', 'application/json')
    request.upload.onprogress = (e) => onProgress(e.lengthComputable ? e.loaded / e.total : 0)
    request.onload = () => settle(request, resolve, reject)
    request.onerror = () => reject(networkError())
    request.onabort = () => reject(new ApiError(0, 'network', '已取消上传。'))
    request.send(formOf(file))
  })
  return { done, cancel: () => request.abort() }
}

/** Where a stored file is read from. */
export function fileUrl(id: string, size: 'full' | 'thumb' = 'full'): string {
  return `${API_BASE}/files/${id}${size === 'thumb' ? '?size=thumb' : ''}`
}

function formOf(file: File): FormData {
  const form = new FormData()
  form.append('file', file, file.name)
  return form
}

function settle<T>(
  request: XMLHttpRequest,
  resolve: (answer: T) => void,
  reject: (e: ApiError) => void,
): void {
  const body = parse(request.responseText)
  if (request.status >= 200 && request.status < 300 && body) return resolve(body as T)
  reject(errorFromBody(request.status, body, request.getResponseHeader('X-Request-Id') ?? ''))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
