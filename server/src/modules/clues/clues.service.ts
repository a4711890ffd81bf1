import type { ClueState } from '@mingdu/shared/clues/clues.states'
import { clueRefusal } from '@mingdu/shared/clues/clues.rules'
import { scopeFor, type Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { clueScope } from './clues.recusal'
import { cluesIn, idsKeptFrom, type ClueDoc } from './clues.repo'
import { clueFacts, cluePerson } from './clues.view'

export { clearSending } from './clues.intake'
export type { ClueDoc }

/** Ids of the clues that are kept from somebody, and from whom they act for: what is told of a clue leaves them out. */
export async function cluesKeptFrom(actor: Actor): Promise<string[]> {
  return idsKeptFrom(actor.reader)
}

/** What waits in which state for whom. */
const WAITING = {
  received: 'dispatch',
  givenBack: 'acceptBack',
  answered: 'callBack',
  dispatched: 'sign',
} as const satisfies Partial<Record<ClueState, string>>

/** A clue that waits for one act of this person. */
export interface ClueToDo {
  doc: ClueDoc
  act: (typeof WAITING)[keyof typeof WAITING]
}

/** 分办, 退回, 签收 and 回访 that this person may do now. */
export async function cluesToDo(actor: Actor, time: BusinessTime, limit: number): Promise<ClueToDo[]> {
  const scope = scopeFor(actor, 'clue.read')
  if (!scope) return []
  const states = Object.keys(WAITING) as (keyof typeof WAITING)[]
  const docs = await cluesIn(clueScope(actor, scope), states, limit * 4)
  const person = cluePerson(actor)
  const mine = docs.flatMap((doc) => {
    const act = WAITING[doc.state as keyof typeof WAITING]
    return clueRefusal(act, clueFacts(doc), person, time.now()) === null ? [{ doc, act }] : []
  })
  return mine.slice(0, limit)
}
