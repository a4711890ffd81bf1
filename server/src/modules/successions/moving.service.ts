import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Signer } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { succeedCases, succeedSteps } from '../cases/handover.service'
import { succeedClues } from '../clues/succession.service'
import { passDirectives } from '../directives/owner.service'
import { succeedDutyList } from '../duty-lists/succession.service'
import { succeedGuides } from '../guides/succession.service'
import { mattersKeptFromOrg } from '../matters/kept.service'
import { succeedLookBacks, succeedMatters } from '../matters/succession.service'
import { succeedPowers } from '../powers/succession.service'
import { succeedTasks } from '../tasks/succession.service'
import { tasksNotOver } from './open.service'
import type { Counts, LeftDoc, SuccessionDoc } from './successions.repo'

/** Records that go in one transaction. */
const PORTION = 20

export interface Moving {
  from: Ref
  to: Ref
  note: string
}

interface Act {
  actor: Signer
  time: BusinessTime
}

/** What one portion brought; nothing moved: the step is through. */
export interface Portion {
  moved: Counts
  left?: LeftDoc[]
}

type Step = (moving: Moving, run: SuccessionDoc, act: Act, tx: Tx) => Promise<Portion>

/**
 * The steps of a merger, in their order. Each moves some records that still stand with the org and says how many, so that
 * it goes on where it stopped; what moved is not found again.
 */
export const STEPS: readonly Step[] = [
  tasks,
  async (moving, _run, act, tx) => ({ moved: { matter: await succeedMatters(moving, PORTION, act, tx) } }),
  async (moving, _run, _act, tx) => ({ moved: { lookBack: await succeedLookBacks(moving, PORTION, tx) } }),
  async (moving, _run, act, tx) => ({ moved: { case: await succeedCases(moving, PORTION, act, tx) } }),
  async (moving, _run, act, tx) => ({ moved: { step: await succeedSteps(moving, PORTION, act, tx) } }),
  clues,
  powers,
  async (moving, _run, act, tx) => ({ moved: { guide: await succeedGuides(moving, PORTION, act, tx) } }),
  // the list itself stays where it is: whether it was joined is what the run says
  async (moving, run, act, tx) =>
    run.moved.dutyList ? { moved: {} } : { moved: { dutyList: await succeedDutyList(moving, act, tx) } },
]

async function tasks(moving: Moving, _run: SuccessionDoc, act: Act, tx: Tx): Promise<Portion> {
  // what came from a clue about the successor stays with the org, where 督查 gives it to another
  const kept = await mattersKeptFromOrg(moving.to.id, tx)
  const some = (await tasksNotOver(moving.from.id, tx, kept)).slice(0, PORTION)
  if (some.length === 0) return { moved: {} }
  await succeedTasks(some, moving, act, tx)
  const led = some.filter(({ lead }) => lead).map(({ row }) => row.id)
  await passDirectives(led, moving.to, { at: new Date(act.time.now()), anew: false }, tx)
  return { moved: { task: led.length, helped: some.length - led.length } }
}

/** Counted nowhere: whoever reads of the merger may be one they are kept from. */
async function clues(moving: Moving, _run: SuccessionDoc, act: Act, tx: Tx): Promise<Portion> {
  while ((await succeedClues(moving, PORTION, act, tx)) > 0);
  return { moved: {} }
}

async function powers(moving: Moving, { left }: SuccessionDoc, act: Act, tx: Tx): Promise<Portion> {
  const skip = new Set(left.flatMap(({ kind, id }) => (kind === 'power' ? [id] : [])))
  const portion = await succeedPowers(moving, { limit: PORTION, skip }, act, tx)
  const rest = portion.left.map(({ id, no, title, why }) => ({ kind: 'power' as const, id, no, title, why }))
  return { moved: { power: portion.moved }, left: rest }
}
