import type { Logger } from '../log'
import { Refused } from '../refused'
import type { WechatAccount } from './account'
import { textIn, textOrNull } from './answers'
import { SPENT_CODES, strangeAnswer, toWechatError } from './errors'
import type { Wechat } from './wechat'

/** Gives an account, or throws the `config` error that says it is not there. */
export type Held = () => WechatAccount

type PersonCalls = Pick<Wechat, 'miniLogin' | 'miniPhone' | 'mpUser' | 'mpFollowQr' | 'wxacode'>

export interface PersonOptions {
  mp: Held
  mini: Held
  base: string
  edition: 'formal' | 'trial' | 'developer'
  log: Logger
}

/** The calls a person waits for. */
export function personCalls({ mp, mini, base, edition, log }: PersonOptions): PersonCalls {
  return {
    miniLogin: (code) =>
      forPerson(log, async () => {
        const session = await mini().login(code)
        return { openid: textIn(session, 'openid'), unionid: textOrNull(session['unionid']) }
      }),
    miniPhone: (code) =>
      forPerson(log, async () => {
        const answer = await mini().post('wxa/business/getuserphonenumber', { code })
        return { phone: phoneOf(answer['phone_info'], mini().appid) }
      }),
    async mpUser(openid) {
      const answer = await mp().run((api) => api.getUser({ openid, lang: 'zh_CN' }))
      return { subscribed: Number(answer['subscribe']) === 1, unionid: textOrNull(answer['unionid']) }
    },
    mpFollowQr: (scene, seconds) =>
      forPerson(log, async () => {
        const made = await mp().run((api) => api.createTmpQRCode(scene, seconds))
        const png = await picture(`${pictureBase(base)}/cgi-bin/showqrcode`, textIn(made, 'ticket'))
        return { png, expiresAt: new Date(Date.now() + seconds * 1000) }
      }),
    wxacode: ({ scene, page }) =>
      forPerson(log, () =>
        mini().picture('wxa/getwxacodeunlimit', {
          scene,
          page,
          // other editions may hold pages that are not released
          check_path: edition === 'formal',
          env_version: EDITIONS[edition],
        }),
      ),
  }
}

/** The same editions have other names for codes than for cards. */
const EDITIONS = { formal: 'release', trial: 'trial', developer: 'develop' } as const

/** Wrong codes are the person's to repeat, everything else is ours. */
async function forPerson<T>(log: Logger, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refused) throw error
    const e = toWechatError(error)
    if (e.code !== null && SPENT_CODES.includes(e.code)) throw new Refused('wechat.code')
    const seen = { errorClass: e.errorClass, errcode: e.code, rid: e.rid, reason: e.message }
    log.warn(seen, 'wechat call failed')
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
