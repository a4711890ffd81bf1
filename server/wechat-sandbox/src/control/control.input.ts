import { isRecord } from '../http/wechat.call'
import type { Sandbox } from '../sandbox'
import { own, type Person } from '../state/state.types'

/** A wrong request to the sandbox's own controls; answered as `{ error }` with the status. */
export class ControlError extends Error {
  constructor(
    readonly status: 400 | 404 | 409 | 502,
    message: string,
  ) {
    super(message)
  }
}

export function recordIn(body: unknown): Record<string, unknown> {
  if (!isRecord(body)) throw new ControlError(400, 'the body must be a JSON object')
  return body
}

export function textIn(body: Record<string, unknown>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new ControlError(400, `${name} must be a text`)
  return value
}

export function optionalTextIn(body: Record<string, unknown>, name: string): string | undefined {
  return body[name] === undefined ? undefined : textIn(body, name)
}

export function flagIn(body: Record<string, unknown>, name: string, otherwise: boolean): boolean {
  const value = body[name] ?? otherwise
  if (typeof value !== 'boolean') throw new ControlError(400, `${name} must be true or false`)
  return value
}

export function personIn(sandbox: Sandbox, body: Record<string, unknown>): Person {
  const key = textIn(body, 'personKey')
  const person = own(sandbox.store.state.people, key)
  if (person === undefined) throw new ControlError(404, `nobody has the key ${key}`)
  return person
}
