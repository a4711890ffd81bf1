import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { Refused } from '../../refused'
import { shownName } from './citizens.view'
import {
  changeCitizen,
  citizenSessionByHash,
  insertCitizenSession,
  readCitizen,
  type CitizenDoc,
} from './citizens.repo'

/** What tells a citizen's token from an official's, so that neither is looked up among the other's. */
const MARK = 'citizen_'
const LIFE_MS = 30 * 86_400_000

/** Opens a session of 30 days. @throws Refused `citizen.closed` */
export async function openCitizenSession(
  citizen: CitizenDoc,
  at: Date,
  tx: Tx,
): Promise<{ token: string; expiresAt: string; citizen: CitizenDoc }> {
  if (citizen.status !== 'active') throw new Refused('citizen.closed')
  const token = `${MARK}${randomBytes(32).toString('base64url')}`
  const expiresAt = new Date(Date.now() + LIFE_MS)
  const citizenId = String(citizen._id)
  await insertCitizenSession({ tokenHash: digest(token), citizenId, expiresAt }, tx)
  const seen = await changeCitizen(citizenId, { signedInAt: at }, tx)
  return { token, expiresAt: expiresAt.toISOString(), citizen: seen ?? citizen }
}

export function isCitizenToken(ctx: Context): boolean {
  return ctx.get('Authorization').startsWith(`Bearer ${MARK}`)
}

/** The signed-in citizen of a request, or null. */
export async function citizenOfRequest(ctx: Context): Promise<Actor | null> {
  const token = /^Bearer ([\w-]{20,100})$/.exec(ctx.get('Authorization'))?.[1]
  if (!token) return null
  const session = await citizenSessionByHash(digest(token))
  if (!session || session.expiresAt.getTime() <= Date.now()) return null
  const citizen = await readCitizen(session.citizenId)
  if (citizen?.status !== 'active') return null
  return {
    id: session.citizenId,
    name: shownName(citizen),
    ...{ orgId: '', orgName: '', orgPath: [], subtree: [], regionId: '' },
    ...{ roles: [], permissions: new Set() },
    reader: { accountIds: [], orgIds: [] },
    sessionId: String(session._id),
    side: 'citizen',
    channel: 'miniapp',
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
