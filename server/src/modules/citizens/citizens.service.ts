import type { Tx } from '../../db/connection'
import type { SealBox } from '../../seal-box'
import { citizensByIdentity, findCitizens, readCitizen, type CitizenDoc } from './citizens.repo'
import { citizenOfPhone } from './citizens.sign-in'
import { shownName } from './citizens.view'

export { citizenOfRequest, isCitizenToken } from './citizens.sessions'
export { personMac } from './citizens.identity'

/** A citizen as an applicant: who they proved to be, in full. */
export interface VerifiedCitizen {
  id: string
  name: string
  idNumber: string
  phone: string
}

/** null while the citizen has not proved who they are. */
export async function verifiedCitizen(id: string, box: SealBox, tx?: Tx): Promise<VerifiedCitizen | null> {
  const citizen = await readCitizen(id, tx)
  if (!citizen?.identity) return null
  const { name, idNumber } = citizen.identity
  return {
    id,
    name: box.open(name.sealed),
    idNumber: box.open(idNumber.sealed),
    phone: box.open(citizen.phone.sealed),
  }
}

/**
 * Whom messages about an application at a window go to, and in whose list it stands: the citizen who proved to be
 * the applicant, else whoever has the phone, who is told but finds nothing in their list.
 */
export async function applicantOf(
  { idMac, phone }: { idMac: string; phone: string },
  { box, at }: { box: SealBox; at: Date },
  tx: Tx,
): Promise<{ citizenId: string | null; tellId: string }> {
  const [known] = await citizensByIdentity(idMac, tx)
  const tell = await citizenOfPhone(phone, { box, at }, tx)
  return { citizenId: known ? String(known._id) : null, tellId: String(tell._id) }
}

/** Whoever is told by this phone: the citizen who signs in with it, made when there is none. */
export async function toldByPhone(phone: string, at: { box: SealBox; at: Date }, tx: Tx): Promise<string> {
  return String((await citizenOfPhone(phone, at, tx))._id)
}

/** Citizens as recipients of messages, with those whom the running transaction has just made. */
export async function citizensById(
  ids: Iterable<string>,
  tx?: Tx,
): Promise<Map<string, { id: string; name: string }>> {
  const citizens = await active(ids, tx)
  return new Map(citizens.map((one) => [String(one._id), { id: String(one._id), name: shownName(one) }]))
}

/** Where messages to citizens go. */
export async function citizenContacts(
  ids: Iterable<string>,
  open: (sealed: string) => string,
): Promise<Map<string, { miniOpenid: string | null; phone: string }>> {
  const citizens = await active(ids)
  return new Map(
    citizens.map(({ _id, miniOpenid, phone }) => [
      String(_id),
      { miniOpenid: miniOpenid || null, phone: open(phone.sealed) },
    ]),
  )
}

async function active(ids: Iterable<string>, tx?: Tx): Promise<CitizenDoc[]> {
  const wanted = [...new Set(ids)]
  const citizens = wanted.length > 0 ? await findCitizens(wanted, tx) : []
  return citizens.filter(({ status }) => status === 'active')
}
