import type { ErrorBody, RefusalCode } from '@mingdu/shared/kernel/refusals'
import { REFUSALS, refusalText } from '@mingdu/shared/kernel/refusals'
import type { Context, Middleware, Next } from 'koa'
import { Refused } from '../refused'
import type { Logger } from '../log'

/** Turns whatever was thrown into an answer; what was not expected becomes 500 with the request id only. */
export function errorAnswers(log: Logger): Middleware {
  return async (ctx: Context, next: Next) => {
    try {
      await next()
    } catch (error) {
      answer(ctx, error, log)
    }
  }
}

function answer(ctx: Context, error: unknown, log: Logger): void {
  const requestId = String(ctx.state['requestId'] ?? '')
  const refused = error instanceof Refused ? error : known(error)
  if (!refused) log.error({ err: error, requestId, path: ctx.path }, 'unexpected error')
  const code: RefusalCode = refused?.code ?? 'server.error'
  const details = refused?.details ?? { requestId }
  const body: ErrorBody = { error: { code, message: refusalText(code, details), requestId } }
  if (refused?.fields) body.error.fields = refused.fields
  if (refused && Object.keys(details).length > 0) body.error.details = details
  if (refused?.changes) body.error.changes = refused.changes
  if (refused?.currentVersion !== undefined) body.error.currentVersion = refused.currentVersion
  if (refused?.retrySeconds !== undefined) ctx.set('Retry-After', String(refused.retrySeconds))
  ctx.status = REFUSALS[code].status
  ctx.body = body
}

/** Errors of the parts in front of us that are the client's doing. */
function known(error: unknown): Refused | null {
  const { status, type } = (error ?? {}) as { status?: number; type?: string }
  if (status === 413 || type === 'entity.too.large') return new Refused('input.too-large', { limit: '1 MB' })
  if (status === 400 || status === 415) return new Refused('input.not-json')
  return null
}
