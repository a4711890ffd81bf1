import { reachOf } from '@mingdu/shared/accounts/accounts.rules'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { permissionsOf } from '@mingdu/shared/accounts/permissions'
import type { Parts } from '../../parts'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { unreadCount } from '../messages/messages.service'
import { orgsById } from '../orgs/orgs.service'
import { consentOf } from '../privacy/consents.service'
import type { AccountDoc } from './accounts.repo'
import type { OpenedSession } from './accounts.sessions'

const QR_SECONDS = 600

/** The person behind a session, and what the screens may offer them. */
export async function meOf(
  account: AccountDoc,
  time: BusinessTime,
  tx?: Tx,
  hat?: Actor['hat'],
): Promise<Me> {
  const id = String(account._id)
  const [orgs, unread, privacy] = await Promise.all([
    orgsById([account.orgId]),
    unreadCount(id),
    consentOf(id, tx),
  ])
  return {
    id,
    name: account.name,
    employeeNo: account.employeeNo,
    title: account.title,
    org: { id: account.orgId, name: orgs.get(account.orgId)?.name ?? '' },
    roles: account.roles,
    permissions: hat ? [...hat.permissions] : permissionsOf(account.roles),
    acting: hat ? actingView(hat) : null,
    reach: reachOf(account),
    preferences: { elder: account.elder },
    privacy,
    today: time.today(),
    unread,
    mustChangePassword: account.mustChangePassword,
  }
}

function actingView({ principal, permissions, until }: NonNullable<Actor['hat']>): NonNullable<Me['acting']> {
  const { id, name, orgName } = principal
  return { principal: { id, name, orgName }, until: until.toISOString(), over: permissions.length === 0 }
}

/** The answer that opens a session of the mini-program or the H5. */
export async function sessionAnswer(account: AccountDoc, session: OpenedSession, time: BusinessTime, tx: Tx) {
  const me = await meOf(account, time, tx)
  return { token: session.token, expiresAt: session.expiresAt.toISOString(), me }
}

/** Whom an audit entry names when the request came from nobody signed in yet. */
export async function auditActor(
  account: AccountDoc,
): Promise<Pick<Actor, 'id' | 'name' | 'orgId' | 'orgName'>> {
  const org = (await orgsById([account.orgId])).get(account.orgId)
  return { id: String(account._id), name: account.name, orgId: account.orgId, orgName: org?.name ?? '' }
}

/** A code that leads to the 服务号, as a picture's data address. Its scene names nobody: the unionid joins. */
export async function followQr(wechat: Parts['wechat']): Promise<{ dataUrl: string; expiresAt: string }> {
  const { png, expiresAt } = await wechat.mpFollowQr('follow', QR_SECONDS)
  return { dataUrl: `data:image/png;base64,${png.toString('base64')}`, expiresAt: expiresAt.toISOString() }
}
