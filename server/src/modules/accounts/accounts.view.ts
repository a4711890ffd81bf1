import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import { reachOf } from '@mingdu/shared/accounts/accounts.rules'
import { maskPhone } from '@mingdu/shared/kernel/text'
import { orgsById } from '../orgs/orgs.service'
import type { AccountDoc } from './accounts.repo'

/** Accounts as the console shows them: the phone is masked here and nowhere later. */
export async function accountViews(accounts: readonly AccountDoc[]): Promise<Account[]> {
  const orgs = await orgsById(accounts.map((account) => account.orgId))
  return accounts.map((account) => ({
    id: String(account._id),
    version: account.version,
    employeeNo: account.employeeNo,
    name: account.name,
    org: { id: account.orgId, name: orgs.get(account.orgId)?.name ?? '' },
    title: account.title,
    phone: account.phone === '' ? '' : maskPhone(account.phone),
    officePhone: account.officePhone,
    wecomUserId: account.wecomUserId ?? '',
    roles: account.roles,
    status: account.status,
    reach: reachOf(account),
    lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
  }))
}

export async function accountView(account: AccountDoc): Promise<Account> {
  const [view] = await accountViews([account])
  if (!view) throw new Error('one account gives one view')
  return view
}

/** What the audit trail names: the person, never a number or a code. */
export function subjectOf(account: AccountDoc): { kind: string; id: string; name: string } {
  return { kind: 'account', id: String(account._id), name: account.name }
}
