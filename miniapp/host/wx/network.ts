import type { Host } from '../host'
import { fileName } from '../files'
import { isArrayBuffer } from '../realm'
import { asynchronous, messageOf, optionsOf, task, WxFail, type Options, type WxFunctions } from './define'

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
}
const OFFLINE = 'net::ERR_INTERNET_DISCONNECTED'
const DEFAULT_TIMEOUT_MS = 60_000

/** Real HTTP through fetch, so that the app talks to a real server; `phone.offline` cuts it off. */
export function networkFunctions(host: Host): WxFunctions {
  return {
    request: task(host, 'request', (options, signal) => request(host, options, signal)),
    uploadFile: task(host, 'uploadFile', (options, signal) => uploadFile(host, options, signal)),
    downloadFile: task(host, 'downloadFile', (options, signal) => downloadFile(host, options, signal)),
    getNetworkType: asynchronous(host, 'getNetworkType', () => networkState(host)),
    onNetworkStatusChange: host.events.on('networkStatusChange'),
    offNetworkStatusChange: host.events.off('networkStatusChange'),
  }
}

export function networkState({ phone }: Host) {
  return { isConnected: !phone.offline, networkType: phone.offline ? 'none' : 'wifi' }
}

async function request(host: Host, options: Options, signal: AbortSignal) {
  const method = String(options.method ?? 'GET').toUpperCase()
  const headers = new Headers({ 'content-type': 'application/json', ...headersOf(options) })
  const withBody = method !== 'GET' && method !== 'HEAD'
  const url = withBody ? String(options.url) : withQuery(String(options.url), options.data)
  const body = withBody ? encodeBody(options.data, headers) : null
  const response = await send(host, url, { method, headers, body }, options, signal)
  return { data: await decodeBody(response, options), ...statusOf(response) }
}

async function uploadFile(host: Host, options: Options, signal: AbortSignal) {
  const path = String(options.filePath)
  const form = new FormData()
  for (const [name, value] of Object.entries(optionsOf(options.formData))) form.append(name, String(value))
  const file = new Blob([new Uint8Array(host.files.read(path))], { type: typeOf(path) })
  form.append(String(options.name), file, String(options.fileName ?? fileName(path)))
  const init = { method: 'POST', headers: new Headers(withoutType(headersOf(options))), body: form }
  const response = await send(host, String(options.url), init, options, signal)
  return { data: await response.text(), ...statusOf(response) }
}

async function downloadFile(host: Host, options: Options, signal: AbortSignal) {
  const url = String(options.url)
  const response = await send(host, url, { headers: new Headers(headersOf(options)) }, options, signal)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const name = fileName(new URL(url).pathname)
  const target = typeof options.filePath === 'string' ? options.filePath : undefined
  if (target) host.files.write(target, bytes)
  const tempFilePath = target ?? host.files.addTemporary(name, bytes)
  return { tempFilePath, filePath: target ?? '', dataLength: bytes.length, ...statusOf(response) }
}

/** Follows redirects; throws WxFail when no answer came. */
async function send(host: Host, url: string, init: RequestInit, options: Options, aborted: AbortSignal) {
  if (host.phone.offline) throw new WxFail(OFFLINE, { errno: 600001 })
  const timeout = AbortSignal.timeout(Number(options.timeout ?? DEFAULT_TIMEOUT_MS))
  try {
    return await fetch(host.phone.addressOf(url), { ...init, signal: AbortSignal.any([aborted, timeout]) })
  } catch (error) {
    if (aborted.aborted) throw new WxFail('abort', { errno: 600003 })
    if (timeout.aborted) throw new WxFail('timeout', { errno: 5 })
    throw new WxFail(reasonOf(error), { errno: 600001 })
  }
}

/** fetch says only that it failed; the reason is in the cause. */
function reasonOf(error: unknown): string {
  const { cause } = optionsOf(error)
  return cause ? `${messageOf(error)}: ${messageOf(cause)}` : messageOf(error)
}

function headersOf(options: Options): Record<string, string> {
  const entries = Object.entries(optionsOf(options.header)).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** The boundary of a multipart body is known to fetch only. */
function withoutType(headers: Record<string, string>) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-type'))
}

function withQuery(url: string, data: unknown): string {
  const query = encodeForm(optionsOf(data))
  if (!query) return url
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

function encodeBody(data: unknown, headers: Headers): BodyInit {
  if (typeof data === 'string') return data
  if (isArrayBuffer(data)) return new Uint8Array(data)
  const form = headers.get('content-type')?.includes('x-www-form-urlencoded')
  return form ? encodeForm(optionsOf(data)) : JSON.stringify(data ?? {})
}

function encodeForm(data: Options): string {
  const pairs = Object.entries(data).filter(([, value]) => value !== undefined)
  return pairs
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
}

async function decodeBody(response: Response, options: Options): Promise<unknown> {
  if (options.responseType === 'arraybuffer') return new Uint8Array(await response.arrayBuffer())
  const text = await response.text()
  if (options.dataType !== undefined && options.dataType !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function statusOf(response: Response) {
  return {
    statusCode: response.status,
    header: headerObject(response.headers),
    cookies: response.headers.getSetCookie(),
  }
}

function headerObject(headers: Headers) {
  const header: Record<string, string> = {}
  headers.forEach((value, name) => (header[name] = value))
  return header
}

function typeOf(path: string) {
  return TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
}
