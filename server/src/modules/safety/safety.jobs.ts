import {
  afterFailure,
  afterSuggestion,
  held,
  PICTURE_WAIT_MS,
  type Next,
} from '@mingdu/shared/safety/safety.rules'
import type { Parts } from '../../parts'
import { toWechatError } from '../../wechat/errors'
import { recipientContacts } from '../recipients/recipients.service'
import { publicFileUrl } from '../files/files.service'
import { claimCheck, writeMachine, writeProgress, type CheckDoc } from './safety.repo'

export type SafetyParts = Pick<Parts, 'wechat' | 'config' | 'box' | 'log' | 'time'>

const BATCH = 50
/** Longer than any call takes: a worker that dies leaves its check to the next after this time. */
const CLAIM_MS = 60_000
/** WeChat downloads a picture within the time it promises a verdict in. */
const URL_SECONDS = 40 * 60
/** 2 评论: words about something, for others to read. */
const SCENE = 2

/**
 * Asks WeChat about what people wrote and showed, as soon as it is there: a text is only looked at while its author
 * has used the mini-program within two hours.
 * @returns how many checks were brought on
 */
export async function runSafetyChecks(parts: SafetyParts): Promise<number> {
  let done = 0
  for (; done < BATCH; done += 1) {
    const check = await claimCheck(CLAIM_MS)
    if (!check) break
    await advance(check, parts)
  }
  return done
}

async function advance(check: CheckDoc, parts: SafetyParts): Promise<void> {
  if (check.traceId) return settle(check, held('微信没有给出图片的检查结果'), parts)
  if (!parts.wechat.configured('mini')) return settle(check, held('没有配置小程序，微信不能检查'), parts)
  const contact = (await recipientContacts([check.authorId], () => '')).get(check.authorId)
  if (!contact?.miniOpenid) return settle(check, held('作者没有微信身份，待人工复核'), parts)
  try {
    await ask(check, contact.miniOpenid, parts)
  } catch (error) {
    await failed(check, error, parts)
  }
}

async function ask(check: CheckDoc, openid: string, parts: SafetyParts): Promise<void> {
  const { wechat } = parts
  if (check.kind === 'text') {
    const verdict = await wechat.checkText({ openid, text: check.text ?? '', scene: SCENE })
    return settle(check, afterSuggestion(verdict), parts)
  }
  const url = publicFileUrl(check.fileId ?? '', URL_SECONDS, parts)
  const { traceId } = await wechat.checkPicture({ openid, url, scene: SCENE })
  await writeProgress(check, { traceId, nextAt: new Date(Date.now() + PICTURE_WAIT_MS) })
}

async function failed(check: CheckDoc, error: unknown, parts: SafetyParts): Promise<void> {
  const { code, errorClass, rid, message } = toWechatError(error)
  parts.log.warn(
    { errorClass, errcode: code, rid, reason: message, tries: check.tries },
    'safety check failed',
  )
  const sinceMs = Date.now() - check.openedAt.getTime()
  const number = typeof code === 'number' ? code : null
  await settle(check, afterFailure({ code: number, tries: check.tries, sinceMs }), parts)
}

async function settle(check: CheckDoc, next: Next, { time }: SafetyParts): Promise<void> {
  if (next.state !== 'checking') return writeMachine(check, next, new Date(time.now()))
  await writeProgress(check, { nextAt: new Date(Date.now() + next.waitMs) })
}
