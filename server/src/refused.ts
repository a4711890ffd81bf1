import {
  refusalText,
  type FieldProblem,
  type Refusal,
  type RefusalCode,
  type RefusalDetails,
} from '@mingdu/shared/kernel/refusals'

/** An expected refusal: one error middleware turns it into its status and Chinese text. */
export class Refused extends Error {
  fields?: FieldProblem[]
  changes?: { at: string; who: string; what: string; note?: string }[]
  currentVersion?: number
  /** Whole seconds until another try may be let in; becomes the header `Retry-After`. */
  retrySeconds?: number

  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
  ) {
    super(refusalText(code, details))
    this.name = 'Refused'
  }
}

/** Throws what a rule answered, if it refused. */
export function refuseIf(refusal: Refusal | null): void {
  if (refusal) throw new Refused(refusal.code, refusal.details)
}

/** Refuses what is wrong with fields, all at once; null where nothing is. @throws Refused `input.invalid` */
export function refuseFields(problems: readonly (readonly [path: string, problem: string | null])[]): void {
  const fields = problems.flatMap(([path, message]) => (message ? [{ path, rule: 'format', message }] : []))
  if (fields.length === 0) return
  const refused = new Refused('input.invalid', { count: fields.length })
  refused.fields = fields
  throw refused
}

/** A record that is not there, or not in the actor's scope: the two look the same. */
export function found<T>(record: T | null | undefined): T {
  if (record == null) throw new Refused('record.missing')
  return record
}

/** Refuses an act on a version other than the one the person saw, and says what happened since. */
export function refuseStale(
  record: {
    version: number
    history: readonly { at: Date; who: string; what: string; note: string; version: number }[]
  },
  seen: number,
): void {
  if (record.version === seen) return
  const changes = record.history.filter((h) => h.version > seen)
  const last = changes.at(-1)
  const refused = new Refused('version.stale', {
    who: last?.who ?? '系统',
    when: last ? shanghaiText(last.at) : '刚才',
  })
  refused.changes = changes.map((h) => ({ at: h.at.toISOString(), who: h.who, what: h.what, note: h.note }))
  refused.currentVersion = record.version
  throw refused
}

function shanghaiText(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
}
