import type { ErrorBody, FieldProblem, RefusalCode, RefusalDetails } from '@mingdu/shared/kernel/refusals'

export type Change = NonNullable<ErrorBody['error']['changes']>[number]

/** What the server refused, or `network` when it did not answer (status 0). */
export class ApiError extends Error {
  readonly status: number
  readonly code: RefusalCode | 'network'
  readonly requestId: string
  readonly fields: readonly FieldProblem[]
  readonly details: RefusalDetails
  /** With `version.stale`: what happened since the version the person saw. */
  readonly changes: readonly Change[]
  readonly currentVersion: number | null

  constructor(status: number, error: ErrorBody['error'] | NetworkError) {
    super(error.message)
    this.name = 'ApiError'
    this.status = status
    this.code = error.code
    this.requestId = error.requestId ?? ''
    this.fields = error.fields ?? []
    this.details = error.details ?? {}
    this.changes = error.changes ?? []
    this.currentVersion = error.currentVersion ?? null
  }

  /** Worth sending again as it is: nobody has judged it yet. */
  get canWait(): boolean {
    return this.code === 'network' || this.status >= 500 || this.status === 429
  }

  /** The server's word on one field, by the end of its path, e.g. `text` for `body.text`. */
  field(name: string): string | null {
    return this.fields.find(({ path }) => path === name || path.endsWith(`.${name}`))?.message ?? null
  }
}

type NetworkError = { code: 'network'; message: string } & Partial<
  Omit<ErrorBody['error'], 'code' | 'message'>
>

export function networkError(): ApiError {
  return new ApiError(0, { code: 'network', message: '网络没有回应，请检查手机网络后再试。' })
}

/** An error answer as a typed error; an answer that is none of ours keeps its status. */
export function refusedBy(status: number, data: unknown): ApiError {
  const error = (data as Partial<ErrorBody> | null)?.error
  if (error && typeof error.message === 'string') return new ApiError(status, error)
  return new ApiError(status, {
    code: 'server.error',
    message: `服务器没有正常回应（${status}）。`,
    requestId: '',
  })
}

/** Whatever was thrown, as an ApiError: screens know no other. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown
  const message = thrown instanceof Error ? thrown.message : '程序出了问题，请退出后重新进入。'
  return new ApiError(0, { code: 'server.error', message, requestId: '' })
}
