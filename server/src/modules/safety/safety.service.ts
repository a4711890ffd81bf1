import { afterSuggestion, strictest, type Suggestion } from '@mingdu/shared/safety/safety.rules'
import type { SafetyState } from '@mingdu/shared/safety/safety.states'
import type { Tx } from '../../db/connection'
import { checkOfTrace, insertCheck, statesOf, writeMachine } from './safety.repo'

/** What the checked words and pictures belong to. */
export interface SafetySubject {
  kind: 'feedback' | 'rating' | 'caseMessage' | 'clue' | 'article' | 'articleComment'
  id: string
  name: string
}

/** Who wrote it, and when (business time). */
export interface Authorship {
  authorId: string
  at: Date
}

/**
 * Opens the check of a text in the caller's transaction. Fail-open for intake: nothing is asked of WeChat here, the
 * worker does that within a second; whatever becomes of it, the text is in.
 */
export function checkText(subject: SafetySubject, text: string, by: Authorship, tx: Tx): Promise<void> {
  return insertCheck({ ...common(subject, by), kind: 'text', text, fileId: null }, tx)
}

/** The same for a picture. */
export function checkPicture(subject: SafetySubject, fileId: string, by: Authorship, tx: Tx): Promise<void> {
  return insertCheck({ ...common(subject, by), kind: 'picture', text: null, fileId }, tx)
}

/**
 * WeChat's verdict on a picture, by the id it gave when it took the picture up. A repeat, or a verdict after a person
 * has decided, changes nothing; one that comes after the wait was given up still counts.
 * @returns false when no check has this id (yet): the event may be quicker than the answer that names it
 */
export async function pictureChecked(
  traceId: string,
  verdict: Suggestion,
  at: Date = new Date(),
): Promise<boolean> {
  const check = await checkOfTrace(traceId)
  if (check && !check.suggestion && !check.decided) await writeMachine(check, afterSuggestion(verdict), at)
  return check !== null
}

/** The state of each subject, that of its worst check. */
export async function safetyOf(subjectIds: readonly string[], tx?: Tx): Promise<Map<string, SafetyState>> {
  const states = subjectIds.length > 0 ? await statesOf(subjectIds, tx) : new Map<string, SafetyState[]>()
  return new Map(subjectIds.map((id) => [id, strictest(states.get(id) ?? [])]))
}

/** Fail-closed: true only when every check of the subject has passed. */
export async function publishable(subjectId: string, tx?: Tx): Promise<boolean> {
  return (await safetyOf([subjectId], tx)).get(subjectId) === 'passed'
}

function common({ kind, id, name }: SafetySubject, { authorId, at }: Authorship) {
  return { subjectKind: kind, subjectId: id, subjectName: name, authorId, createdAt: at }
}
