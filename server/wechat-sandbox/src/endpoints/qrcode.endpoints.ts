import { bodyOf, isRecord, type WechatCall } from '../http/wechat.call'
import { json, png, type WechatReply } from '../http/wechat.reply'
import type { Sandbox } from '../sandbox'
import { own } from '../state/state.types'
import { qrPicture } from './qr-picture'

const SHORTEST_S = 60
const LONGEST_S = 2_592_000

/** POST /cgi-bin/qrcode/create: temporary or permanent code with a scene, to be followed by scanning. */
export function createQrcode(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const action = String(body.action_name)
  const scene = sceneOf(action, body.action_info)
  call.judge.require(scene !== null, 'qrcode.scene', 40053, 'invalid action info')
  const temporary = !action.includes('LIMIT')
  const seconds = temporary ? clampSeconds(body.expire_seconds) : null
  const now = sandbox.config.now()
  const ticket = `gQ${sandbox.random.bytes(48).toString('base64url')}==`
  const url = `http://weixin.qq.com/q/${sandbox.random.bytes(16).toString('base64url')}`
  sandbox.store.state.tickets[ticket] = {
    scene,
    expiresAt: seconds === null ? null : now + seconds * 1000,
    url,
    at: now,
  }
  return json(seconds === null ? { ticket, url } : { ticket, expire_seconds: seconds, url })
}

/** GET /cgi-bin/showqrcode, on mp.weixin.qq.com in the real world; an unknown or expired ticket is a bare 404. */
export async function showQrcode(call: WechatCall, sandbox: Sandbox): Promise<WechatReply> {
  const ticket = own(sandbox.store.state.tickets, call.query.get('ticket') ?? '')
  if (ticket === undefined || (ticket.expiresAt ?? Infinity) <= sandbox.config.now())
    return { kind: 'not-found' }
  return png(await qrPicture(ticket.url, 430))
}

/** scene_id for the number kinds, scene_str of 1 to 64 characters for the others. */
function sceneOf(action: string, info: unknown): string | null {
  const scene = isRecord(info) && isRecord(info.scene) ? info.scene : {}
  if (action === 'QR_SCENE' || action === 'QR_LIMIT_SCENE') {
    return Number.isSafeInteger(scene.scene_id) && Number(scene.scene_id) > 0 ? String(scene.scene_id) : null
  }
  if (action !== 'QR_STR_SCENE' && action !== 'QR_LIMIT_STR_SCENE') return null
  const text = scene.scene_str
  return typeof text === 'string' && text.length >= 1 && text.length <= 64 ? text : null
}

function clampSeconds(value: unknown): number {
  const seconds = typeof value === 'number' ? Math.floor(value) : SHORTEST_S
  return Math.min(Math.max(seconds, SHORTEST_S), LONGEST_S)
}
