import { randomUUID } from 'node:crypto'
import { APP, SANDBOX } from './addresses'

/** Somebody with WeChat on their phone whom the office does not know yet. */
export async function givenCitizenOf(person: { key: string; name: string; phone: string }): Promise<void> {
  await post(`${SANDBOX}/__sandbox/people`, [person], {})
}

/** What anybody may read. */
export async function readPublic<T>(path: string): Promise<T> {
  const response = await fetch(`${APP}/api/v1${path}`)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** What anybody may ask for who knows the number of a case. */
export function postPublic<T>(path: string, body: unknown): Promise<T> {
  return post(`${APP}/api/v1${path}`, body, { 'X-Mingdu-Client': 'e2e', 'Idempotency-Key': randomUUID() })
}

async function post<T>(url: string, body: unknown, headers: Record<string, string>): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
