import API from 'co-wechat-api'
import { strangeAnswer, toWechatError, WechatError } from './errors'
import { tokenService, type TokenService } from './tokens'
import type { StoredToken, TokenStore } from './tokens.repo'

const TIMEOUT_MS = 5000

/** A JSON answer of the platform; every field is still to be checked. */
export type WechatAnswer = Record<string, unknown>

/** One WeChat account (服务号 or 小程序) through co-wechat-api, with our own tokens and errors. */
export interface WechatAccount {
  appid: string
  /** Exchanges a login code; needs no token. */
  login(code: string): Promise<WechatAnswer>
  /** POSTs JSON with a token; a refused token is replaced and the call repeated, at most twice. */
  call(path: string, body: unknown): Promise<WechatAnswer>
  /** Runs a library call that takes its token from us, with the same repeats. */
  run(act: (api: API) => Promise<unknown>): Promise<WechatAnswer>
}

export function wechatAccount(appid: string, secret: string, base: string, store: TokenStore): WechatAccount {
  const bare = pointAt(new API(appid, secret, noToken, noSave, true), base)
  const tokens = tokenService(appid, store, (force) => fetchStable(bare, appid, secret, force))
  const api = pointAt(new API(appid, secret, () => tokens.token(), noSave, true), base)
  return {
    appid,
    login: async (code) => answerOf(await api.code2Session(code)),
    call: (path, body) =>
      withToken(tokens, (token) => {
        const url = `${base}/${path}?access_token=${encodeURIComponent(token)}`
        return api.request(url, post(body), 0)
      }),
    run: (act) => withToken(tokens, () => act(api)),
  }
}

async function withToken(
  tokens: TokenService,
  act: (token: string) => Promise<unknown>,
): Promise<WechatAnswer> {
  let rejected: string | undefined
  for (let turn = 0; ; turn += 1) {
    const { accessToken } = await tokens.token(rejected)
    try {
      return answerOf(await act(accessToken))
    } catch (error) {
      const wrapped = toWechatError(error)
      if (wrapped.errorClass !== 'token' || turn >= 2) throw wrapped
      rejected = accessToken
    }
  }
}

/** The library gives a Buffer or a text for what is not JSON, e.g. the page of a proxy in between. */
function answerOf(answer: unknown): WechatAnswer {
  if (typeof answer !== 'object' || answer === null || Buffer.isBuffer(answer)) throw strangeAnswer('JSON')
  return answer as WechatAnswer
}

async function fetchStable(api: API, appid: string, secret: string, force: boolean): Promise<StoredToken> {
  try {
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: force }
    const answer = answerOf(await api.request(`${api.prefix}stable_token`, post(body), 0))
    const [token, seconds] = [answer['access_token'], Number(answer['expires_in'])]
    if (typeof token !== 'string' || token === '' || !(seconds > 0)) throw strangeAnswer('access_token')
    return { accessToken: token, expireTime: Date.now() + seconds * 1000 }
  } catch (error) {
    throw tokenError(toWechatError(error))
  }
}

/** Without a token nothing was sent yet; and 40001 from here says that the credential is wrong, not that a token is stale. */
function tokenError(e: WechatError): WechatError {
  if (e.errorClass === 'unknown-delivery')
    return new WechatError('retry', e.code, `no access token: ${e.message}`, e.rid)
  if (e.errorClass === 'token')
    return new WechatError('config', e.code, `credential rejected: ${e.message}`, e.rid)
  return e
}

/** The library's hosts are properties of the instance: all of them go to `base`. */
function pointAt(api: API, base: string): API {
  for (const name of PREFIXES) api[name] = api[name].replace(/^https?:\/\/[^/]+/, base)
  api.setOpts({ timeout: TIMEOUT_MS })
  return api
}

const PREFIXES = [
  'prefix',
  'snsPrefix',
  'mpPrefix',
  'fileServerPrefix',
  'payPrefix',
  'merchantPrefix',
  'customservicePrefix',
  'wxaPrefix',
] as const

function post(body: unknown) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
  return { method: 'POST', data: JSON.stringify(body), headers }
}

async function noToken(): Promise<null> {
  return null
}

async function noSave(): Promise<void> {}
