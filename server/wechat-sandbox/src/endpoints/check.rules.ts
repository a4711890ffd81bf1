import type { WechatCall } from '../http/wechat.call'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { personByOpenid } from '../state/people'
import type { Person } from '../state/state.types'

const VISIT_MS = 2 * 3_600_000
/** 1 资料, 2 评论, 3 论坛, 4 社交日志 */
const SCENES: readonly unknown[] = [1, 2, 3, 4]

/**
 * What both content checks ask: the token in the address only, version 2, a scene, and somebody who has been in the
 * mini-program within two hours.
 * @throws Refusal 47001, 40097, 40003, 61010
 */
export function requireCheckable(call: WechatCall, sandbox: Sandbox, body: Record<string, unknown>): Person {
  const judge: Judge = call.judge
  judge.require(body.access_token === undefined, 'check.token-place', 47001, 'data format error')
  const complete = body.version === 2 && SCENES.includes(body.scene)
  judge.require(complete, 'check.params', 40097, 'invalid args')
  const person = personByOpenid(sandbox.store.state, 'mini', body.openid)
  judge.require(person !== undefined, 'openid.appid', 40003, 'invalid openid')
  call.about.personKey = person.key
  const recent = sandbox.config.now() - (person.lastVisit ?? -Infinity) <= VISIT_MS
  judge.require(recent, 'check.visit', 61010, 'code is expired')
  return person
}

export function newTraceId(sandbox: Sandbox): string {
  return `${sandbox.random.bytes(4).toString('hex')}-${sandbox.random.bytes(8).toString('hex')}`
}
