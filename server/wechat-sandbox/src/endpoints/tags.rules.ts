import type { WechatCall } from '../http/wechat.call'
import type { Sandbox } from '../sandbox'
import type { PlatformState } from '../state/platform.state'

/** @throws Refusal 45159 for an unknown tag, 45058 for one of the platform's own */
export function requireTag(call: WechatCall, sandbox: Sandbox, id: unknown): PlatformState['tags'][number] {
  const reserved = id === 0 || id === 1 || id === 2
  call.judge.require(!reserved, 'tag.known', 45058, "can't modify sys tag")
  const tag = sandbox.store.state.platform.tags.find((one) => one.id === id)
  call.judge.require(tag !== undefined, 'tag.known', 45159, 'invalid tag id')
  return tag
}
