import type { WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { unionidOf } from '../state/people'
import { own } from '../state/state.types'
import { spendCode } from './codes.rules'

const LIFE_MS = 7_200_000

/** GET /sns/oauth2/access_token: the code of 网页授权 → {access_token, openid, scope, …}, no errcode on success */
export function webToken(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { mp } = sandbox.config.accounts
  const code = call.query.get('code') ?? ''
  requireClient(call, sandbox)
  const scope = own(sandbox.store.state.codes, code)?.scope ?? 'snsapi_base'
  const person = spendCode(sandbox, 'oauth', code, mp.appid)
  call.judge.require(person !== null, 'oauth.code', 40029, 'invalid code')
  call.about.personKey = person.key
  const at = sandbox.config.now()
  const value = `91_${sandbox.random.bytes(48).toString('base64url')}`
  const token = { personKey: person.key, scope, at, expiresAt: at + LIFE_MS }
  sandbox.store.state.platform.webTokens[value] = token
  return json({
    access_token: value,
    expires_in: LIFE_MS / 1000,
    refresh_token: `91_${sandbox.random.bytes(48).toString('base64url')}`,
    openid: person.openids.mp,
    scope,
    ...unionidOf(sandbox.config, person, 'mp'),
  })
}

/** GET /sns/userinfo?access_token&openid: needs the scope snsapi_userinfo; name and picture are the grey ones */
export function webUserInfo(call: WechatCall, sandbox: Sandbox): WechatReply {
  const judge: Judge = call.judge
  const value = call.query.get('access_token') ?? ''
  judge.require(value !== '', 'token.present', 41001, 'access_token missing')
  const token = own(sandbox.store.state.platform.webTokens, value)
  judge.require(token !== undefined, 'oauth.token', 40001, 'invalid credential')
  judge.require(token.expiresAt > sandbox.config.now(), 'token.fresh', 42001, 'access_token expired')
  judge.require(token.scope === 'snsapi_userinfo', 'oauth.scope', 48001, 'api unauthorized')
  const person = own(sandbox.store.state.people, token.personKey)
  const theirs = person !== undefined && person.openids.mp === call.query.get('openid')
  judge.require(theirs, 'openid.appid', 40003, 'invalid openid')
  call.about.personKey = person.key
  return json({
    openid: person.openids.mp,
    nickname: '微信用户',
    sex: 0,
    province: '',
    city: '',
    country: '',
    headimgurl: '',
    privilege: [],
    ...unionidOf(sandbox.config, person, 'mp'),
  })
}

function requireClient(call: WechatCall, sandbox: Sandbox): void {
  const judge: Judge = call.judge
  const { query } = call
  const { mp } = sandbox.config.accounts
  judge.require(query.get('grant_type') === 'authorization_code', 'oauth.params', 40002, 'invalid grant_type')
  judge.require(Boolean(query.get('appid')), 'oauth.params', 41002, 'appid missing')
  judge.require(Boolean(query.get('secret')), 'oauth.params', 41004, 'appsecret missing')
  judge.require(Boolean(query.get('code')), 'oauth.params', 41008, 'missing code')
  judge.require(query.get('appid') === mp.appid, 'token.appid', 40013, 'invalid appid')
  judge.require(query.get('secret') === mp.secret, 'token.secret', 40125, 'invalid appsecret')
}
