import crypto from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FaultTarget } from '../faults/faults'
import { openJudge, type Judge } from '../rules/rules.catalogue'

/** One call of the platform's API while it is judged and answered. */
export interface WechatCall {
  rid: string
  method: string
  path: string
  query: URLSearchParams
  /** undefined when the text is not JSON */
  body: unknown
  judge: Judge
  /** filled by the endpoint for the log */
  about: { personKey: string | null; msgid: string | null }
}

const MOST_BYTES = 1_000_000

export async function readCall(req: IncomingMessage, path: string, query: string): Promise<WechatCall> {
  return {
    rid: newRid(),
    method: req.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    body: parseJson(await readText(req)),
    judge: openJudge(),
    about: { personKey: null, msgid: null },
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

/** Three groups of hexadecimal digits, the first is the time in seconds. */
function newRid(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16)
  return `${seconds}-${crypto.randomBytes(4).toString('hex')}-${crypto.randomBytes(4).toString('hex')}`
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MOST_BYTES) chunks.push(chunk)
  }
  return size <= MOST_BYTES ? Buffer.concat(chunks).toString('utf8') : ''
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
