import type { CitizenSession } from '@mingdu/shared/citizens/citizens.schema'
import { PRIVACY_VERSION } from '@mingdu/shared/privacy/privacy.rules'
import { RateLimitModel } from '../../db/limits'
import type { TestApp, TestParts } from '../../testing/app'

/** A valid number of a person who does not exist. */
export const CITIZEN_ID_NUMBER = '11010519491231002X'

/** Signs a citizen in by a text message. */
export async function signInCitizen(app: TestApp, parts: TestParts, phone: string): Promise<CitizenSession> {
  await RateLimitModel.deleteMany({ key: /^sms-/ })
  await app.call('POST', '/public/citizen-sms-codes', { body: { phone } })
  const code = parts.sms.sent.at(-1)?.params['code'] ?? ''
  const body = { phone, code, privacyVersion: PRIVACY_VERSION }
  const { data, error } = await app.call<CitizenSession>('POST', '/public/citizen-sessions/sms', { body })
  if (error) throw new Error(`nobody was signed in: ${error.code}`)
  return data
}

/** A citizen who proved who they are. */
export async function givenCitizen(
  app: TestApp,
  parts: TestParts,
  { phone = '13900139000', name = '李小红', idNumber = CITIZEN_ID_NUMBER } = {},
): Promise<{ id: string; token: string }> {
  const { token, citizen } = await signInCitizen(app, parts, phone)
  const { error } = await app.call('POST', '/citizen/identity', { token, body: { name, idNumber } })
  if (error) throw new Error(`nobody was verified: ${error.code}`)
  return { id: citizen.id, token }
}
