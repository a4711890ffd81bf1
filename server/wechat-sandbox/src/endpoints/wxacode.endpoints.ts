import { bodyOf, type WechatCall } from '../http/wechat.call'
import { png, type WechatReply } from '../http/wechat.reply'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import { qrPicture } from './qr-picture'

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const DEFAULT_WIDTH = 430

/**
 * POST /wxa/getwxacodeunlimit → a picture. The real one is a round mini-program code; this is a QR code of the H5
 * page with its scene, so that it can be followed on the developer's machine.
 */
export async function wxacodeUnlimited(call: WechatCall, sandbox: Sandbox): Promise<WechatReply> {
  const body = bodyOf(call)
  const judge: Judge = call.judge
  const { config } = sandbox
  const scene = typeof body.scene === 'string' ? body.scene : ''
  const sized = SCENE.test(scene)
  judge.require(sized, 'wxacode.scene', 40169, 'invalid length for scene, or the data is not json string')
  const page = typeof body.page === 'string' ? body.page : (config.releasePages[0] ?? '')
  const version = body.env_version ?? 'release'
  const known = version === 'release' || version === 'trial' || version === 'develop'
  judge.require(known, 'wxacode.env', 40097, 'invalid args')
  const pages = version === 'release' ? config.releasePages : [...config.releasePages, ...config.trialPages]
  const plain = !page.startsWith('/') && !page.includes('?')
  const released = plain && (body.check_path === false || pages.includes(page))
  judge.require(released, 'wxacode.page', 41030, 'invalid page')
  const width = typeof body.width === 'number' ? body.width : DEFAULT_WIDTH
  const drawable = Number.isInteger(width) && width >= 280 && width <= 1280
  judge.require(drawable, 'wxacode.width', 40097, 'invalid args')
  const address = `${config.appUrl}/#/${page}?scene=${encodeURIComponent(scene)}`
  return png(await qrPicture(address, width))
}
