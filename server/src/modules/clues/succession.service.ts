import { CLUE_ACTS } from '@mingdu/shared/clues/clues.states'
import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Signer } from '../../http/actor'
import { found } from '../../refused'
import type { BusinessTime } from '../../time'
import { orgsById, type OrgNode } from '../orgs/orgs.service'
import { moveClue, writeClue } from './clues.acts'
import { bodyIdOf, provenFree, shutFromOrg } from './clues.recusal'
import { openCluesOfOrg, type AssignmentDoc, type ClueDoc } from './clues.repo'

interface Act {
  actor: Signer
  time: BusinessTime
}

/** 单位并入: the successor goes on with the clues of the unit, or they are given out anew where it must not have them. */
export async function succeedClues(
  { from, to }: { from: Ref; to: Ref },
  limit: number,
  act: Act,
  tx: Tx,
): Promise<number> {
  const open = await openCluesOfOrg(from.id, limit, tx)
  if (open.length === 0) return 0
  const heir = found((await orgsById([to.id])).get(to.id))
  for (const doc of open) await pass(doc, heir, from.name, act, tx)
  return open.length
}

async function pass(doc: ClueDoc, heir: OrgNode, was: string, act: Act, tx: Tx): Promise<void> {
  if (await shutFromOrg(doc.shut, heir)) {
    const set = { assignment: null, handback: null, answer: null, due: null }
    const left = { set, note: `${was}已并入${heir.name}，应当回避`, step: { what: '另行分办' } }
    await moveClue('recuse', doc, { what: CLUE_ACTS.recuse, ...left }, act, tx)
    return
  }
  const assignment: AssignmentDoc | null = doc.assignment && {
    ...doc.assignment,
    ...{ org: { id: heir.id, name: heir.name }, bodyId: await bodyIdOf(heir.id), handler: null },
    proof: await provenFree(doc.shut, heir, new Date(act.time.now())),
  }
  await writeClue(
    doc,
    { set: { assignment }, what: '承办单位变更', note: `${was}已并入${heir.name}` },
    act,
    tx,
  )
}
