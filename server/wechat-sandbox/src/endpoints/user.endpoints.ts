import { bodyOf, isRecord, type WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import type { Sandbox } from '../sandbox'
import { personByOpenid, unionidOf } from '../state/people'
import { own, type Person } from '../state/state.types'

const FOLLOWERS_A_PAGE = 10_000
const MOST_IN_BATCH = 100

/** GET /cgi-bin/user/info: nickname and avatar are empty since 2021-12-27; who does not follow has no unionid here. */
export function userInfo(call: WechatCall, sandbox: Sandbox): WechatReply {
  return json(infoOf(sandbox, requirePerson(call, sandbox, call.query.get('openid'))))
}

/** POST /cgi-bin/user/info/batchget, at most 100 */
export function batchUserInfo(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { user_list: list } = bodyOf(call)
  const counted = Array.isArray(list) && list.length > 0 && list.length <= MOST_IN_BATCH
  call.judge.require(counted, 'openid.count', 40032, 'invalid openid list size')
  const openids = list.map((item: unknown) => (isRecord(item) ? item.openid : undefined))
  return json({
    user_info_list: openids.map((openid) => infoOf(sandbox, requirePerson(call, sandbox, openid))),
  })
}

/** GET /cgi-bin/user/get: the followers after next_openid */
export function listFollowers(call: WechatCall, sandbox: Sandbox): WechatReply {
  const followers = Object.values(sandbox.store.state.people).filter((person) => person.follows)
  const openids = followers.map((person) => person.openids.mp).sort()
  const from = call.query.get('next_openid') ?? ''
  const page = openids.filter((openid) => openid > from).slice(0, FOLLOWERS_A_PAGE)
  const data = page.length > 0 ? { data: { openid: page } } : {}
  return json({ total: openids.length, count: page.length, ...data, next_openid: page.at(-1) ?? '' })
}

function requirePerson(call: WechatCall, sandbox: Sandbox, openid: unknown): Person {
  const person = personByOpenid(sandbox.store.state, 'mp', openid)
  call.judge.require(person !== undefined, 'openid.appid', 40003, 'invalid openid')
  call.about.personKey = person.key
  return person
}

function infoOf(sandbox: Sandbox, person: Person): Record<string, unknown> {
  const openid = person.openids.mp
  if (!person.follows) return { subscribe: 0, openid, tagid_list: [] }
  return {
    subscribe: 1,
    openid,
    nickname: '',
    sex: 0,
    language: 'zh_CN',
    city: '',
    province: '',
    country: '',
    headimgurl: '',
    subscribe_time: person.followedAt,
    ...unionidOf(sandbox.config, person, 'mp'),
    remark: '',
    groupid: 0,
    tagid_list: tagsOf(sandbox, openid),
    subscribe_scene: person.scene === '' ? 'ADD_SCENE_SEARCH' : 'ADD_SCENE_QR_CODE',
    qr_scene: 0,
    qr_scene_str: person.scene,
  }
}

function tagsOf(sandbox: Sandbox, openid: string): readonly number[] {
  return own(sandbox.store.state.platform.tagged, openid) ?? []
}
