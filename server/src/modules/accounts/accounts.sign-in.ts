import type { Tx } from '../../db/connection'
import type { Written } from '../../http/routes'
import { Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { addressLimit, employeeNoLimit } from './accounts.limits.repo'
import { auditActor } from './accounts.me'
import { passwordFits } from './accounts.passwords'
import { accountByEmployeeNo, noteOnAccount, type AccountDoc } from './accounts.repo'
import { openSession, type OpenedSession } from './accounts.sessions'
import { subjectOf } from './accounts.view'

/**
 * Checks a console sign-in, outside any transaction. An unknown number takes the same time and gets the same
 * answer as a wrong password; that an account is disabled is told only to who knows its password.
 * @throws Refused `auth.too-many`, `auth.busy`, `auth.wrong`, `auth.disabled`
 */
export async function checkPassword(employeeNo: string, password: string, ip: string): Promise<AccountDoc> {
  const number = employeeNo.toLowerCase()
  await employeeNoLimit.spend(number)
  await addressLimit.spend(ip)
  const account = await accountByEmployeeNo(number)
  const fits = await passwordFits(account?.passwordHash ?? null, password)
  if (!account || !fits) throw new Refused('auth.wrong')
  if (account.status !== 'active') throw new Refused('auth.disabled')
  await Promise.all([employeeNoLimit.clear(number), addressLimit.giveBack(ip)])
  return account
}

/** Opens the session of a person who has proved who they are, and says so to the audit trail. */
export async function signIn<T>(
  account: AccountDoc,
  { channel, how, time }: { channel: 'console' | 'miniapp'; how: string; time: BusinessTime },
  answer: (account: AccountDoc, session: OpenedSession) => Promise<T>,
  tx: Tx,
): Promise<Written<T> & { session: OpenedSession }> {
  const session = await openSession(String(account._id), channel, tx)
  const seen = await noteOnAccount(String(account._id), { lastSignInAt: new Date(time.now()) }, tx)
  if (seen?.status !== 'active') throw new Refused('auth.disabled')
  return {
    result: await answer(seen, session),
    subject: subjectOf(account),
    actor: await auditActor(account),
    note: how,
    session,
  }
}
