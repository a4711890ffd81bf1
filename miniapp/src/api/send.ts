import { asApiError, type ApiError } from './api-error'
import { exchange, type Input, type Verb } from './exchange'
import { citizenToken, renewCitizen } from './citizen-session'
import { newKey } from './key'
import { arrived, renew, token } from './session'
import { toBindPage, toCitizenSignIn } from './stops'

/**
 * Sends one call of the contract and answers its data. A write carries an Idempotency-Key, the same one
 * when it is sent again. A session that ran out is renewed once; where that needs the person, the bind
 * page opens and comes back afterwards.
 * @throws ApiError
 */
export async function send<T>(method: Verb, path: string, input: Input): Promise<T> {
  const keyed = withKey(method, input)
  // what everybody may see is asked for without saying who one is: an old session cannot stand in its way
  if (path.startsWith('/public/')) return exchange<T>(method, path, keyed, null)
  if (isCitizens(path)) return withSession((held) => exchange<T>(method, path, keyed, held), CITIZEN)
  await arrived()
  return withSession((held) => exchange<T>(method, path, keyed, held))
}

/** Whose session a call goes with, how it is renewed, and where the person goes when it cannot be. */
export interface SessionOf {
  token: () => string | null
  renew: () => Promise<boolean>
  stop: () => void
}

const OFFICIAL: SessionOf = { token, renew, stop: toBindPage }
/** The two sides of the phone have a session each: what a citizen does never goes with the official's. */
export const CITIZEN: SessionOf = { token: citizenToken, renew: renewCitizen, stop: toCitizenSignIn }

/** Runs a call with the token; once more with a new one when the old one has run out. */
export async function withSession<T>(
  call: (token: string | null) => Promise<T>,
  session: SessionOf = OFFICIAL,
): Promise<T> {
  const held = session.token()
  try {
    return await call(held)
  } catch (thrown) {
    const error = asApiError(thrown)
    if (!needsSession(error)) throw error
    // another call may have renewed it while this one was on its way
    const now = session.token()
    if ((now !== null && now !== held) || (await session.renew())) return call(session.token())
    session.stop()
    throw error
  }
}

function isCitizens(path: string): boolean {
  return path === '/citizen' || path.startsWith('/citizen/')
}

/** A wrong code or password is a 401 too; only these ask for another session. */
function needsSession({ code }: ApiError): boolean {
  return code === 'auth.required' || code === 'auth.expired' || code === 'citizen.required'
}

function withKey(method: Verb, input: Input): Input {
  return method === 'GET' || input.idempotencyKey ? input : { ...input, idempotencyKey: newKey() }
}
