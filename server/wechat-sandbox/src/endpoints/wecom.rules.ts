import { isRecord, type WechatCall } from '../http/wechat.call'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'

export interface Textcard {
  title: string
  description: string
  url: string
  btntxt: string
}

const TITLE_BYTES = 128
const DESCRIPTION_BYTES = 512

/** The card as it is shown: too long texts are cut. @throws Refusal 40056, 40008, 41023 */
export function requireTextcard(call: WechatCall, sandbox: Sandbox, body: Record<string, unknown>): Textcard {
  const judge: Judge = call.judge
  const ours = Number(body.agentid) === sandbox.config.wecom.agentid
  judge.require(ours, 'wecom.agent', 40056, 'invalid agentid')
  judge.require(body.msgtype === 'textcard', 'wecom.message', 40008, 'invalid message type')
  const card = isRecord(body.textcard) ? body.textcard : {}
  const { title, description, url, btntxt } = card
  judge.require(isText(title), 'wecom.message', 41016, 'missing title')
  judge.require(isText(description), 'wecom.message', 41023, 'missing description')
  judge.require(isText(url), 'wecom.message', 41019, 'missing url')
  const shown = {
    title: clip(title, TITLE_BYTES),
    description: clip(description, DESCRIPTION_BYTES),
    url,
    btntxt: isText(btntxt) ? btntxt : '详情',
  }
  const clipped = shown.title !== title || shown.description !== description
  if (clipped) judge.remark('wecom.clipped', '标题或描述过长，已截断')
  return shown
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Whole characters within so many bytes. */
function clip(text: string, bytes: number): string {
  let shown = ''
  for (const character of text) {
    if (Buffer.byteLength(shown + character) > bytes) break
    shown += character
  }
  return shown
}
