import { asApiError, type ApiError } from './api-error'
import { exchange, type Input, type Verb } from './exchange'
import { newKey } from './key'
import { arrived, renew, token } from './session'
import { toBindPage } from './stops'

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
  await arrived()
  return withSession((held) => exchange<T>(method, path, keyed, held))
}

/** Runs a call with the token; once more with a new one when the old one has run out. */
export async function withSession<T>(call: (token: string | null) => Promise<T>): Promise<T> {
  const held = token()
  try {
    return await call(held)
  } catch (thrown) {
    const error = asApiError(thrown)
    if (!needsSession(error)) throw error
    // another call may have renewed it while this one was on its way
    if ((token() !== null && token() !== held) || (await renew())) return call(token())
    toBindPage()
    throw error
  }
}

/** A wrong code or password is a 401 too; only these two ask for another session. */
function needsSession(error: ApiError): boolean {
  return error.code === 'auth.required' || error.code === 'auth.expired'
}

function withKey(method: Verb, input: Input): Input {
  return method === 'GET' || input.idempotencyKey ? input : { ...input, idempotencyKey: newKey() }
}
