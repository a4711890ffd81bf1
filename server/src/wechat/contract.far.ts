import type { Config } from '../config'
import type { Logger } from '../log'
import { wechatAccount } from './account'
import { digitsOf } from './answers'
import { toWechatError, WechatError } from './errors'
import type { TokenStore } from './tokens.repo'
import type { WechatAccountName } from './wechat'

/** What one call was answered. */
export interface Attempt {
  /** 0 success; null: no readable answer. */
  errcode: number | null
  errmsg: string
  rid: string | null
  msgid: string | null
  /** How long it took. */
  ms: number
}

/** The person who holds the phone, and what the accounts under test have. */
export interface Tester {
  openid: string
  miniOpenid: string | null
  templateId: string
  /** A 订阅 template of the mini-program. */
  miniTemplateId: string | null
  /** A 类目模板 with a short_thing: its id and that key. */
  shortThing: { templateId: string; key: string } | null
}

/** The far side as the cases see it: bodies go out as they are, lawful or not. */
export interface ContractFar extends Tester {
  miniAppid: string | null
  /** A released page of the mini-program. */
  page: string
  post(account: WechatAccountName, path: string, body: object): Promise<Attempt>
  /** Asks for a session with a code that nobody was given; `errmsg` names the content-type of the answer. */
  loginType(): Promise<Attempt>
  /** Waits, or moves the clock of a sandbox. */
  pass(ms: number): Promise<void>
}

export interface FarOptions {
  config: Config
  tester: Tester
  store: TokenStore
  log: Logger
  pass(ms: number): Promise<void>
}

/** @throws Error when the 服务号 is not configured */
export function contractFar({ config, tester, store, log, pass }: FarOptions): ContractFar {
  const base = config.WECHAT_BASE
  const made = (appid: string | undefined, secret: string | undefined) =>
    appid && secret ? wechatAccount({ appid, secret, base, store, log }) : null
  const accounts = {
    mp: made(config.WECHAT_MP_APPID, config.WECHAT_MP_SECRET),
    mini: made(config.WECHAT_MINI_APPID, config.WECHAT_MINI_SECRET),
  }
  if (!accounts.mp) throw new Error('WECHAT_MP_APPID and WECHAT_MP_SECRET must be set')
  return {
    ...tester,
    miniAppid: config.WECHAT_MINI_APPID ?? null,
    page: 'pages/todo/index',
    pass,
    post: (name, path, body) =>
      attempt(async () => {
        const account = accounts[name]
        if (!account) throw new WechatError('config', null, `${name} is not configured`)
        return { msgid: digitsOf((await account.post(path, body))['msgid']) }
      }),
    loginType: () => attempt(() => loginType(config)),
  }
}

async function attempt(act: () => Promise<Partial<Attempt>>): Promise<Attempt> {
  const from = performance.now()
  const done = (rest: Partial<Attempt>): Attempt => ({
    ...{ errcode: 0, errmsg: 'ok', rid: null, msgid: null },
    ...rest,
    ms: Math.round(performance.now() - from),
  })
  try {
    return done(await act())
  } catch (error) {
    const { code, message, rid } = toWechatError(error)
    return done({ errcode: code, errmsg: message, rid })
  }
}

/** Without the library, which does not show headers. The address holds the secret: no error of `fetch` quotes it. */
async function loginType(config: Config): Promise<Partial<Attempt>> {
  const query = new URLSearchParams({
    appid: config.WECHAT_MINI_APPID ?? '',
    secret: config.WECHAT_MINI_SECRET ?? '',
    js_code: 'acceptance',
    grant_type: 'authorization_code',
  })
  const answer = await fetch(`${config.WECHAT_BASE}/sns/jscode2session?${query}`, {
    signal: AbortSignal.timeout(5000),
  })
  const body = (await answer.json()) as { errcode?: number }
  return { errcode: body.errcode ?? null, errmsg: `content-type: ${answer.headers.get('content-type')}` }
}
