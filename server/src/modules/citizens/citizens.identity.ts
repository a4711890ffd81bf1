import { idNumberProblem, maskIdNumber, maskName, normalIdNumber } from '@mingdu/shared/kernel/identity'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import { createLimit } from '../../db/limits'
import type { IdentityPlatform } from '../../identity/identity'
import { found, Refused, refuseFields } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { changeCitizen, readCitizen, type CitizenDoc } from './citizens.repo'

interface NameAndNumber {
  name: string
  idNumber: string
}

/** Each question costs the place money, and a list of names must not be tried out: 5 a day. */
const tries = createLimit(
  { keyPrefix: 'identity', points: 5, duration: 86_400 },
  (retryMs) => new Refused('auth.too-many', { minutes: Math.max(1, Math.ceil(retryMs / 60_000)) }),
)

/**
 * Asks the identity platform whether name and number belong together.
 * @returns the platform's own number of its answer
 * @throws Refused `input.invalid`, `citizen.verified`, `citizen.identity`, `identity.off`, `identity.down`, `auth.too-many`
 */
export async function confirmed(
  { name, idNumber }: NameAndNumber,
  { citizenId, time, requestId }: { citizenId: string; time: BusinessTime; requestId: string },
  platform: IdentityPlatform,
): Promise<string> {
  const number = normalIdNumber(idNumber)
  refuseFields([['body.idNumber', idNumberProblem(number, plainDate(time.today()))]])
  if (found(await readCitizen(citizenId)).identity) throw new Refused('citizen.verified')
  await tries.spend(citizenId)
  const { match, serial } = await platform.verify({ name, idNumber: number, idem: requestId })
  if (!match) throw new Refused('citizen.identity')
  return serial
}

/** Keeps who a citizen is. @throws Refused `citizen.verified` when they proved it already */
export async function verifyCitizen(
  id: string,
  { name, idNumber, serial, at }: NameAndNumber & { serial: string; at: Date },
  box: SealBox,
  tx: Tx,
): Promise<CitizenDoc> {
  if (found(await readCitizen(id, tx)).identity) throw new Refused('citizen.verified')
  const number = normalIdNumber(idNumber)
  const identity = {
    name: { sealed: box.seal(name), shown: maskName(name) },
    idNumber: { sealed: box.seal(number), shown: maskIdNumber(number) },
    idMac: personMac(number, box),
    ...{ serial, verifiedAt: at },
  }
  return found(await changeCitizen(id, { identity }, tx))
}

/** What a person is found by without their number being kept in clear. */
export function personMac(idNumber: string, box: SealBox): string {
  return box.mac(`applicant|person|${idNumber}`)
}
