import type { Config } from '../config'
import type { Logger } from '../log'
import type { SealBox } from '../seal-box'
import { tokenIn, type WechatAnswer } from '../wechat/account'
import { textIn, textOrNull } from '../wechat/answers'
import { errorReader } from '../wechat/error-reader'
import { strangeAnswer, WechatError } from '../wechat/errors'
import { tokenError, tokenService, withToken } from '../wechat/tokens'
import { tokenStore } from '../wechat/tokens.repo'
import { WECOM_CODES } from './wecom.codes'
import { textcardOf } from './wecom.card'
import type { Wecom, WecomSend } from './wecom'

const TIMEOUT_MS = 5000
/** The longest the product itself repeats an unknown delivery is shorter. */
const REPEAT_WINDOW_S = 1800

interface App {
  corpid: string
  agentid: number
  secret: string
  base: string
}

/** 企业微信 as configured; without all three values every send is a `config` error. */
export function createWecom(config: Config, box: SealBox, log: Logger): Wecom {
  const { WECOM_CORPID: corpid, WECOM_AGENTID: agentid, WECOM_SECRET: secret, WECOM_BASE: base } = config
  if (!corpid || !agentid || !secret) return { configured: false, send: refuseAll }
  return { configured: true, send: sender({ corpid, agentid, secret, base }, box, log) }
}

async function refuseAll(): Promise<never> {
  throw new WechatError('config', null, '企业微信 is not configured')
}

/** No library: co-wechat-api speaks to the other platform only. */
function sender(app: App, box: SealBox, log: Logger): Wecom['send'] {
  const key = `wecom:${app.corpid}:${app.agentid}`
  const asError = errorReader(log, key, WECOM_CODES)
  const tokens = tokenService({
    key,
    store: tokenStore(box),
    // there is no forced refresh: an expired token is replaced by asking again
    fetch: () =>
      fetchToken(app).catch((error: unknown) => {
        throw tokenError(asError(error))
      }),
    alarm: (problem) => log.error({ account: key }, problem),
  })
  return (message) =>
    withToken(tokens, asError, async (token) => {
      const answer = await ask(`${app.base}/cgi-bin/message/send?access_token=${encodeURIComponent(token)}`, {
        touser: message.userId,
        msgtype: 'textcard',
        agentid: app.agentid,
        textcard: textcardOf(message),
        enable_duplicate_check: 1,
        duplicate_check_interval: REPEAT_WINDOW_S,
      })
      return sentTo(message, answer)
    })
}

/** The call succeeds as a whole while the one member it was for is unknown. */
function sentTo({ userId }: WecomSend, answer: WechatAnswer): { msgid: string } {
  const invalid = [answer['invaliduser'], answer['unlicenseduser']].flatMap(
    (users) => textOrNull(users)?.split('|') ?? [],
  )
  if (invalid.some((one) => one.toLowerCase() === userId.toLowerCase()))
    throw new WechatError('recipient', 81013, 'the member is unknown or outside the range of the app')
  return { msgid: textIn(answer, 'msgid') }
}

async function fetchToken({ corpid, secret, base }: App): Promise<ReturnType<typeof tokenIn>> {
  const query = new URLSearchParams({ corpid, corpsecret: secret })
  return tokenIn(await ask(`${base}/cgi-bin/gettoken?${query}`))
}

/** A JSON answer whose errcode is 0. @throws WechatError, or what `fetch` throws */
async function ask(url: string, body?: object): Promise<WechatAnswer> {
  const headers = { 'content-type': 'application/json' }
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {}
  const response = await fetch(url, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) })
  const text = await response.text()
  if (!response.ok) throw new WechatError('retry', null, `HTTP ${response.status}`)
  const answer = jsonOf(text)
  if (answer['errcode'] === 0 || answer['errcode'] === '0') return answer
  throw Object.assign(new Error(String(answer['errmsg'] ?? 'no errmsg')), {
    name: 'WeChatAPIError',
    code: answer['errcode'] ?? null,
  })
}

function jsonOf(text: string): WechatAnswer {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer === 'object' && answer !== null && 'errcode' in answer) return answer as WechatAnswer
  } catch {
    // an answer that is no JSON is as strange as one without errcode
  }
  throw strangeAnswer('errcode')
}
