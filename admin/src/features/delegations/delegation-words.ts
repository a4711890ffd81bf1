import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { DELEGATION_PHASES, type DelegationAct } from '@mingdu/shared/delegations/delegations.states'
import { fullTimeText } from '../../components/dates'

/** What each act leads to, said before it is done. */
export const WHAT: Record<DelegationAct, string> = {
  accept: '接受后，在时段内可以切换到“代”的身份办理授权的事。办的每件事都记您和授权人两个名字。',
  decline: '谢绝后这份授权不生效，对方会收到消息。',
  revoke: '当时失效，对方不能再以您的名义办理；已经办的仍然有效，记录保留。',
  giveUp: '当时失效，您不能再以对方的名义办理；已经办的仍然有效，记录保留。',
}

export const NEEDS_NOTE: readonly DelegationAct[] = ['decline', 'giveUp']

export function phaseText({ phase }: Pick<Delegation, 'phase'>): string {
  return DELEGATION_PHASES[phase]
}

export function periodText({ from, until }: Pick<Delegation, 'from' | 'until'>): string {
  return `${fullTimeText(from)} 至 ${fullTimeText(until)}`
}
