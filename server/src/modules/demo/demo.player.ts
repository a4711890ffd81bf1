import { randomUUID } from 'node:crypto'
import type { ErrorBody } from '@mingdu/shared/kernel/refusals'
import { DEMO_PASSWORD } from './demo.people'

/** Plays acts through the product's own HTTP contract, as the people who would do them. */
export interface Player {
  read<T>(person: string, path: string): Promise<T>
  write<T>(person: string, method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown): Promise<T>
  /** `taken`: by the camera of the app, at this moment and place; else from an album. */
  photo(person: string, name: string, bytes: Buffer, taken?: Taken): Promise<string>
  /** A file to an address that takes one. */
  upload<T>(person: string, path: string, name: string, bytes: Buffer): Promise<T>
  /** A write of a citizen with their token. */
  citizenWrite<T>(token: string, path: string, body: unknown): Promise<T>
  /** A write without a session, as the mini-program does when it signs in. */
  publicWrite<T>(path: string, body: unknown): Promise<T>
  /** A write of a citizen, by the token of their session. */
  citizenWrite<T>(token: string, path: string, body: unknown): Promise<T>
}

export interface Taken {
  at: number
  lat: number
  lng: number
}

export function createPlayer(base: string): Player {
  const sessions = new Map<string, Promise<string>>()
  const cookieOf = (person: string) => {
    const known = sessions.get(person) ?? signIn(base, person)
    sessions.set(person, known)
    return known
  }
  return {
    read: async (person, path) =>
      answer(await fetch(base + path, { headers: { Cookie: await cookieOf(person) } }), path),
    write: async (person, method, path, body) =>
      answer(
        await fetch(base + path, {
          method,
          headers: headersOf(await cookieOf(person)),
          body: JSON.stringify(body),
        }),
        path,
      ),
    citizenWrite: async (token, path, body) =>
      answer(
        await fetch(base + path, {
          method: 'POST',
          headers: { ...headersOf(null), Authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        }),
        path,
      ),
    publicWrite: async (path, body) =>
      answer(
        await fetch(base + path, { method: 'POST', headers: headersOf(null), body: JSON.stringify(body) }),
        path,
      ),
    photo: async (person, name, bytes, taken) => {
      const path = `/files?kind=photo${taken ? stampOf(taken) : ''}`
      return (await upload<{ id: string }>(base, path, await cookieOf(person), { name, bytes })).id
    },
    upload: async (person, path, name, bytes) => upload(base, path, await cookieOf(person), { name, bytes }),
  }
}

async function upload<T>(
  base: string,
  path: string,
  cookie: string,
  file: { name: string; bytes: Buffer },
): Promise<T> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name)
  const { 'Content-Type': _, ...headers } = headersOf(cookie)
  return answer<T>(await fetch(base + path, { method: 'POST', headers, body: form }), path)
}

function stampOf({ at, lat, lng }: Taken): string {
  return `&source=camera&takenAt=${new Date(at).toISOString()}&lat=${lat}&lng=${lng}&accuracy=15`
}

async function signIn(base: string, employeeNo: string): Promise<string> {
  const body = JSON.stringify({ employeeNo, password: DEMO_PASSWORD })
  const response = await fetch(`${base}/sessions/console`, { method: 'POST', headers: headersOf(null), body })
  await answer(response, `/sessions/console as ${employeeNo}`)
  return response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
}

function headersOf(cookie: string | null): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'Idempotency-Key': randomUUID(),
    'X-Mingdu-Client': 'demo',
    ...(cookie ? { Cookie: cookie } : {}),
  }
}

async function answer<T>(response: Response, path: string): Promise<T> {
  const body = (await response.json()) as T & Partial<ErrorBody>
  if (response.ok) return body
  const fields = body.error?.fields?.map((f) => `${f.path} ${f.message}`).join('; ') ?? ''
  throw new Error(
    `${path}: ${response.status} ${body.error?.code ?? ''} ${body.error?.message ?? ''} ${fields}`,
  )
}
