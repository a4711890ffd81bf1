import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import API from 'co-wechat-api'
import type { Logger } from '../log'
import { errorReader } from './error-reader'
import { strangeAnswer } from './errors'
import { LONGEST_MS, tokenError, tokenService, withToken } from './tokens'
import type { StoredToken, TokenStore } from './tokens.repo'

const TIMEOUT_MS = 5000

/** A JSON answer of the platform; every field is still to be checked. */
export type WechatAnswer = Record<string, unknown>

/**
 * One WeChat account (服务号 or 小程序) through co-wechat-api, with our own tokens and errors. A refused token is replaced
 * and the call repeated, at most twice. All of them throw WechatError.
 */
export interface WechatAccount {
  appid: string
  /** Exchanges a login code; needs no token. */
  login(code: string): Promise<WechatAnswer>
  get(path: string): Promise<WechatAnswer>
  post(path: string, body: unknown): Promise<WechatAnswer>
  /** POSTs JSON for a picture: PNG or JPEG. */
  picture(path: string, body: unknown): Promise<Buffer>
  /** Runs a library call. */
  run(act: (api: API) => Promise<unknown>): Promise<WechatAnswer>
}

export interface AccountOptions {
  appid: string
  secret: string
  /** Origin of the platform, of a gateway to it or of the sandbox; no slash at the end. */
  base: string
  store: TokenStore
  log: Logger
}

export function wechatAccount({ appid, secret, base, store, log }: AccountOptions): WechatAccount {
  const api = pointAt(new API(appid, secret, noToken, noSave, true), base)
  const asError = errorReader(log, appid)
  const tokens = tokenService({
    key: appid,
    store,
    fetch: (force) =>
      fetchStable(api, appid, secret, force).catch((error: unknown) => {
        throw tokenError(asError(error))
      }),
    alarm: (problem) => log.error({ appid }, problem),
  })
  const called = <T>(act: (token: string) => Promise<T>) => withToken(tokens, asError, act)
  const address = (path: string, token: string) => `${base}/${path}?access_token=${encodeURIComponent(token)}`
  return {
    appid,
    async login(code) {
      try {
        return answerOf(await api.code2Session(code))
      } catch (error) {
        throw asError(error)
      }
    },
    get: (path) => called(async (token) => answerOf(await api.request(address(path, token), {}, 0))),
    post: (path, body) =>
      called(async (token) => answerOf(await api.request(address(path, token), json(body), 0))),
    picture: (path, body) =>
      called(async (token) => pictureOf(await api.request(address(path, token), json(body), 0))),
    run: (act) => called(async (token) => answerOf(await act(holding(api, token)))),
  }
}

/** The library's calls ask their instance for the token; each call gets an instance that holds the very one. */
function holding(api: API, accessToken: string): API {
  const getToken = async () => ({ accessToken, expireTime: Date.now() + TIMEOUT_MS })
  return Object.assign(Object.create(api) as API, { getToken })
}

/** The library gives a Buffer or a text for what is not JSON, e.g. the page of a proxy in between. */
function answerOf(answer: unknown): WechatAnswer {
  if (typeof answer !== 'object' || answer === null || Buffer.isBuffer(answer)) throw strangeAnswer('JSON')
  return answer as WechatAnswer
}

/** Errors come as JSON and were thrown by the library; anything else that is no picture is not WeChat's. */
function pictureOf(answer: unknown): Buffer {
  const head = Buffer.isBuffer(answer) ? answer.subarray(0, 4).toString('hex') : ''
  if (!Buffer.isBuffer(answer) || !/^(89504e47|ffd8ff)/.test(head)) throw strangeAnswer('picture')
  return answer
}

/** POST /cgi-bin/stable_token: the same token for everybody who asks, isolated from /cgi-bin/token. */
async function fetchStable(api: API, appid: string, secret: string, force: boolean): Promise<StoredToken> {
  const body = { grant_type: 'client_credential', appid, secret, force_refresh: force }
  return tokenIn(answerOf(await api.request(`${api.prefix}stable_token`, json(body), 0)))
}

/** A token with the end of its life, in epoch milliseconds. @throws WechatError when there is none in the answer */
export function tokenIn(answer: WechatAnswer): StoredToken {
  const [token, seconds] = [answer['access_token'], Number(answer['expires_in'])]
  if (typeof token !== 'string' || token === '' || !(seconds > 0)) throw strangeAnswer('access_token')
  return { accessToken: token, expireTime: Date.now() + Math.min(seconds * 1000, LONGEST_MS) }
}

/** The library's hosts are properties of the instance: all of them go to `base`. */
function pointAt(api: API, base: string): API {
  for (const name of PREFIXES) api[name] = api[name].replace(/^https?:\/\/[^/]+/, base)
  const Agent = base.startsWith('https:') ? HttpsAgent : HttpAgent
  api.setOpts({
    readTimeout: TIMEOUT_MS,
    // the transport counts silence on a connection, too: later than the read timeout it can only be the connecting
    connectTimeout: TIMEOUT_MS + 1000,
    agent: new Agent({ keepAlive: true, timeout: IDLE_MS }),
  })
  return api
}

/** Idle connections are closed before the far side does it, which would look like an answer that was lost. */
const IDLE_MS = 3000

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

function json(body: unknown) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
  return { method: 'POST', data: JSON.stringify(body), headers }
}

async function noToken(): Promise<null> {
  return null
}

async function noSave(): Promise<void> {}
