import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import { BindingCodeModel, BindTicketModel, SmsCodeModel, type BindTicketDoc } from './accounts.sign-in.model'

export type { BindTicketDoc }

/** Wrong codes a ticket or an SMS code stands before it is void. */
export const MAX_TRIES = 5

const live = () => trusted({ $gt: new Date() })

export async function insertTicket(ticket: Omit<BindTicketDoc, 'tries'>, tx: Tx): Promise<void> {
  await BindTicketModel.create([ticket], { session: tx })
}

export function readTicket(hash: string): Promise<BindTicketDoc | null> {
  return BindTicketModel.findOne({ _id: hash, expiresAt: live() }).lean<BindTicketDoc>()
}

/** Uses up one try, at once and for good: a refusal afterwards does not give it back. */
export function tryTicket(hash: string): Promise<BindTicketDoc | null> {
  return BindTicketModel.findOneAndUpdate(
    { _id: hash, expiresAt: live(), tries: trusted({ $lt: MAX_TRIES }) },
    { $inc: { tries: 1 } },
    { returnDocument: 'after' },
  ).lean<BindTicketDoc>()
}

/** false when another request used it first. */
export async function takeTicket(hash: string, tx: Tx): Promise<boolean> {
  return (await BindTicketModel.deleteOne({ _id: hash }, { session: tx })).deletedCount === 1
}

/** Tickets of one WeChat person, who wants nothing kept of them. */
export async function removeTicketsOf(openid: string, tx: Tx): Promise<void> {
  await BindTicketModel.deleteMany({ openid }, { session: tx })
}

/** The account's one code; a new one replaces the former. */
export async function writeBindingCode(
  accountId: string,
  codeMac: string,
  expiresAt: Date,
  tx: Tx,
): Promise<void> {
  await BindingCodeModel.updateOne(
    { _id: accountId },
    { $set: { codeMac, expiresAt } },
    { upsert: true, session: tx },
  )
}

export async function accountOfBindingCode(codeMac: string): Promise<string | null> {
  const code = await BindingCodeModel.findOne({ codeMac, expiresAt: live() }).lean<{ _id: string }>()
  return code?._id ?? null
}

export async function takeBindingCode(codeMac: string, tx: Tx): Promise<boolean> {
  return (
    (await BindingCodeModel.deleteOne({ codeMac, expiresAt: live() }, { session: tx })).deletedCount === 1
  )
}

export async function removeBindingCode(accountId: string, tx: Tx): Promise<void> {
  await BindingCodeModel.deleteOne({ _id: accountId }, { session: tx })
}

/** The phone's one code; a new one replaces the former and its tries. */
export async function writeSmsCode(
  phoneMac: string,
  codeMac: string,
  expiresAt: Date,
  tx: Tx,
): Promise<void> {
  await SmsCodeModel.updateOne(
    { _id: phoneMac },
    { $set: { codeMac, expiresAt, tries: 0 } },
    { upsert: true, session: tx },
  )
}

/** Uses up one try; null when there is no live code, `tries` beyond the most when it was void before. */
export function trySmsCode(phoneMac: string): Promise<{ codeMac: string; tries: number } | null> {
  return SmsCodeModel.findOneAndUpdate(
    { _id: phoneMac, expiresAt: live() },
    { $inc: { tries: 1 } },
    { returnDocument: 'after' },
  ).lean<{ codeMac: string; tries: number }>()
}

export async function takeSmsCode(phoneMac: string, codeMac: string, tx: Tx): Promise<boolean> {
  return (await SmsCodeModel.deleteOne({ _id: phoneMac, codeMac }, { session: tx })).deletedCount === 1
}
