import {
  allowedClueActs,
  CLUE_OPENING_LINES,
  seesOpenings,
  type ClueFacts,
  type CluePerson,
} from '@mingdu/shared/clues/clues.rules'
import { rateClueRefusal, reopenRefusal, urgeClueRefusal } from '@mingdu/shared/clues/clues.rules'
import type { Clue, ClueRow, MyClue } from '@mingdu/shared/clues/clues.schema'
import { addDays, dateInShanghai, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { clip } from '@mingdu/shared/kernel/text'
import { scopeFor, type Actor } from '../../http/actor'
import type { ClueDoc } from './clues.repo'

export function clueFacts(doc: ClueDoc): ClueFacts {
  const { state, identity, matter, assignment, handback, openings } = doc
  return {
    ...{ state, identity, matterId: matter?.id ?? null, triagedBy: doc.triagedBy },
    assignment: assignment && {
      orgId: assignment.org.id,
      workedBy: assignment.workedBy,
      bodyId: assignment.bodyId,
      designated: assignment.designated,
      signed: assignment.signedAt !== null,
      returnUntil: assignment.returnUntil.getTime(),
    },
    handback: handback && { orgId: handback.org.id },
    openings: openings.map((one) => ({ askedBy: one.askedBy.id, state: one.state })),
  }
}

export function cluePerson(actor: Actor): CluePerson {
  const scope = scopeFor(actor, 'clue.handle')
  return {
    id: actor.id,
    deputyId: actor.self?.id ?? null,
    orgPath: [...actor.orgPath, ...(actor.self?.orgPath ?? [])],
    holds: (permission) => actor.permissions.has(permission),
    handles: (orgId) =>
      scope !== null && (scope.kind === 'orgs' ? scope.orgIds.includes(orgId) : actor.orgId === orgId),
  }
}

/** What a row of a list shows of it. */
export const ROW_FIELDS = [
  ...(['version', 'no', 'kind', 'source', 'identity', 'priority', 'state'] as const),
  ...(['assignment', 'due', 'endorsements', 'urges', 'text', 'createdAt'] as const),
] as const satisfies readonly (keyof ClueDoc)[]

export function clueRow(doc: Pick<ClueDoc, '_id' | (typeof ROW_FIELDS)[number]>): ClueRow {
  const { version, no, kind, source, identity, priority, state, assignment, due, endorsements, urges } = doc
  return {
    id: String(doc._id),
    ...{ version, no, kind, source, identity, priority, state, due, endorsements, urges },
    excerpt: clip(doc.text, 60),
    org: assignment && assignment.org,
    createdAt: doc.createdAt.toISOString(),
  }
}

/** A clue as an office reads it. Of 匿名 and 实名保密 nobody reads here who sent it. */
export function clueView(doc: ClueDoc, actor: Actor, now: number): Clue {
  const { assignment, handback, answer, callBack } = doc
  const person = cluePerson(actor)
  const openings = seesOpenings(person) ? doc.openings : []
  const history = seesOpenings(person) ? doc.history : doc.history.filter(({ what }) => !OPENING.has(what))
  return {
    ...clueRow(doc),
    origin: doc.origin && seesOpenings(person) ? { partner: doc.origin.partner, no: doc.origin.no } : null,
    ...{ text: doc.text, place: doc.place, keywords: doc.keywords, publicText: doc.publicText },
    ...{ concernedSaid: doc.concernedSaid, concernedText: doc.concernedText, sender: doc.senderShown },
    concerned: { orgs: doc.concerned.orgs, people: doc.concerned.people },
    files: doc.files.map(({ id, kind }, i) => ({ id, kind, name: neutralName(doc.no, i) })),
    assignment: assignment && {
      ...assignment,
      at: assignment.at.toISOString(),
      signedAt: assignment.signedAt?.toISOString() ?? null,
      returnUntil: assignment.returnUntil.toISOString(),
      proof: { ...assignment.proof, at: assignment.proof.at.toISOString() },
    },
    handback: handback && { ...handback, at: handback.at.toISOString() },
    notes: doc.notes.map((note) => ({ ...note, at: note.at.toISOString() })),
    answer: answer && { ...answer, at: answer.at.toISOString() },
    callBack: callBack && { ...callBack, at: callBack.at.toISOString() },
    ...{ resolution: doc.resolution, rated: ratedView(doc), mergedInto: doc.mergedInto },
    ...{ transferredTo: doc.transferredTo, matter: doc.matter },
    openings: openings.map((one) => ({ ...one, ...openingTimes(one) })),
    history: history.map((line) => ({ ...line, at: line.at.toISOString() })),
    allowedActions: allowedClueActs(clueFacts(doc), person, now),
  }
}

const OPENING: ReadonlySet<string> = new Set(Object.values(CLUE_OPENING_LINES))

/** `线索-123456789015-1`: what a file is called tells nothing of what is in it. */
export function neutralName(no: string, index: number): string {
  return `线索-${no}-${index + 1}`
}

/** The rules in force that decide what whoever sent it may do. */
export interface SenderRules {
  reopenDays: number
  urgeGapHours: number
  today: PlainDate
  now: number
}

export function reopenUntil({ closedAt }: Pick<ClueDoc, 'closedAt'>, days: number): PlainDate | null {
  return closedAt && addDays(dateInShanghai(closedAt.getTime()), days)
}

/** A clue as whoever sent it follows it: offices, never people. */
export function myClueView(doc: ClueDoc, rules: SenderRules): Omit<MyClue, 'confirmToken'> {
  const until = reopenUntil(doc, rules.reopenDays)
  const rated = doc.rated?.level ?? null
  const urge = { state: doc.state, lastUrgedAt: doc.lastUrgedAt?.getTime() ?? null }
  return {
    id: String(doc._id),
    ...{ no: doc.no, kind: doc.kind, identity: doc.identity, text: doc.text, files: doc.files.length },
    ...{ state: doc.state, createdAt: doc.createdAt.toISOString(), due: doc.due, resolution: doc.resolution },
    answer: doc.answer && {
      text: doc.answer.text,
      office: doc.answer.office,
      at: doc.answer.at.toISOString(),
    },
    ...{ rated: ratedView(doc), merged: doc.mergedInto !== null },
    steps: doc.steps.map((step) => ({ ...step, at: step.at.toISOString() })),
    openings: doc.openings.map((one) => ({
      ...{ office: one.office, role: one.role, reason: one.reason, state: one.state },
      ...{ decidedBy: one.decidedRole, ...openingTimes(one) },
    })),
    allowed: {
      urge: urgeClueRefusal(urge, rules.urgeGapHours, rules.now) === null,
      rate: rateClueRefusal({ state: doc.state, rated }) === null,
      reopen: reopenRefusal({ state: doc.state, rated }, { today: rules.today, until }) === null,
    },
    reopenUntil: until,
  }
}

export function publicView(doc: ClueDoc) {
  const { kind, publicText, endorsements, createdAt } = doc
  return {
    id: String(doc._id),
    kind,
    text: publicText ?? '',
    endorsements,
    createdAt: createdAt.toISOString(),
  }
}

function ratedView({ rated }: ClueDoc) {
  return rated && { ...rated, at: rated.at.toISOString() }
}

function openingTimes({ askedAt, decidedAt, openedAt }: ClueDoc['openings'][number]) {
  return {
    askedAt: askedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    openedAt: openedAt.map((at) => at.toISOString()),
  }
}
