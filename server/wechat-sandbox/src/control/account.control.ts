import type { Context } from 'koa'
import { cancelAccount, revokeAuthorization, REVOCABLE } from '../events/privacy'
import type { Sandbox } from '../sandbox'
import { ControlError, flagIn, optionalTextIn, personIn, recordIn } from './control.input'

/** POST /__sandbox/block {personKey, blocks?, mutes?}: switches off messages of the 服务号, or all 订阅消息 */
export function blockControl(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const person = personIn(sandbox, body)
  person.blocks = flagIn(body, 'blocks', person.blocks)
  person.mutes = flagIn(body, 'mutes', person.mutes ?? false)
  sandbox.store.touch()
  const blocked = person.blocks ? '已屏蔽服务号' : '接收服务号消息'
  ctx.body = { done: `${person.name}：${blocked}，订阅消息总开关${person.mutes ? '关' : '开'}。` }
}

/** POST /__sandbox/revoke {personKey, info?}: the person withdraws the phone number (8) or nickname and avatar (6) */
export function revokeControl(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const person = personIn(sandbox, body)
  const info = optionalTextIn(body, 'info') ?? '8'
  const known = REVOCABLE.some((one) => one === info)
  if (!known) throw new ControlError(400, `info must be one of ${REVOCABLE.join(', ')}`)
  revokeAuthorization(sandbox, person, info)
  ctx.body = { done: `${person.name}撤回了${info === '8' ? '手机号' : '昵称头像'}授权。` }
}

/** POST /__sandbox/cancellation {personKey}: the person closes their WeChat account */
export function cancellationControl(ctx: Context, sandbox: Sandbox): void {
  const person = personIn(sandbox, recordIn(ctx.request.body))
  cancelAccount(sandbox, person)
  ctx.body = { done: `${person.name}注销了微信账号。` }
}

/** POST /__sandbox/callback-check {account}: the console's 提交 button → {ok, status, answer, reason} */
export async function callbackCheck(ctx: Context, sandbox: Sandbox): Promise<void> {
  const { account } = recordIn(ctx.request.body)
  if (account !== 'mp' && account !== 'mini') throw new ControlError(400, 'account must be mp or mini')
  ctx.body = await sandbox.events.check(account)
}
