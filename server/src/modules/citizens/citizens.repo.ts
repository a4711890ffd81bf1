import { trusted } from 'mongoose'
import type { Tx } from '../../db/connection'
import { CitizenModel, CitizenSessionModel, type CitizenDoc, type CitizenSessionDoc } from './citizens.model'

export type { CitizenDoc }

export function readCitizen(id: string, tx?: Tx): Promise<CitizenDoc | null> {
  return CitizenModel.findById(id)
    .session(tx ?? null)
    .lean<CitizenDoc>()
}

export function findCitizens(ids: readonly string[], tx?: Tx): Promise<CitizenDoc[]> {
  return CitizenModel.find({ _id: trusted({ $in: [...ids] }) })
    .session(tx ?? null)
    .lean<CitizenDoc[]>()
}

export function citizenByPhone(phoneMac: string, tx: Tx): Promise<CitizenDoc | null> {
  return CitizenModel.findOne({ phoneMac }).session(tx).lean<CitizenDoc>()
}

export function citizenByOpenid(miniOpenid: string, tx: Tx): Promise<CitizenDoc | null> {
  return CitizenModel.findOne({ miniOpenid }).session(tx).lean<CitizenDoc>()
}

/** Everybody who proved to be the person of this number: a person may have several phones. */
export function citizensByIdentity(idMac: string, tx: Tx): Promise<CitizenDoc[]> {
  return CitizenModel.find({ 'identity.idMac': idMac }).sort({ _id: 1 }).session(tx).lean<CitizenDoc[]>()
}

export async function insertCitizen(
  citizen: Pick<CitizenDoc, 'phone' | 'phoneMac' | 'createdAt'>,
  tx: Tx,
): Promise<CitizenDoc> {
  const [created] = await CitizenModel.create([citizen], { session: tx })
  if (!created) throw new Error('nothing was inserted')
  return created.toObject<CitizenDoc>()
}

export function changeCitizen(
  id: string,
  set: Partial<Pick<CitizenDoc, 'miniOpenid' | 'unionid' | 'identity' | 'signedInAt'>>,
  tx: Tx,
): Promise<CitizenDoc | null> {
  return CitizenModel.findOneAndUpdate(
    { _id: id },
    { $set: set },
    { session: tx, returnDocument: 'after' },
  ).lean<CitizenDoc>()
}

export async function insertCitizenSession(session: Omit<CitizenSessionDoc, '_id'>, tx: Tx): Promise<void> {
  await CitizenSessionModel.create([session], { session: tx })
}

export function citizenSessionByHash(tokenHash: string): Promise<CitizenSessionDoc | null> {
  return CitizenSessionModel.findOne({ tokenHash }).lean<CitizenSessionDoc>()
}

export async function removeCitizenSession(id: string, tx: Tx): Promise<void> {
  await CitizenSessionModel.deleteOne({ _id: id }, { session: tx })
}
