import type { Config } from '../config'
import type { Logger } from '../log'
import { Refused } from '../refused'
import type { SealBox } from '../seal-box'
import { wechatAccount, type WechatAccount, type WechatAnswer } from './account'
import { strangeAnswer, toWechatError, WechatError } from './errors'
import { tokenStore } from './tokens.repo'
import type { TemplateSend, Wechat } from './wechat'

/** WeChat as configured; an account that is not configured answers every call with a `config` error. */
export function createWechat(config: Config, box: SealBox, log: Logger): Wechat {
  const store = tokenStore(box)
  const base = config.WECHAT_BASE
  const mp = accountOf(config.WECHAT_MP_APPID, config.WECHAT_MP_SECRET, '服务号')
  const mini = accountOf(config.WECHAT_MINI_APPID, config.WECHAT_MINI_SECRET, '小程序')

  function accountOf(
    appid: string | undefined,
    secret: string | undefined,
    name: string,
  ): () => WechatAccount {
    const account = appid && secret ? wechatAccount(appid, secret, base, store) : null
    return () => {
      if (!account) throw new WechatError('config', null, `${name} is not configured`)
      return account
    }
  }

  return {
    async miniLogin(code) {
      return forPerson(log, async () => {
        const session = await mini().login(code)
        return { openid: textIn(session, 'openid'), unionid: textOrNull(session['unionid']) }
      })
    },
    async miniPhone(code) {
      return forPerson(log, async () => {
        const answer = await mini().call('wxa/business/getuserphonenumber', { code })
        return { phone: phoneOf(answer['phone_info'], mini().appid) }
      })
    },
    async mpUser(openid) {
      const answer = await mp().run((api) => api.getUser({ openid, lang: 'zh_CN' }))
      return { subscribed: Number(answer['subscribe']) === 1, unionid: textOrNull(answer['unionid']) }
    },
    async mpFollowQr(scene, seconds) {
      return forPerson(log, async () => {
        const made = await mp().run((api) => api.createTmpQRCode(scene, seconds))
        const png = await picture(`${pictureBase(base)}/cgi-bin/showqrcode`, textIn(made, 'ticket'))
        return { png, expiresAt: new Date(Date.now() + seconds * 1000) }
      })
    },
    async sendTemplate(message) {
      const answer = await mp().call('cgi-bin/message/template/send', bodyOf(message, config))
      return { msgid: textOfMsgid(answer['msgid']) }
    },
  }
}

function bodyOf(m: TemplateSend, config: Config): object {
  const ids = {
    assigned: config.WECHAT_TPL_ASSIGNED,
    warning: config.WECHAT_TPL_WARNING,
    result: config.WECHAT_TPL_RESULT,
  }
  const id = ids[m.template]
  if (!id) throw new WechatError('config', null, `no template id is configured for ${m.template}`)
  return {
    touser: m.touser,
    template_id: id,
    miniprogram: { appid: config.WECHAT_MINI_APPID, pagepath: m.pagepath },
    client_msg_id: m.clientMsgId,
    data: m.data,
  }
}

/** A call a person waits for: wrong codes are theirs to repeat, everything else is ours. */
async function forPerson<T>(log: Logger, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refused) throw error
    const e = toWechatError(error)
    if (e.code === 40029 || e.code === 40163) throw new Refused('wechat.code')
    log.warn(
      { errorClass: e.errorClass, errcode: e.code, rid: e.rid, reason: e.message },
      'wechat call failed',
    )
    throw new Refused('wechat.down')
  }
}

/** The number of the button's owner; a watermark of another mini-program means the code was not made for us. */
function phoneOf(info: unknown, appid: string): string {
  const { purePhoneNumber, watermark } = (info ?? {}) as PhoneInfo
  if (watermark?.appid !== appid) throw new Refused('wechat.code')
  if (typeof purePhoneNumber !== 'string' || !/^\d{5,20}$/.test(purePhoneNumber))
    throw strangeAnswer('phone number')
  return purePhoneNumber
}

interface PhoneInfo {
  purePhoneNumber?: unknown
  watermark?: { appid?: string }
}

/** Pictures of QR codes come from a host of their own, without a token. */
function pictureBase(base: string): string {
  return base === 'https://api.weixin.qq.com' ? 'https://mp.weixin.qq.com' : base
}

async function picture(address: string, ticket: string): Promise<Buffer> {
  const answer = await fetch(`${address}?ticket=${encodeURIComponent(ticket)}`, {
    signal: AbortSignal.timeout(5000),
  })
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('image/')) throw strangeAnswer('picture')
  return Buffer.from(await answer.arrayBuffer())
}

/** Ids have 19 digits: beyond 2^53 the library gives a BigNumber, below it a number. */
function textOfMsgid(id: unknown): string {
  const big = id as { toFixed?: (digits: number) => string } | null | undefined
  const text = typeof id === 'object' && big?.toFixed ? big.toFixed(0) : String(id)
  if (!/^\d+$/.test(text)) throw strangeAnswer('msgid')
  return text
}

/** An answer without its main part must never become the text `undefined`: everybody would share that id. */
function textIn(answer: WechatAnswer, name: string): string {
  const value = answer[name]
  if (typeof value !== 'string' || value === '') throw strangeAnswer(name)
  return value
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
