import type { Role } from '@mingdu/shared/accounts/permissions'
import type { Tx } from '../../db/connection'
import { holdOrg } from '../orgs/orgs.service'
import { insertAccount, type AccountDoc } from './accounts.repo'

export { hashPassword, oneTimePassword } from './accounts.passwords'

/** A person to put on the roster; the password is hashed already, outside the transaction. */
export interface NewPerson {
  employeeNo: string
  name: string
  orgId: string
  title: string
  phone: string
  officePhone?: string
  wecomUserId?: string
  passwordHash: string
  roles?: readonly Role[]
  mustChangePassword?: boolean
}

/**
 * Puts a person on the roster of an active unit.
 * @throws Refused `record.duplicate` for a taken employee number or 企业微信 account, `org.inactive`
 */
export async function addAccount(
  person: NewPerson,
  by: { name: string; at: Date },
  tx: Tx,
): Promise<AccountDoc> {
  await holdOrg(person.orgId, tx)
  return insertAccount(
    {
      ...person,
      roles: [...(person.roles ?? [])],
      history: [{ at: by.at, who: by.name, what: '新建人员', note: '', version: 1 }],
    },
    tx,
  )
}
