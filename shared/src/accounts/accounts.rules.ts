import type { Refusal } from '../kernel/refusals'
import { rolesRefusal, type Role } from './permissions'

/** At least 10 characters with letters and digits (GB/T 22239 asks for length and mixture), and not the old one. */
export function newPasswordRefusal(oldPassword: string, newPassword: string): Refusal | null {
  if ([...newPassword].length < 10 || !/[A-Za-z]/.test(newPassword) || !/\d/.test(newPassword)) {
    return { code: 'password.weak' }
  }
  return oldPassword === newPassword ? { code: 'password.same' } : null
}

/** Nobody grants roles to themselves, and 三员分立 holds. */
export function setRolesRefusal(actorId: string, accountId: string, roles: readonly Role[]): Refusal | null {
  if (actorId === accountId) return { code: 'account.self' }
  const code = rolesRefusal(roles)
  return code ? { code } : null
}

/** Nobody disables or enables their own account. */
export function setStatusRefusal(actorId: string, accountId: string): Refusal | null {
  return actorId === accountId ? { code: 'account.self' } : null
}

/** A WeChat and an account belong to each other alone; an account that is disabled is bound to nobody new. */
export function bindRefusal(
  account: { status: string; miniOpenid: string },
  miniOpenid: string,
  holderOfOpenid: string | null,
  accountId: string,
): Refusal | null {
  if (account.status !== 'active') return { code: 'auth.disabled' }
  if (account.miniOpenid !== '' && account.miniOpenid !== miniOpenid) return { code: 'bind.taken' }
  return holderOfOpenid !== null && holderOfOpenid !== accountId ? { code: 'bind.other' } : null
}

/** What the account knows of the ways to its holder; fields that an older record lacks count as empty. */
export interface ReachFacts {
  miniOpenid: string
  mpOpenid: string
  followed: boolean
  unreachable: unknown
  wecomUserId?: string | null
}

/** How far a person can be told things: by 企业微信, or by a card of the 服务号 that leads into the mini-program. */
export function reachOf(account: ReachFacts): {
  bound: boolean
  followed: boolean
  wecom: boolean
  reachable: boolean
} {
  const wecom = Boolean(account.wecomUserId)
  return {
    bound: account.miniOpenid !== '',
    followed: follows(account),
    wecom,
    reachable: wecom || reachedByMp(account),
  }
}

/** The 服务号 alone: the person follows it, was joined with it, and was not refused by WeChat since. */
export function reachedByMp(account: ReachFacts): boolean {
  return follows(account) && account.unreachable == null
}

function follows({ followed, mpOpenid }: ReachFacts): boolean {
  return followed && mpOpenid !== ''
}
