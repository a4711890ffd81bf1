import { newPasswordRefusal, setRolesRefusal, setStatusRefusal } from '@mingdu/shared/accounts/accounts.rules'
import type { accountQuery, changeAccountBody } from '@mingdu/shared/accounts/accounts.schema'
import { ROLE_NAMES, type Role } from '@mingdu/shared/accounts/permissions'
import type { z } from 'zod'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf, refuseStale, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { refuseWithWork } from '../handovers/handovers.service'
import { holdOrg, orgIdsOf, subtreeIds } from '../orgs/orgs.service'
import { NO_WECHAT } from './accounts.forget'
import { employeeNoLimit } from './accounts.limits.repo'
import { hashPassword, passwordFits } from './accounts.passwords'
import {
  changeAccount,
  EVERYONE,
  listAccounts,
  readAccount,
  writePassword,
  type AccountDoc,
  type PeopleScope,
} from './accounts.repo'
import { removeSessions } from './accounts.sessions.repo'
import { accountViews } from './accounts.view'

type Change = Omit<z.output<typeof changeAccountBody>, 'version'>

/** Who changes the roster, and when. */
export interface Act {
  actor: Actor
  scope: Scope
  time: BusinessTime
}

/** A page of people; a unit given stands for everything below it too. */
export async function listPeople(scope: Scope, { orgId, ...query }: z.output<typeof accountQuery>) {
  const orgIds = orgId === undefined ? undefined : await subtreeIds(orgId)
  const page = await listAccounts(await peopleScope(scope), { ...query, orgIds })
  return { ...page, items: await accountViews(page.items) }
}

/** An account in scope. @throws Refused `record.missing` */
export async function accountInScope(scope: Scope, id: string, tx?: Tx): Promise<AccountDoc> {
  return found(await readAccount(await peopleScope(scope), id, tx))
}

/**
 * Changes what the roster says of a person. Disabling ends every session and frees nothing: number, phone and
 * binding stay theirs.
 */
export async function changePerson(
  id: string,
  seen: number,
  change: Change,
  act: Act,
  tx: Tx,
): Promise<AccountDoc> {
  const account = await accountInScope(act.scope, id, tx)
  refuseStale(account, seen)
  if (change.status && change.status !== account.status) refuseIf(setStatusRefusal(act.actor.id, id))
  if (change.orgId !== undefined && change.orgId !== account.orgId) await holdOrg(change.orgId, tx)
  else if (change.status === 'active' && account.status === 'disabled') await holdOrg(account.orgId, tx)
  const moves = change.orgId !== undefined && change.orgId !== account.orgId
  const leaves = change.status === 'disabled' && account.status === 'active'
  if (moves || leaves) await refuseWithWork({ id, orgId: account.orgId }, act.time, tx)
  if (change.status === 'disabled') await removeSessions(id, ['console', 'miniapp'], null, tx)
  return written(account, present(change), whatChanged(account, change), act, tx)
}

/** @throws Refused `account.self`, `account.admin-roles` */
export async function setRoles(
  id: string,
  seen: number,
  roles: readonly Role[],
  act: Act,
  tx: Tx,
): Promise<AccountDoc> {
  const account = await accountInScope(act.scope, id, tx)
  const granted = [...new Set(roles)]
  refuseIf(setRolesRefusal(act.actor.id, id, granted))
  refuseStale(account, seen)
  const names = granted.map((role) => ROLE_NAMES[role]).join('、') || '无'
  return written(account, { roles: granted }, `角色改为：${names}`, act, tx)
}

/** Gives a one-time password and ends the person's console sessions. */
export async function resetPassword(id: string, passwordHash: string, act: Act, tx: Tx): Promise<AccountDoc> {
  const account = await accountInScope(act.scope, id, tx)
  await removeSessions(id, ['console'], act.actor.sessionId, tx)
  return written(account, { passwordHash, mustChangePassword: true }, '重置密码', act, tx)
}

/** Takes the WeChat off an account and ends its sessions in the mini-program. @throws Refused `bind.none` */
export async function unbind(id: string, act: Act, tx: Tx): Promise<AccountDoc> {
  const account = await accountInScope(act.scope, id, tx)
  if (account.miniOpenid === '') throw new Refused('bind.none')
  await removeSessions(id, ['miniapp'], null, tx)
  return written(account, { ...NO_WECHAT }, '解绑微信', act, tx)
}

/**
 * Checks the old password and hashes the new one, outside any transaction.
 * @throws Refused `password.wrong`, `password.weak`, `password.same`, `auth.busy`, `auth.too-many`
 */
export async function prepareOwnPassword(accountId: string, oldPassword: string, newPassword: string) {
  await employeeNoLimit.spend(`own|${accountId}`)
  const { passwordHash } = found(await readAccount(EVERYONE, accountId))
  if (!(await passwordFits(passwordHash, oldPassword))) throw new Refused('password.wrong')
  await employeeNoLimit.clear(`own|${accountId}`)
  refuseIf(newPasswordRefusal(oldPassword, newPassword))
  return { checkedHash: passwordHash, passwordHash: await hashPassword(newPassword) }
}

/** Writes one's own new password and ends one's other console sessions. */
export async function writeOwnPassword(
  actor: Actor,
  { checkedHash, passwordHash }: { checkedHash: string; passwordHash: string },
  tx: Tx,
): Promise<void> {
  if (!(await writePassword(actor.id, checkedHash, passwordHash, tx))) throw new Refused('password.wrong')
  await removeSessions(actor.id, ['console'], actor.sessionId, tx)
}

async function written(
  account: AccountDoc,
  change: Parameters<typeof changeAccount>[1],
  what: string,
  { actor, time }: Act,
  tx: Tx,
): Promise<AccountDoc> {
  const line = { at: new Date(time.now()), who: actor.name, what, note: '' }
  return found(await changeAccount(account, change, line, tx))
}

async function peopleScope(scope: Scope): Promise<PeopleScope> {
  return scope.kind === 'own' ? { accountId: scope.accountId } : { orgIds: await orgIdsOf(scope) }
}

const FIELD_NAMES: Record<keyof Change, string> = {
  name: '姓名',
  orgId: '单位',
  title: '职务',
  phone: '手机号',
  officePhone: '办公电话',
  wecomUserId: '企业微信账号',
  status: '状态',
}

function whatChanged(account: AccountDoc, change: Change): string {
  const changed = (Object.keys(FIELD_NAMES) as (keyof Change)[]).filter(
    (field) => change[field] !== undefined && change[field] !== (account[field] ?? ''),
  )
  if (changed.length === 1 && changed[0] === 'status') return change.status === 'disabled' ? '停用' : '恢复'
  return `修改${changed.map((field) => FIELD_NAMES[field]).join('、') || '（无变化）'}`
}

/** Without the fields that were not given: an update must not write undefined. */
function present(change: Change): Partial<AccountDoc> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
