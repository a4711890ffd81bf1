import { maskPhone } from '@mingdu/shared/kernel/text'
import type { Tx } from '../../db/connection'
import { Refused } from '../../refused'
import type { SealBox } from '../../seal-box'
import { recordConsent } from '../privacy/consents.service'
import {
  changeCitizen,
  citizenByOpenid,
  citizenByPhone,
  insertCitizen,
  type CitizenDoc,
} from './citizens.repo'

interface WechatPerson {
  openid: string
  unionid: string | null
}

/** The citizen of a phone, made when there is none: nobody else may be told of what they apply for. */
export async function citizenOfPhone(
  phone: string,
  { box, at }: { box: SealBox; at: Date },
  tx: Tx,
): Promise<CitizenDoc> {
  const phoneMac = box.mac(`citizen-phone|${phone}`)
  const known = await citizenByPhone(phoneMac, tx)
  if (known) return known
  const sealed = { sealed: box.seal(phone), shown: maskPhone(phone) }
  return insertCitizen({ phone: sealed, phoneMac, createdAt: at }, tx)
}

/** Who signed in with this WeChat before; null for a new one. */
export function citizenOfWechat({ openid }: WechatPerson, tx: Tx): Promise<CitizenDoc | null> {
  return citizenByOpenid(openid, tx)
}

/**
 * Joins a WeChat with the citizen of a phone that WeChat itself has proven.
 * @throws Refused `citizen.other-wechat` when either is joined with another
 */
export async function joinWechat(
  citizen: CitizenDoc,
  { openid, unionid }: WechatPerson,
  tx: Tx,
): Promise<CitizenDoc> {
  if (citizen.miniOpenid === openid) return citizen
  const holder = await citizenByOpenid(openid, tx)
  if (citizen.miniOpenid !== '' || holder) throw new Refused('citizen.other-wechat')
  const joined = await changeCitizen(String(citizen._id), { miniOpenid: openid, unionid: unionid ?? '' }, tx)
  return joined ?? citizen
}

/** Keeps that the privacy notice was agreed to, at the first sign-in and whenever a version is given. */
export async function noteConsent(citizen: CitizenDoc, at: Date, tx: Tx): Promise<void> {
  await recordConsent(String(citizen._id), 'agreed', { channel: 'miniapp', at, note: '群众登录' }, tx)
}
