import { isOpenJoint } from '@mingdu/shared/cases/joint.states'
import type { Tx } from '../../db/connection'
import type { CaseChange } from './cases.effects'
import { changeStep, stepsOf } from './joint.repo'

/** Once a case is decided or ended, nobody is asked for it any more: what is open leaves the desks of other units. */
export async function closeSteps({ before, after, day, at }: CaseChange, tx: Tx): Promise<void> {
  if (!before || before.openSteps === 0 || after.openSteps > 0) return
  for (const step of await stepsOf(String(after._id), tx)) {
    if (!isOpenJoint(step.state)) continue
    const set = { state: 'cancelled' as const, closedOn: day.today, changedAt: at }
    await changeStep(step, set, { at, who: '系统', what: '不再需要', note: '办件已作出决定或已结束。' }, tx)
  }
}
