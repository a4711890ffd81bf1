import type { Context } from 'koa'
import {
  answerPopup,
  isFailure,
  openPopup,
  openQuestions,
  refuseTemplate,
  type PopupAnswer,
} from '../events/popup'
import { isRecord } from '../http/wechat.call'
import type { Sandbox } from '../sandbox'
import { ControlError, flagIn, personIn, recordIn, textIn } from './control.input'

const ANSWERS = ['accept', 'reject', 'ban'] as const

/**
 * POST /__sandbox/subscribe {personKey, templateId | templateIds, answer | answers: {[id]: answer}, always?}: what
 * wx.requestSubscribeMessage does after the tap, and what it answers: {[templateId]: outcome, errMsg}, or
 * {errCode, errMsg}. Without an answer the remembered ones are taken, as for 总是保持以上选择.
 */
export function subscribeControl(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const person = personIn(sandbox, body)
  const ids = idsIn(body)
  const request = openPopup(sandbox, person, ids)
  if (isFailure(request)) {
    ctx.body = request
    return
  }
  const answers = answersIn(body, ids)
  const unanswered = openQuestions(request).find((id) => answers[id] === undefined)
  if (unanswered !== undefined) throw new ControlError(400, `an answer is needed for ${unanswered}`)
  ctx.body = answerPopup(sandbox, person, request, answers, flagIn(body, 'always', false))
}

/** POST /__sandbox/subscribe-change {personKey, templateId}: switched off in the settings of the phone */
export function subscribeChange(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const id = textIn(body, 'templateId')
  const known = refuseTemplate(sandbox, personIn(sandbox, body), id)
  if (!known) throw new ControlError(404, `no account has the template ${id}`)
  ctx.body = { done: '已在设置里拒收。' }
}

function idsIn(body: Record<string, unknown>): string[] {
  const ids = body.templateIds ?? [textIn(body, 'templateId')]
  if (!Array.isArray(ids) || ids.length === 0 || !ids.every((id) => typeof id === 'string')) {
    throw new ControlError(400, 'templateIds must be a list of texts')
  }
  return ids
}

function answersIn(
  body: Record<string, unknown>,
  ids: readonly string[],
): Record<string, PopupAnswer | undefined> {
  const given = isRecord(body.answers) ? body.answers : {}
  return Object.fromEntries(ids.map((id) => [id, answerIn(given[id] ?? body.answer)]))
}

function answerIn(value: unknown): PopupAnswer | undefined {
  if (value === undefined) return undefined
  const answer = ANSWERS.find((word) => word === value)
  if (answer === undefined) throw new ControlError(400, `answer must be one of ${ANSWERS.join(', ')}`)
  return answer
}
