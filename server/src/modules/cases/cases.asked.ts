import { SOON_WORKDAYS } from '@mingdu/shared/cases/cases.light'
import type { CaseChannel, CaseState } from '@mingdu/shared/cases/cases.states'
import type { Counted } from '@mingdu/shared/cases/figures.rules'
import type { Id } from '@mingdu/shared/kernel/ids'
import { addWorkdays } from '@mingdu/shared/kernel/work-calendar'
import { subtreeIds } from '../orgs/orgs.service'
import { countedPeriod } from './cases.counted'
import type { CasesFilter } from './cases.repo'
import type { CaseDay } from './cases.view'

/** The conditions of the queue as they are asked for, by the list and by its export. */
export interface AskedCases {
  q?: string | undefined
  state?: CaseState | undefined
  orgId?: Id | undefined
  open?: boolean | undefined
  late?: boolean | undefined
  soon?: boolean | undefined
  /** Taken by this person. */
  reviewerId?: Id | undefined
  powerId?: Id | undefined
  channel?: CaseChannel | undefined
  counted?: Counted | undefined
  from?: string | undefined
  through?: string | undefined
  ids?: readonly Id[] | undefined
}

/** What they mean on a day. @throws Refused `input.invalid` for a figure without both days */
export async function filterOf(
  { orgId, late, soon, counted, from, through, ...rest }: AskedCases,
  { today, calendar }: CaseDay,
): Promise<CasesFilter> {
  return {
    ...rest,
    orgIds: orgId === undefined ? undefined : await subtreeIds(orgId),
    lateOn: late === true ? today : undefined,
    dueIn: soon === true ? { from: today, to: addWorkdays(calendar, today, SOON_WORKDAYS).date } : undefined,
    counted: countedPeriod({ counted, from, through }, today),
  }
}
