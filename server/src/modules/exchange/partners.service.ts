import { randomBytes } from 'node:crypto'
import type { exchangePartnersApi } from '@mingdu/shared/exchange/exchange-partners.api'
import { partnerActRefusal, resendRefusal } from '@mingdu/shared/exchange/exchange.rules'
import type { ExchangeAlgorithm, PartnerAct } from '@mingdu/shared/exchange/exchange.states'
import { PARTNER_ACTS } from '@mingdu/shared/exchange/exchange.states'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseFields, refuseIf, refuseStale } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { orgsById } from '../orgs/orgs.service'
import { callbackProblem } from './callback-url'
import { makeKey, normalPublicKey } from './exchange.signing'
import {
  changePartner,
  insertPartner,
  isNameTaken,
  newPartnerId,
  readPartner,
  type KeyDoc,
  type PartnerDoc,
} from './partners.repo'
import { readDelivery, restartPush, resultNumbers, type ResultDoc } from './results.repo'

type Input<K extends keyof typeof exchangePartnersApi> = Body<(typeof exchangePartnersApi)[K]>

/** Who keeps partners, and what that needs. */
export interface Keeping {
  actor: Actor
  scope: Scope
  time: BusinessTime
  box: SealBox
  production: boolean
}

/** A partner with what its administrator is told once. */
export interface MadeKey {
  doc: PartnerDoc
  keyId: string
  /** HMAC: the shared secret; '' of SM2. */
  secret: string
}

/** The id of a partner to be, with its results counted from 1: counting in a transaction never inserts. */
export async function openPartnerId(): Promise<PartnerDoc['_id']> {
  const id = newPartnerId()
  await resultNumbers.open(String(id))
  return id
}

/** @throws Refused `exchange.name`, `exchange.org`, `input.invalid` for the key or the address */
export async function createPartner(
  _id: PartnerDoc['_id'],
  body: Input<'create'>,
  keeping: Keeping,
  tx: Tx,
): Promise<MadeKey> {
  const { name, source, algorithm, callbackUrl } = body
  await refuseDetails(body, null, keeping, tx)
  const { key, secret } = newKey(algorithm, body.publicKey, keeping)
  const at = new Date(keeping.time.now())
  const doc: PartnerDoc = {
    ...{ _id, version: 1, regionId: keeping.actor.regionId, name, source, algorithm },
    ...{ state: 'active', org: await orgOf(body.orgId), callbackUrl, keys: [key], createdAt: at },
    ...{ lastCallAt: null, wrong: null, acknowledged: 0 },
    history: [{ at, who: keeping.actor.name, what: '登记', note: '', version: 1 }],
  }
  await insertPartner(doc, tx)
  return { doc, keyId: key.keyId, secret }
}

export async function changePartnerDetails(
  id: string,
  { version, name, callbackUrl, orgId }: Input<'change'>,
  keeping: Keeping,
  tx: Tx,
): Promise<PartnerDoc> {
  const doc = await openPartner('change', id, version, keeping, tx)
  await refuseDetails({ name, callbackUrl }, id, keeping, tx)
  return written('change', doc, { name, callbackUrl, org: await orgOf(orgId) }, '', keeping, tx)
}

/** 更换密钥: the old one holds for some hours more, older ones end. */
export async function rotateKey(
  id: string,
  { version, overlapHours, publicKey }: Input<'rotate'>,
  keeping: Keeping,
  tx: Tx,
): Promise<MadeKey> {
  const doc = await openPartner('rotate', id, version, keeping, tx)
  const { key, secret } = newKey(doc.algorithm, publicKey, keeping)
  const [current] = doc.keys
  // real time: keys end by the clock of those who sign
  const endsAt = new Date(Date.now() + overlapHours * 3_600_000)
  const keys = [key, ...(current ? [{ ...current, endsAt }] : [])]
  const note = `${key.keyId}；旧密钥再用 ${overlapHours} 小时`
  return { doc: await written('rotate', doc, { keys }, note, keeping, tx), keyId: key.keyId, secret }
}

export async function stopPartner(
  id: string,
  { version, reason }: Input<'stop'>,
  keeping: Keeping,
  tx: Tx,
): Promise<PartnerDoc> {
  const doc = await openPartner('stop', id, version, keeping, tx)
  return written('stop', doc, { state: 'stopped' }, reason, keeping, tx)
}

export async function startPartner(
  id: string,
  version: number,
  keeping: Keeping,
  tx: Tx,
): Promise<PartnerDoc> {
  const doc = await openPartner('start', id, version, keeping, tx)
  return written('start', doc, { state: 'active' }, '', keeping, tx)
}

/** @throws Refused `record.missing`, `exchange.partner-state`, `exchange.push-state`, `exchange.no-callback` */
export async function resendResult(
  { id, deliveryId }: { id: string; deliveryId: string },
  { scope }: Pick<Keeping, 'scope'>,
  tx: Tx,
): Promise<{ partner: PartnerDoc; delivery: ResultDoc }> {
  const partner = found(await readPartner(scope, id, tx))
  const delivery = found(await readDelivery(id, deliveryId, tx))
  refuseIf(partnerActRefusal('resend', partner))
  refuseIf(resendRefusal(delivery.push))
  if (partner.callbackUrl === '') throw new Refused('exchange.no-callback')
  return { partner, delivery: found(await restartPush(delivery._id, new Date(Date.now()), tx)) }
}

async function openPartner(
  act: PartnerAct,
  id: string,
  version: number,
  { scope }: Keeping,
  tx: Tx,
): Promise<PartnerDoc> {
  const doc = found(await readPartner(scope, id, tx))
  refuseStale(doc, version)
  refuseIf(partnerActRefusal(act, doc))
  return doc
}

async function written(
  act: PartnerAct,
  doc: PartnerDoc,
  set: Parameters<typeof changePartner>[1],
  note: string,
  { actor, time }: Keeping,
  tx: Tx,
): Promise<PartnerDoc> {
  const line = { at: new Date(time.now()), who: actor.name, what: PARTNER_ACTS[act], note }
  return found(await changePartner(doc, set, line, tx))
}

async function refuseDetails(
  { name, callbackUrl }: { name: string; callbackUrl: string },
  id: string | null,
  { production }: Keeping,
  tx: Tx,
): Promise<void> {
  refuseFields([['body.callbackUrl', callbackUrl === '' ? null : callbackProblem(callbackUrl, production)]])
  if (await isNameTaken(name, id, tx)) throw new Refused('exchange.name')
}

async function orgOf(orgId: string | null) {
  if (orgId === null) return null
  const org = (await orgsById([orgId])).get(orgId)
  if (org?.status !== 'active') throw new Refused('exchange.org')
  return { id: org.id, name: org.name }
}

/** SM2: the partner keeps its own private key and gives the public one; ours is made here, and never leaves. */
function newKey(
  algorithm: ExchangeAlgorithm,
  given: string,
  { box, time }: Keeping,
): { key: KeyDoc; secret: string } {
  const publicKey = algorithm === 'sm2' ? normalPublicKey(given) : ''
  refuseFields([
    ['body.publicKey', publicKey === null ? '公钥不是 SM2 曲线上的点，应为 128 或 130 位十六进制' : null],
  ])
  const made = makeKey(algorithm)
  const key: KeyDoc = {
    keyId: `ex_${randomBytes(8).toString('hex')}`,
    secretSealed: box.seal(made.secret),
    ...{ publicKey: publicKey ?? '', ownPublicKey: made.publicKey },
    ...{ createdAt: new Date(time.now()), endsAt: null },
  }
  return { key, secret: algorithm === 'sm2' ? '' : made.secret }
}
