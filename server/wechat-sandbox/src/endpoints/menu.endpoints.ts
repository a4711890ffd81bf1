import { bodyOf, type WechatCall } from '../http/wechat.call'
import { json, ok, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { requireMenu } from './menu.rules'

/** POST /cgi-bin/menu/create {button: […]}: replaces the menu of the 服务号 */
export function createMenu(call: WechatCall, sandbox: Sandbox): WechatReply {
  const button = requireMenu(call, sandbox, bodyOf(call).button)
  sandbox.store.state.platform.menu = { button }
  return ok()
}

/** GET /cgi-bin/menu/get → {menu: {button}} */
export function getMenu(call: WechatCall, sandbox: Sandbox): WechatReply {
  const { menu } = sandbox.store.state.platform
  const judge: Judge = call.judge
  judge.require(menu !== null, 'menu.known', 46003, 'menu no exist')
  return json({ menu })
}

/** GET /cgi-bin/menu/delete */
export function deleteMenu(_call: WechatCall, sandbox: Sandbox): WechatReply {
  sandbox.store.state.platform.menu = null
  return ok()
}
