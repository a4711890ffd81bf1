import { clueRefusal, type ClueAllowed } from '@mingdu/shared/clues/clues.rules'
import { CLUE_ACTS, nextClueState, type ClueAct } from '@mingdu/shared/clues/clues.states'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope, Signer } from '../../http/actor'
import { found, refuseIf, refuseStale } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { noteResult } from '../exchange/results.service'
import { clueScope } from './clues.recusal'
import { changeClue, readClue, type ClueDoc } from './clues.repo'
import { clueFacts, cluePerson } from './clues.view'

/** Who acts on which clue, in the version they saw. */
export interface ClueActing {
  id: string
  version: number
  scope: Scope
  actor: Actor
  time: BusinessTime
  box: SealBox
}

/** Who signs the line of 经过. */
interface Signing {
  actor: Signer
  time: BusinessTime
}

/** @throws Refused `record.missing` also where the clue is kept from them, `version.stale`, what `clueRefusal` says */
export async function openClue(act: ClueAllowed, acting: ClueActing, tx: Tx): Promise<ClueDoc> {
  const doc = found(await readClue(clueScope(acting.actor, acting.scope), acting.id, tx))
  refuseStale(doc, acting.version)
  refuseIf(clueRefusal(act, clueFacts(doc), cluePerson(acting.actor), acting.time.now()))
  return doc
}

/** What an act leaves beside the state it leads to. */
export interface Left {
  set?: Partial<ClueDoc>
  note?: string
  /** What the sender reads of it; without: nothing. */
  step?: { what: string; note?: string }
  /** Absent: the act's own word. */
  what?: string
}

/** Moves a clue on by one of the table's acts; another system that sent it gets what became of it. */
export async function moveClue(
  act: ClueAct,
  doc: ClueDoc,
  left: Left,
  acting: Signing,
  tx: Tx,
): Promise<ClueDoc> {
  const state = nextClueState(doc.state, act)
  if (state === null) throw new Error(`${act} is not possible`)
  const moved = await writeClue(
    doc,
    { what: CLUE_ACTS[act], ...left, set: { ...left.set, state } },
    acting,
    tx,
  )
  const outcome = { ...moved, id: String(moved._id) }
  await noteResult(doc.state, outcome, new Date(acting.time.now()), tx)
  return moved
}

/** Writes the next version with its line of 经过. */
export async function writeClue(
  doc: ClueDoc,
  { set = {}, note = '', step, what = '' }: Left,
  { actor, time }: Signing,
  tx: Tx,
): Promise<ClueDoc> {
  refuseIf(classifiedRefusal(note, step?.note ?? ''))
  const at = new Date(time.now())
  const line = { at, who: actor.name, what, note, office: actor.orgName }
  const shown = step ? { at, what: step.what, office: actor.orgName, note: step.note ?? '' } : null
  return found(await changeClue(doc, set, line, shown, tx))
}

export function refOf({ id, name }: Pick<Actor, 'id' | 'name'>) {
  return { id, name }
}

/** Everybody who worked on it, with who really acted in another's name. */
export function withWorker(workedBy: readonly string[], actor: Actor): string[] {
  return [...new Set([...workedBy, actor.id, ...(actor.self ? [actor.self.id] : [])])]
}
