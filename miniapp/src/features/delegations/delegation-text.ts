import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import type { DelegationAct } from '@mingdu/shared/delegations/delegations.states'
import { momentText } from '../../components/dates'

/** What each act leads to, said before it is done. */
export const WHAT: Record<DelegationAct, string> = {
  accept: '接受后，在时段内可以在电脑上切换到“代”的身份办理授权的事。办的每件事都记两个人的名字。',
  decline: '谢绝后这份授权不生效，对方会收到消息。',
  revoke: '当时失效，对方不能再以您的名义办理；已经办的仍然有效，记录保留。',
  giveUp: '当时失效，您不能再以对方的名义办理；已经办的仍然有效，记录保留。',
}

export const NEEDS_NOTE: readonly DelegationAct[] = ['decline', 'giveUp']

const DAY = 86_400_000

export function periodText(
  { from, until }: Pick<Delegation, 'from' | 'until'>,
  today: string | null,
): string {
  return `${momentText(from, today)} 至 ${momentText(until, today)}`
}

/** The first moment of a day in Shanghai, which knows no summer time. */
export function startOf(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}

/** The end of a day: the first moment of the next. */
export function endOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY).toISOString()
}
