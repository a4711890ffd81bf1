import type { Partner, PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import type { ExchangeAlgorithm } from '@mingdu/shared/exchange/exchange.states'
import type { TestApp } from '../../testing/app'
import type { GivenPerson } from '../accounts/accounts.factory'
import type { ClientKey } from './client.service'
import { makeKey } from './exchange.signing'

/** What a partner sends, about nobody unless said otherwise. */
export function sentClue(no: string, change: object = {}) {
  return { no, kind: 'conduct', text: '小区门口的路灯坏了三个月没有人来修', classified: false, ...change }
}

/** A partner, registered by the administrator, with the key it then holds. */
export async function givenPartner(
  app: TestApp,
  admin: Pick<GivenPerson, 'token'>,
  change: { algorithm?: ExchangeAlgorithm; name?: string; callbackUrl?: string; orgId?: string | null } = {},
): Promise<{ partner: Partner; key: ClientKey }> {
  const algorithm = change.algorithm ?? 'hmac-sha256'
  const own = algorithm === 'sm2' ? makeKey('sm2') : { secret: '', publicKey: '' }
  const body = { name: '区信访局系统', source: 'petition', ...change, algorithm, publicKey: own.publicKey }
  const { data } = await app.call<PartnerWithSecret>('POST', '/exchange-partners', {
    token: admin.token,
    body,
  })
  return { partner: data, key: heldKey(data, own.secret) }
}

/** The key as the partner holds it: of SM2 its own private key, and our public one. */
export function heldKey({ algorithm, keyId, secret, keys }: PartnerWithSecret, ownPrivate = ''): ClientKey {
  const made = keys.find((one) => one.keyId === keyId)
  return { algorithm, keyId, secret: secret || ownPrivate, publicKey: made?.ownPublicKey ?? '' }
}
