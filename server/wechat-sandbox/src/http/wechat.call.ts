import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { FateAct, FaultTarget } from '../faults/faults'
import { openJudge, type Judge } from '../rules/rules.catalogue'

/** One call of the platform's API while it is judged and answered. */
export interface WechatCall {
  rid: string
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** the bytes of the body; empty when there were too many */
  raw: Buffer
  /** undefined when the text is not JSON */
  body: unknown
  /** whose access_token came with the call; null before that is judged, and for calls without one */
  account: 'mp' | 'mini' | null
  judge: Judge
  /** filled by the endpoint for the log */
  about: { personKey: string | null; msgid: string | null }
  /** fault: what moderation does to the message of this call */
  fate: FateAct | null
}

/** The largest temporary media of 10 MB with its multipart envelope. */
const MOST_BYTES = 10_500_000

export async function readCall(
  req: IncomingMessage,
  path: string,
  query: string,
  rid: string,
): Promise<WechatCall> {
  const raw = await readBytes(req)
  return {
    rid,
    method: req.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: req.headers,
    raw,
    body: isMultipart(req.headers) ? undefined : parseJson(raw.toString('utf8')),
    account: null,
    judge: openJudge(),
    about: { personKey: null, msgid: null },
    fate: null,
  }
}

/** What faults may match: the openid and the template a call names. */
export function targetOf(call: WechatCall): FaultTarget {
  const body = isRecord(call.body) ? call.body : {}
  return {
    path: call.path,
    openid: textOrNothing(body.touser ?? body.openid) ?? call.query.get('openid') ?? undefined,
    template: textOrNothing(body.template_id ?? body.templateKey),
  }
}

/** @throws Refusal 47001 when the body is not a JSON object, whatever the content type says */
export function bodyOf(call: WechatCall): Record<string, unknown> {
  const body = call.body
  const isObject = isRecord(body)
  call.judge.require(isObject, 'body.json', 47001, 'data format error')
  return isObject ? body : {}
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isMultipart(headers: IncomingHttpHeaders): boolean {
  return headers['content-type']?.startsWith('multipart/') ?? false
}

async function readBytes(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MOST_BYTES) chunks.push(chunk)
  }
  return size <= MOST_BYTES ? Buffer.concat(chunks) : Buffer.alloc(0)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
