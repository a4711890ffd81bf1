import type { Given } from './cases.states'
import type { CasePaper, DeliveryMethod, RefusalGround, SpecialProcedure } from './cases.states'
import type { MarkedDemand } from './demands.rules'

/** A limit as it stood when the paper was left: working days, and the last of them. */
export interface FrozenLimit {
  days: number
  end: string
  /** The notice of that year's holidays was not loaded: the day could still move. */
  tentative: boolean
}

export interface FrozenLimits {
  promised: FrozenLimit | null
  legal: FrozenLimit | null
}

/**
 * What each paper says beside number, day, unit and basis. Kept with the paper when the act leaves it, so that it reads the
 * same when it is printed a year later; a new paper does not compile until it has its row. Dates are PlainDates.
 */
export interface CasePaperFacts {
  receipt: {
    materials: { name: string; given: Given; needed: boolean }[]
    /** By this day it must be told what is missing or whether it is taken. */
    answerBy: string
    tentative: boolean
    /** What came in after a 补正告知书. */
    again: boolean
  }
  acceptance: FrozenLimits & {
    receivedOn: string
    acceptedOn: string
    /** Accepted because nothing was told within these working days, and the article that says so. */
    silence: { days: number; article: string | null } | null
    /** Materials accepted without. */
    deferred: number
    /** 告知承诺: what the applicant stands for, and by when. */
    promises: { name: string; by: string }[]
  }
  correction: {
    demands: (MarkedDemand & { material: string })[]
    /** The term to bring them, in natural days, and its last day; null: none was given. */
    term: { days: number; by: string; tentative: boolean } | null
  }
  refusal: { ground: RefusalGround; reason: string }
  deferral: { owed: { name: string; by: string }[] }
  special: FrozenLimits & {
    procedure: SpecialProcedure
    days: number
    from: string
    to: string
    reason: string
    article: string | null
  }
  extension: FrozenLimits & {
    days: number
    joint: boolean
    approver: string
    reason: string
    article: string | null
  }
  grant: {
    text: string
    /** A certificate is made after it. */
    certificate: boolean
    deliverBy: string
    deliverDays: number
  }
  denial: {
    reason: string
    /** null: the place has set itself no days to deliver it. */
    deliver: { days: number; by: string } | null
  }
  delivery: {
    method: DeliveryMethod
    /** The decision that is handed over. */
    decisionNo: string
    granted: boolean
    certificate: boolean
  }
  ending: { reason: string }
  withdrawal: { reason: string }
  transfer: { to: string; reason: string }
}

/** A paper as an act left it. */
export type LeftPaper<K extends CasePaper = CasePaper> = {
  [P in K]: {
    kind: P
    /** 文号 */
    no: string
    on: string
    /** The unit as it was called that day. */
    orgName: string
    /** What it rests on, in words: see `paperBasis`. */
    basis: string
    /** What the applicant may do against it; '' where it decides nothing. */
    remedies: string
    facts: CasePaperFacts[P]
  }
}[K]
