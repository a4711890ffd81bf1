import { bodyOf, isRecord, type WechatCall } from '../http/wechat.call'
import { json, ok, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import type { PlatformState } from '../state/platform.state'
import { requireTag } from './tags.rules'

const MOST = 100
const NAME_BYTES = 30
/** 0, 1 and 2 belong to the platform. */
const FIRST_ID = 100

/** POST /cgi-bin/tags/create {tag: {name}} → {tag: {id, name}} */
export function createTag(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { platform } = sandbox.store.state
  const name = requireName(call, platform)
  call.judge.require(platform.tags.length < MOST, 'tag.count', 45056, 'too many tags')
  const tag = { id: Math.max(FIRST_ID - 1, ...platform.tags.map(({ id }) => id)) + 1, name }
  platform.tags.push(tag)
  return json({ tag })
}

/** GET /cgi-bin/tags/get → {tags: [{id, name, count}]} */
export function listTags(_call: WechatCall, sandbox: Sandbox): WechatReply {
  const { tags, tagged } = sandbox.store.state.platform
  const countOf = (id: number) => Object.values(tagged).filter((ids) => ids.includes(id)).length
  return json({ tags: tags.map((tag) => ({ ...tag, count: countOf(tag.id) })) })
}

/** POST /cgi-bin/tags/update {tag: {id, name}} */
export function renameTag(call: WechatCall, sandbox: Sandbox): WechatReply {
  const tag = requireTag(call, sandbox, tagIn(call).id)
  tag.name = requireName(call, sandbox.store.state.platform)
  return ok()
}

/** POST /cgi-bin/tags/delete {tag: {id}} */
export function deleteTag(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { platform } = sandbox.store.state
  const tag = requireTag(call, sandbox, tagIn(call).id)
  platform.tags = platform.tags.filter((one) => one !== tag)
  for (const [openid, ids] of Object.entries(platform.tagged)) {
    platform.tagged[openid] = ids.filter((id) => id !== tag.id)
  }
  return ok()
}

function tagIn(call: WechatCall): Record<string, unknown> {
  const { tag } = bodyOf(call)
  return isRecord(tag) ? tag : {}
}

function requireName(call: WechatCall, platform: PlatformState): string {
  const judge: Judge = call.judge
  const { name } = tagIn(call)
  const named = typeof name === 'string' && name !== '' && Buffer.byteLength(name) <= NAME_BYTES
  judge.require(named, 'tag.name', 45158, 'invalid tag name')
  const free = !platform.tags.some((tag) => tag.name === name)
  judge.require(free, 'tag.name', 45157, 'invalid tag name, duplicate')
  return name
}
