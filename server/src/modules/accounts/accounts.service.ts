import { reachedByMp } from '@mingdu/shared/accounts/accounts.rules'
import type { Role } from '@mingdu/shared/accounts/permissions'
import type { Id, Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { orgIdsOf, orgsById } from '../orgs/orgs.service'
import { actorOf } from './accounts.actor'
import { countByOrg, EVERYONE, findAccounts, readAccount, type AccountDoc } from './accounts.repo'

export {
  accountOfOpenid,
  forgetOpenid,
  forgetWechat,
  readOwnAccount,
  revokePhone,
  type WechatHolder,
} from './accounts.forget'
export { followerChanged, joinMpOpenid, markFollowed, markUnreachable } from './accounts.follow'
export { actorOfRequest, forgetSessions, openSession, type OpenedSession } from './accounts.sessions'
export { issueTicket, phoneOfTicket, spendTicket } from './accounts.bind'
export { checkCode, issueCode, spendCode, takeCode, type SmsParts } from './accounts.sms'
export { setActingUnder } from './accounts.sessions.repo'
export { addressLimit } from './accounts.limits.repo'
export { addAccount, hashPassword, oneTimePassword } from './accounts.add'
export { wholeRoster } from './accounts.repo'

/** A person as other records show them. */
export interface Person {
  id: Id
  name: string
  orgId: Id
  orgName: string
  title: string
  roles: readonly Role[]
  active: boolean
}

/** Where messages go. `mpOpenid` is null until the person was joined with the 服务号. */
export interface Contacts {
  mpOpenid: string | null
  followed: boolean
  miniOpenid: string | null
  phone: string
  /** Their account in 企业微信; null for none. */
  wecomUserId: string | null
}

/** The people that exist among `ids`, disabled ones too: history keeps its names. */
export async function peopleById(ids: Iterable<Id>): Promise<Map<Id, Person>> {
  const people = await findPeople({ ids: [...new Set(ids)], activeOnly: false })
  return new Map(people.map((person) => [person.id, person]))
}

/** People by unit and role, ordered by employee number; for acts of the product itself, hence without a scope. */
export async function findPeople(wanted: {
  orgIds?: readonly Id[]
  role?: Role
  ids?: readonly Id[]
  activeOnly: boolean
}): Promise<Person[]> {
  if (wanted.ids?.length === 0 || wanted.orgIds?.length === 0) return []
  const { orgIds, role, ids } = wanted
  return peopleOf(
    await findAccounts(EVERYONE, { orgIds, role, ids, status: wanted.activeOnly ? 'active' : undefined }),
  )
}

/** Who this person is to the product, through the session of somebody who acts for them; null when they left. */
export async function principalActor(
  id: Id,
  through: Pick<Actor, 'sessionId' | 'channel'>,
): Promise<Actor | null> {
  const account = await readAccount(EVERYONE, id)
  if (account?.status !== 'active') return null
  return actorOf(account, { id: through.sessionId, channel: through.channel })
}

/** Ids of everyone whose name holds the text, disabled ones too: what they handled keeps their name. */
export async function peopleNamed(text: string): Promise<Id[]> {
  const accounts = await findAccounts(EVERYONE, { q: text })
  return accounts.filter(({ name }) => name.includes(text)).map(({ _id }) => String(_id))
}

/** Addresses of people for sending. A person WeChat cannot reach counts as not following. */
export async function contactsOf(accountIds: Iterable<Id>): Promise<Map<Id, Contacts>> {
  const ids = [...new Set(accountIds)]
  const accounts = ids.length > 0 ? await findAccounts(EVERYONE, { ids }) : []
  return new Map(accounts.map((account) => [String(account._id), contactsIn(account)]))
}

/** Active people of the scope whom neither 企业微信 nor the 服务号 reaches: 未绑定, 未关注, or what WeChat answered. */
export async function unreachablePeople(scope: Scope): Promise<{ account: Ref; org: Ref; reason: string }[]> {
  const orgIds = await orgIdsOf(scope)
  const accounts = await findAccounts({ orgIds }, { status: 'active', reach: 'unreachable' })
  const people = await peopleOf(accounts)
  return people.map(({ id, name, orgId, orgName }, i) => ({
    account: { id, name },
    org: { id: orgId, name: orgName },
    reason: reasonOf(accounts[i]),
  }))
}

/** The office number that colleagues may call; empty where none is entered. Never the person's own phone. */
export async function officePhone(accountId: Id): Promise<string> {
  const account = await readAccount(EVERYONE, accountId)
  return account?.officePhone ?? ''
}

/** The number a person signs in with; '' when there is no such person. */
export async function employeeNoOf(accountId: Id): Promise<string> {
  const account = await readAccount(EVERYONE, accountId)
  return account?.employeeNo ?? ''
}

/** How many active people work directly in each unit. */
export function countPeople(tx?: Tx): Promise<Map<Id, number>> {
  return countByOrg(tx)
}

async function peopleOf(accounts: readonly AccountDoc[]): Promise<Person[]> {
  const orgs = await orgsById(accounts.map((account) => account.orgId))
  return accounts.map((account) => ({
    id: String(account._id),
    name: account.name,
    orgId: account.orgId,
    orgName: orgs.get(account.orgId)?.name ?? '',
    title: account.title,
    roles: account.roles,
    active: account.status === 'active',
  }))
}

function contactsIn(account: AccountDoc): Contacts {
  return {
    mpOpenid: account.mpOpenid || null,
    followed: reachedByMp(account),
    miniOpenid: account.miniOpenid || null,
    phone: account.phone,
    wecomUserId: account.wecomUserId || null,
  }
}

function reasonOf(account: AccountDoc | undefined): string {
  if (!account || account.miniOpenid === '') return '未绑定'
  return account.unreachable && account.followed ? account.unreachable.reason : '未关注'
}
