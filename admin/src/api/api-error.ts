import type { ErrorBody, FieldProblem, RefusalCode, RefusalDetails } from '@mingdu/shared/kernel/refusals'

type ErrorFacts = ErrorBody['error']

/** `network`: no answer came; `unreadable`: an answer that is not ours, e.g. a proxy's page. */
export type ErrorCode = RefusalCode | 'network' | 'unreadable'

/** What every failed call throws: the server's refusal in plain Chinese, or why no answer came. */
export class ApiError extends Error {
  readonly requestId: string
  readonly fields: readonly FieldProblem[]
  readonly details: RefusalDetails
  readonly changes: NonNullable<ErrorFacts['changes']>
  readonly currentVersion: number | null

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    more: Partial<ErrorFacts> = {},
  ) {
    super(message)
    this.name = 'ApiError'
    this.requestId = more.requestId ?? ''
    this.fields = more.fields ?? []
    this.details = more.details ?? {}
    this.changes = more.changes ?? []
    this.currentVersion = more.currentVersion ?? null
  }

  /** No final answer came: the same call may be sent again, with the same Idempotency-Key. */
  get mayRetry(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429
  }
}

export function networkError(): ApiError {
  return new ApiError(0, 'network', '没有连上服务器。请检查网络后再试。')
}

/** Reads an error answer; anything that is not our ErrorBody becomes `unreadable`. */
export function errorFromBody(status: number, body: unknown, requestId: string): ApiError {
  const facts = isErrorBody(body) ? body.error : null
  if (facts) return new ApiError(status, facts.code, facts.message, facts)
  return new ApiError(status, 'unreadable', `服务器没有正常回应（${status}）。请稍后再试。`, { requestId })
}

/** Any thrown thing as an ApiError, for showing. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(0, 'unreadable', '页面出了问题，请刷新后再试。')
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  const { error } = body
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error
}
