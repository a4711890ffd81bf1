import type { WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { unionidOf } from '../state/people'
import { spendCode } from './codes.rules'

/** GET /sns/jscode2session → openid, session_key, unionid, and no errcode; needs no access_token. */
export function codeToSession(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { query } = call
  const judge: Judge = call.judge
  const { mini } = sandbox.config.accounts
  judge.require(query.get('grant_type') === 'authorization_code', 'login.params', 40002, 'invalid grant_type')
  judge.require(Boolean(query.get('appid')), 'login.params', 41002, 'appid missing')
  judge.require(Boolean(query.get('secret')), 'login.params', 41004, 'appsecret missing')
  judge.require(Boolean(query.get('js_code')), 'login.params', 41008, 'missing code')
  judge.require(query.get('appid') === mini.appid, 'token.appid', 40013, 'invalid appid')
  judge.require(query.get('secret') === mini.secret, 'token.secret', 40125, 'invalid appsecret')
  const person = spendCode(sandbox, 'login', query.get('js_code'), mini.appid)
  judge.require(person !== null, 'login.code', 40029, 'invalid code')
  call.about.personKey = person.key
  const calm = sandbox.quotas.takeOpenid(call.path, person.openids.mini)
  judge.require(calm, 'quota.minute', 45011, 'api minute-quota reach limit')
  person.lastVisit = sandbox.config.now()
  return json({
    session_key: sandbox.random.bytes(16).toString('base64'),
    openid: person.openids.mini,
    ...unionidOf(sandbox.config, person, 'mini'),
  })
}
