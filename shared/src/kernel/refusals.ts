import { joined } from './joined'
import { CASES_REFUSALS } from './refusals/cases'
import { CATALOG_REFUSALS } from './refusals/catalog'
import { CLUES_REFUSALS } from './refusals/clues'
import { COLUMNS_REFUSALS } from './refusals/columns'
import { MATTERS_REFUSALS } from './refusals/matters'
import { MONITORING_REFUSALS } from './refusals/monitoring'
import { ORGS_REFUSALS } from './refusals/orgs'
import { PEOPLE_REFUSALS } from './refusals/people'
import { REQUESTS_REFUSALS } from './refusals/requests'
import { SUPERVISION_REFUSALS } from './refusals/supervision'
import { SYSTEM_REFUSALS } from './refusals/system'
import { TASKS_REFUSALS } from './refusals/tasks'

/**
 * Every expected refusal: its HTTP status and the plain Chinese that says why and what to do next.
 * `{name}` parts are filled from the refusal's details. The first word of a code says in which file of `refusals/` it
 * stands; a code that stands in two of them does not compile.
 */
export const REFUSALS = /* @__PURE__ */ joined([
  REQUESTS_REFUSALS,
  PEOPLE_REFUSALS,
  ORGS_REFUSALS,
  MATTERS_REFUSALS,
  TASKS_REFUSALS,
  SUPERVISION_REFUSALS,
  COLUMNS_REFUSALS,
  CLUES_REFUSALS,
  CATALOG_REFUSALS,
  CASES_REFUSALS,
  MONITORING_REFUSALS,
  SYSTEM_REFUSALS,
])

export type RefusalCode = keyof typeof REFUSALS
export type RefusalDetails = Record<string, string | number>

/** What a rule answers: null when the act is allowed, else why not. */
export interface Refusal {
  code: RefusalCode
  details?: RefusalDetails
}

/** One field of the input that is wrong: where, by which rule, and what to do. */
export interface FieldProblem {
  /** e.g. `body.tasks.0.weight` */
  path: string
  /** zod's issue code, e.g. `too_small`, `unrecognized_keys` */
  rule: string
  message: string
}

/** The JSON of every error answer. */
export interface ErrorBody {
  error: {
    code: RefusalCode
    message: string
    requestId: string
    fields?: FieldProblem[]
    details?: RefusalDetails
    /** With `version.stale`: what happened since the version the person saw. */
    changes?: { at: string; who: string; what: string; note?: string }[]
    /** With `version.stale`: the version to fetch. */
    currentVersion?: number
  }
}

/** The Chinese text of a refusal with its details filled in. */
export function refusalText(code: RefusalCode, details: RefusalDetails = {}): string {
  return REFUSALS[code].text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}
