import { REVOKED_PHONE } from '@mingdu/shared/privacy/privacy.rules'
import { inTransaction, type Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { Refused } from '../../refused'
import { forgetEventsOf } from '../../wechat/events.repo'
import {
  accountOfOpenid,
  forgetOpenid,
  forgetSessions,
  forgetWechat,
  readOwnAccount,
  revokePhone,
} from '../accounts/accounts.service'
import { auditAct } from '../audit/audit.service'
import { forget as forgetSubscriptions } from '../subscriptions/subscriptions.service'
import { consentOf, recordConsent } from './consents.service'

/**
 * 个人信息保护法第十五条, 第四十七条: takes the consent back and removes what came from WeChat. The account and the
 * records of official work stay; what waits for this person on WeChat's channels refuses itself for want of an address.
 * @throws Refused `bind.none` when there is neither a consent nor a binding
 */
export async function withdrawConsent(actor: Actor, at: Date, tx: Tx): Promise<void> {
  const account = await readOwnAccount(actor.id, tx)
  const { agreed } = await consentOf(actor.id, tx)
  if (!account.miniOpenid && !agreed) throw new Refused('bind.none')
  await recordConsent(actor.id, 'withdrawn', { channel: actor.channel, at }, tx)
  await forgetHolder(account.id, { who: actor.name, what: '撤回同意，删除微信绑定', at }, tx)
}

/**
 * WeChat closed the person's account of the mini-program: its binding goes as with a withdrawal. `openid` may be known
 * to nobody; then only what was kept beside the accounts goes.
 */
export async function accountCancelled(openid: string, at: Date = new Date()): Promise<void> {
  const accountId = await inTransaction(async (tx) => {
    const account = await accountOfOpenid(openid, tx)
    if (!account) return forgetStray(openid, tx)
    const note = '微信账号注销'
    await recordConsent(account.id, 'cancelled', { channel: 'wechat', at, note }, tx)
    await forgetHolder(account.id, { who: '微信', what: '微信账号注销，删除微信绑定', at }, tx)
    const subject = { kind: 'account', id: account.id, name: account.name }
    await auditAct({ event: 'privacy.withdrawn', subject, note, at }, tx)
    return account.id
  })
  if (accountId) forgetSessions(accountId)
}

/** The person took kinds of information back in WeChat's settings: noted; a phone number no longer counts as WeChat's. */
export async function authorizationRevoked(
  openid: string,
  codes: readonly number[],
  at: Date = new Date(),
): Promise<void> {
  await inTransaction(async (tx) => {
    const account = await accountOfOpenid(openid, tx)
    if (!account) return
    const note = codes.map((code) => KINDS[code] ?? `第 ${code} 类信息`).join('、')
    await recordConsent(account.id, 'revoked', { channel: 'wechat', at, note }, tx)
    if (codes.includes(REVOKED_PHONE)) await revokePhone(account.id, tx)
  })
}

const KINDS: Readonly<Record<number, string>> = { 6: '昵称和头像', [REVOKED_PHONE]: '手机号' }

async function forgetHolder(
  accountId: string,
  line: { who: string; what: string; at: Date },
  tx: Tx,
): Promise<void> {
  for (const openid of await forgetWechat(accountId, line, tx)) await forgetTraces(openid, tx)
}

async function forgetStray(openid: string, tx: Tx): Promise<null> {
  await forgetOpenid(openid, tx)
  await forgetTraces(openid, tx)
  return null
}

async function forgetTraces(openid: string, tx: Tx): Promise<void> {
  await forgetSubscriptions(openid, tx)
  await forgetEventsOf(openid, tx)
}
