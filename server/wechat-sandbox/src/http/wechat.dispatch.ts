import type { Context, Middleware } from 'koa'
import { expireToken, invalidateToken } from '../endpoints/token.rules'
import { ERROR_TEXTS } from '../rules/error.texts'
import { Refusal } from '../rules/rules.catalogue'
import type { RequestAct } from '../faults/faults'
import { newRid } from '../random'
import type { Sandbox } from '../sandbox'
import { CALLER_IP } from '../settings'
import { readCall, targetOf, type WechatCall } from './wechat.call'
import type { WechatReply } from './wechat.reply'
import { SMS_REFUSALS, smsPathOf } from './sms.dialects'
import { answerCall, WECHAT_ROUTES } from './wechat.routes'

interface Outcome {
  errcode: number | string | null
  errmsg: string
}

const ACCEPTED: Outcome = { errcode: 0, errmsg: 'ok' }
const SILENCE: Outcome = { errcode: null, errmsg: '' }

/** Answers everything that is not a page or a control of the sandbox as the platform would. */
export function wechatApi(sandbox: Sandbox): Middleware {
  return async (ctx) => {
    const started = performance.now()
    const rid = newRid(sandbox.random, sandbox.config.now())
    const call = await readCall(ctx.req, pathOf(ctx), ctx.querystring, rid)
    const leave = sandbox.quotas.enter(call.path)
    await delay(sandbox.settings.latencyMs)
    const fault = sandbox.faults.takeForRequest(targetOf(call))
    const outcome = await playFault(ctx, call, sandbox, fault).finally(leave)
    sandbox.log.add({
      rid: call.rid,
      at: sandbox.config.now(),
      method: call.method,
      path: call.path,
      ...outcome,
      ms: Math.round(performance.now() - started),
      verdicts: call.judge.verdicts,
      fault: fault?.kind ?? null,
      ...call.about,
    })
    sandbox.store.touch()
  }
}

async function playFault(
  ctx: Context,
  call: WechatCall,
  sandbox: Sandbox,
  fault: RequestAct | null,
): Promise<Outcome> {
  switch (fault?.kind) {
    case 'errcode':
      return refuse(ctx, call, new Refusal(fault.errcode, ERROR_TEXTS[fault.errcode] ?? 'sandbox fault'))
    case 'timeout':
      return hang(ctx)
    case 'timeout-after':
      await judged(ctx, call, sandbox)
      return hang(ctx)
    case 'reset':
      ctx.req.socket.resetAndDestroy()
      return hang(ctx)
    case 'http':
      return plain(ctx, fault.status, 'text/html', `<html><head><title>${fault.status}</title></head></html>`)
    case 'garbage':
      return plain(ctx, 200, 'application/json; encoding=utf-8', '{"errcode":0,"errm')
    case 'slow':
      await delay(fault.ms)
      break
    case 'expireToken':
      expireToken(call, sandbox)
      break
    case 'invalidateToken':
      invalidateToken(call, sandbox)
      break
    case 'clock':
      sandbox.clock.set(sandbox.clock.offsetMs() + fault.ms)
      break
    case 'review':
    case 'block':
      call.fate = fault
      break
  }
  return judged(ctx, call, sandbox)
}

async function judged(ctx: Context, call: WechatCall, sandbox: Sandbox): Promise<Outcome> {
  try {
    writeReply(ctx, call, await answerCall(call, sandbox))
    return ACCEPTED
  } catch (error) {
    if (error instanceof Refusal) return refuse(ctx, call, error)
    throw error
  }
}

function writeReply(ctx: Context, call: WechatCall, reply: WechatReply): void {
  if (reply.kind === 'not-found') {
    ctx.status = 404
    return
  }
  ctx.set('Content-Type', reply.kind === 'bytes' ? reply.type : jsonType(call.path))
  ctx.body = reply.kind === 'bytes' ? reply.bytes : reply.text
}

function refuse(ctx: Context, call: WechatCall, refusal: Refusal): Outcome {
  const { errcode, errmsg } = refusal
  const { status, body } = errorOf(call, refusal)
  ctx.status = status
  ctx.set('Content-Type', jsonType(call.path))
  ctx.body = JSON.stringify(body)
  return { errcode, errmsg }
}

function errorOf(call: WechatCall, refusal: Refusal): { status: number; body: object } {
  const dialect = WECHAT_ROUTES[call.path]?.dialect
  if (dialect === 'aliyun' || dialect === 'tencent') return SMS_REFUSALS[dialect](refusal, call.rid)
  if (dialect === 'identity') return { status: 401, body: { code: refusal.errcode, message: refusal.errmsg } }
  const trace = dialect === 'wecom' ? `, hint: [${call.rid}], from ip: ${CALLER_IP}` : ` rid: ${call.rid}`
  return { status: 200, body: { errcode: refusal.errcode, errmsg: refusal.errmsg + trace } }
}

function pathOf(ctx: Context): string {
  return smsPathOf(ctx.method, ctx.path, ctx.req.headers) ?? ctx.path
}

/** The login answers as text/plain; the rest says `encoding` where everybody else says charset. */
function jsonType(path: string): string {
  return WECHAT_ROUTES[path]?.dialect === 'sns' ? 'text/plain' : 'application/json; encoding=utf-8'
}

async function delay(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}

function plain(ctx: Context, status: number, type: string, body: string): Outcome {
  ctx.status = status
  ctx.set('Content-Type', type)
  ctx.body = body
  return { errcode: `HTTP ${status}`, errmsg: '' }
}

/** Leaves the client waiting: the connection ends when it gives up or the sandbox closes. */
function hang(ctx: Context): Outcome {
  ctx.respond = false
  return SILENCE
}
