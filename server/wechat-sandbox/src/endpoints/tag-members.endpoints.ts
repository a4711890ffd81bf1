import { bodyOf, type WechatCall } from '../http/wechat.call'
import { json, ok, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { personByOpenid } from '../state/people'
import { own } from '../state/state.types'
import { requireTag } from './tags.rules'

const MOST_OPENIDS = 50
const MOST_EACH = 20
const MEMBERS_A_PAGE = 10_000

/** POST /cgi-bin/tags/members/batchtagging {openid_list, tagid} */
export function tagPeople(call: WechatCall, sandbox: Sandbox): WechatReply {
  const tag = requireTag(call, sandbox, bodyOf(call).tagid)
  const { tagged } = sandbox.store.state.platform
  const openids = requireOpenids(call, sandbox)
  const full = openids.some((openid) => (own(tagged, openid)?.length ?? 0) >= MOST_EACH)
  call.judge.require(!full, 'tag.each', 45059, 'has too many tags on this fans')
  for (const openid of openids) tagged[openid] = [...new Set([...(own(tagged, openid) ?? []), tag.id])]
  return ok()
}

/** POST /cgi-bin/tags/members/batchuntagging {openid_list, tagid} */
export function untagPeople(call: WechatCall, sandbox: Sandbox): WechatReply {
  const tag = requireTag(call, sandbox, bodyOf(call).tagid)
  const { tagged } = sandbox.store.state.platform
  for (const openid of requireOpenids(call, sandbox)) {
    tagged[openid] = (own(tagged, openid) ?? []).filter((id) => id !== tag.id)
  }
  return ok()
}

/** POST /cgi-bin/tags/getidlist {openid} → {tagid_list} */
export function tagsOfPerson(call: WechatCall, sandbox: Sandbox): WechatReply {
  const openid = requireOpenid(call, sandbox, bodyOf(call).openid)
  return json({ tagid_list: own(sandbox.store.state.platform.tagged, openid) ?? [] })
}

/** POST /cgi-bin/user/tag/get {tagid, next_openid} → the followers with the tag after next_openid */
export function tagMembers(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const tag = requireTag(call, sandbox, body.tagid)
  const from = typeof body.next_openid === 'string' ? body.next_openid : ''
  const members = Object.entries(sandbox.store.state.platform.tagged)
    .filter(([openid, ids]) => ids.includes(tag.id) && openid > from)
    .map(([openid]) => openid)
    .sort()
    .slice(0, MEMBERS_A_PAGE)
  const data = members.length > 0 ? { data: { openid: members } } : {}
  return json({ count: members.length, ...data, next_openid: members.at(-1) ?? '' })
}

function requireOpenids(call: WechatCall, sandbox: Sandbox): string[] {
  const list = bodyOf(call).openid_list
  const counted = Array.isArray(list) && list.length > 0 && list.length <= MOST_OPENIDS
  const judge: Judge = call.judge
  judge.require(counted, 'tag.openids', 40032, 'invalid openid list size')
  return list.map((openid: unknown) => requireOpenid(call, sandbox, openid))
}

function requireOpenid(call: WechatCall, sandbox: Sandbox, openid: unknown): string {
  const person = personByOpenid(sandbox.store.state, 'mp', openid)
  call.judge.require(person !== undefined, 'openid.appid', 40003, 'invalid openid')
  return person.openids.mp
}
