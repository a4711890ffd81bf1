import type { EventFields } from '../events/events.format'
import { bodyOf, type WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import { verdictOnBytes } from '../rules/check.words'
import { mediaTypeOf } from '../rules/media.types'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { newTraceId, requireCheckable } from './check.rules'
import { fetchMedia } from './media-check.fetch'

/** 1 sound, 2 picture */
const FAMILIES: Readonly<Record<number, string>> = { 1: 'audio/', 2: 'image/' }

/**
 * POST /wxa/media_check_async {media_url, media_type, version: 2, scene, openid} → {trace_id}. The address is really
 * fetched; the result comes as the event wxa_media_check of the mini-program.
 */
export function checkMedia(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const judge: Judge = call.judge
  const family = FAMILIES[Number(body.media_type)]
  judge.require(family !== undefined, 'check.media-type', 40097, 'invalid args')
  const url = typeof body.media_url === 'string' ? body.media_url : ''
  const addressed = URL.canParse(url) && /^https?:/.test(url)
  judge.require(addressed, 'check.media-url', 40097, 'invalid args')
  const person = requireCheckable(call, sandbox, body)
  const traceId = newTraceId(sandbox)
  sandbox.events.after(sandbox.config.mediaCheckDelayMs, async () => {
    const bytes = await fetchMedia(url)
    const taken = bytes !== null && (mediaTypeOf(bytes)?.startsWith(family) ?? false)
    sandbox.events.push({
      account: 'mini',
      openid: person.openids.mini,
      fields: resultOf(sandbox, traceId, taken ? bytes : null),
      cause: { path: call.path, openid: person.openids.mini },
    })
  })
  return ok({ trace_id: traceId })
}

/** `bytes` null: the address could not be read or is no such medium. */
function resultOf(sandbox: Sandbox, traceId: string, bytes: Buffer | null): EventFields {
  const common = {
    Event: 'wxa_media_check',
    appid: sandbox.config.accounts.mini.appid,
    trace_id: traceId,
    version: 2,
  }
  if (bytes === null) return { ...common, errcode: -1008, errmsg: 'download failed' }
  const { suggest, label } = verdictOnBytes(bytes)
  return {
    ...common,
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: suggest === 'pass' ? 10 : 90 }],
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
  }
}
