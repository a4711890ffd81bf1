import { createHash, randomBytes } from 'node:crypto'
import { bindRefusal } from '@mingdu/shared/accounts/accounts.rules'
import type { Tx } from '../../db/connection'
import type { SealBox } from '../../seal-box'
import { found, refuseIf, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import type { Wechat } from '../../wechat/wechat'
import {
  accountOfBindingCode,
  insertTicket,
  readTicket,
  removeBindingCode,
  takeBindingCode,
  takeTicket,
  tryTicket,
  writeBindingCode,
  type BindTicketDoc,
} from './accounts.codes.repo'
import { joinMpOpenid } from './accounts.follow'
import { addressLimit } from './accounts.limits.repo'
import { recordConsent, requireConsent } from '../privacy/consents.service'
import { clearCode } from './accounts.passwords'
import {
  accountByMiniOpenid,
  activeByPhone,
  changeAccount,
  EVERYONE,
  noteOnAccount,
  readAccount,
  type AccountDoc,
} from './accounts.repo'

const TICKET_MS = 10 * 60_000
const CODE_MS = 15 * 60_000

type WechatPerson = Awaited<ReturnType<Wechat['miniLogin']>>

/** The bound account of a WeChat person, joined anew with the 服务号 where that has become possible; else null. */
export async function boundAccount(person: WechatPerson, tx: Tx): Promise<AccountDoc | null> {
  const account = await accountByMiniOpenid(person.openid, tx)
  if (!account) return null
  if (account.status !== 'active') throw new Refused('auth.disabled')
  const learnt =
    person.unionid && account.unionid === ''
      ? await noteOnAccount(String(account._id), { unionid: person.unionid }, tx)
      : account
  return joinMpOpenid(learnt ?? account, tx)
}

/** A ticket for a WeChat person whom no account is bound to: ten minutes. */
export async function issueTicket(
  person: WechatPerson,
  tx: Tx,
): Promise<{ bindTicket: string; expiresAt: string }> {
  const bindTicket = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + TICKET_MS)
  await insertTicket(
    { _id: digest(bindTicket), openid: person.openid, unionid: person.unionid ?? '', expiresAt },
    tx,
  )
  return { bindTicket, expiresAt: expiresAt.toISOString() }
}

/** What a person hands in to be bound: the ticket of their WeChat, and the privacy notice they agreed to. */
export interface BindRequest {
  bindTicket: string
  privacyVersion?: string | undefined
}

/**
 * What WeChat says is the phone of the ticket's holder. Consent and ticket are looked at first: a phone code costs
 * money, and nothing is asked of WeChat for somebody who did not agree.
 * @throws Refused `privacy.needed`, `privacy.version`, `bind.ticket`, `wechat.code`, `wechat.down`
 */
export async function phoneOfTicket(
  { bindTicket, privacyVersion }: BindRequest,
  phoneCode: string,
  wechat: Wechat,
): Promise<string> {
  requireConsent(privacyVersion)
  if (!(await readTicket(digest(bindTicket)))) throw new Refused('bind.ticket')
  return (await wechat.miniPhone(phoneCode)).phone
}

/**
 * Binds by the phone number of the roster.
 * @throws Refused `bind.no-person`, `bind.ambiguous`, `bind.taken`, `bind.other`, `bind.ticket`
 */
export async function bindPhone(
  bindTicket: string,
  phone: string,
  time: BusinessTime,
  tx: Tx,
): Promise<AccountDoc> {
  const [account, another] = await activeByPhone(phone, tx)
  if (!account) throw new Refused('bind.no-person')
  if (another) throw new Refused('bind.ambiguous')
  return bind(account, bindTicket, { what: '按手机号绑定', phoneProven: true }, time, tx)
}

/**
 * Uses up one of the ticket's five tries and names the account of a code.
 * @throws Refused `privacy.needed`, `privacy.version`, `bind.ticket`, `bind.code`, `auth.too-many`
 */
export async function accountOfCode(
  { bindTicket, privacyVersion }: BindRequest,
  code: string,
  ip: string,
  box: SealBox,
): Promise<string> {
  requireConsent(privacyVersion)
  await addressLimit.spend(ip)
  if (!(await tryTicket(digest(bindTicket)))) throw new Refused('bind.ticket')
  const accountId = await accountOfBindingCode(codeMac(code, box))
  if (!accountId) throw new Refused('bind.code')
  await addressLimit.giveBack(ip)
  return accountId
}

/** Binds by a one-time code, which is used up. */
export async function bindCode(
  { bindTicket, code, accountId }: { bindTicket: string; code: string; accountId: string },
  box: SealBox,
  time: BusinessTime,
  tx: Tx,
): Promise<AccountDoc> {
  if (!(await takeBindingCode(codeMac(code, box), tx))) throw new Refused('bind.code')
  const account = await readAccount(EVERYONE, accountId, tx)
  if (!account) throw new Refused('bind.code')
  return bind(account, bindTicket, { what: '按绑定码绑定', phoneProven: false }, time, tx)
}

/** Issues a one-time code: 8 characters, 15 minutes; a former one of the account is void. */
export async function issueBindingCode(account: AccountDoc, box: SealBox, tx: Tx) {
  if (account.status !== 'active') throw new Refused('account.disabled')
  if (account.miniOpenid !== '') throw new Refused('bind.taken')
  const code = clearCode(8)
  const expiresAt = new Date(Date.now() + CODE_MS)
  await writeBindingCode(String(account._id), codeMac(code, box), expiresAt, tx)
  return { code, expiresAt: expiresAt.toISOString() }
}

async function bind(
  account: AccountDoc,
  bindTicket: string,
  { what, phoneProven }: { what: string; phoneProven: boolean },
  time: BusinessTime,
  tx: Tx,
): Promise<AccountDoc> {
  const ticket = await spendTicket(bindTicket, tx)
  const holder = await accountByMiniOpenid(ticket.openid, tx)
  const id = String(account._id)
  refuseIf(bindRefusal(account, ticket.openid, holder ? String(holder._id) : null, id))
  const change = { miniOpenid: ticket.openid, unionid: ticket.unionid, phoneProven }
  const at = new Date(time.now())
  const bound = found(await changeAccount(account, change, { at, who: account.name, what, note: '' }, tx))
  await recordConsent(id, 'agreed', { channel: 'miniapp', at, note: what }, tx)
  await removeBindingCode(id, tx)
  return joinMpOpenid(bound, tx)
}

/** Uses a ticket up and tells whose WeChat it was. @throws Refused `bind.ticket` */
export async function spendTicket(bindTicket: string, tx: Tx): Promise<BindTicketDoc> {
  const ticket = await readTicket(digest(bindTicket))
  if (!ticket || !(await takeTicket(ticket._id, tx))) throw new Refused('bind.ticket')
  return ticket
}

function codeMac(code: string, box: SealBox): string {
  return box.mac(`bind-code|${code}`)
}

function digest(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex')
}
