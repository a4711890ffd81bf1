import { randomInt } from 'node:crypto'
import { normalTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import type { WindowInvitation } from '@mingdu/shared/ratings/pads.api'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { ratingToken } from '../../rating-token'
import { found, Refused } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { orgsById } from '../orgs/orgs.service'
import { invitationIn, invitationsOfNo, readInvitation } from './ratings.invitations.repo'
import { insertPad, padByCode, padIn, showOnPad, type PadDoc } from './ratings.pads.repo'

/** No letters and digits that look alike. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const CODE_LENGTH = 10
/** Who has left the window is not asked in front of the next. */
const SHOWN_MS = 10 * 60_000

/** What a window may ask about a case of its own; nothing tells what was rated. @throws Refused `rating.case` */
export async function windowInvitations(scope: Scope, no: string): Promise<WindowInvitation[]> {
  const items = await invitationsOfNo(scope, normalTrackingNo(no))
  if (items.length === 0) throw new Refused('rating.case')
  return items.map(({ _id, stage, title, invitedOn }) => ({ id: String(_id), stage, title, invitedOn }))
}

export function addPad(name: string, { orgId, regionId }: Actor, createdAt: Date, tx: Tx): Promise<PadDoc> {
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join(
    '',
  )
  return insertPad({ code, name, orgId, regionId, invitationId: null, shownAt: null, createdAt }, tx)
}

/** Puts a stage of a case of this window onto its pad. @throws Refused `pad.missing`, `record.missing` */
export async function showInvitation(
  code: string,
  invitationId: string,
  scope: Scope,
  at: Date,
  tx: Tx,
): Promise<PadDoc> {
  const pad = await padIn(scope, normalCode(code), tx)
  if (!pad) throw new Refused('pad.missing')
  found(await invitationIn(scope, invitationId, tx))
  await showOnPad(pad, invitationId, at, tx)
  return pad
}

/** What a pad asks now: nothing once it was answered, or after a while. @throws Refused `pad.missing` */
export async function currentOn(code: string, time: BusinessTime, box: SealBox) {
  const pad = await padByCode(normalCode(code))
  if (!pad) throw new Refused('pad.missing')
  const fresh = pad.shownAt !== null && time.now() - pad.shownAt.getTime() < SHOWN_MS
  const asked = fresh && pad.invitationId !== null ? await readInvitation(pad.invitationId) : null
  const open = asked && (asked.state === 'open' || asked.state === 'defaulted') ? asked : null
  return {
    ...{ name: pad.name, org: (await orgsById([pad.orgId])).get(pad.orgId)?.name ?? '' },
    current: open && {
      ...{ token: ratingToken(String(open._id), 'pad', box), title: open.title, stage: open.stage },
    },
  }
}

function normalCode(code: string): string {
  return code.normalize('NFKC').trim().toUpperCase()
}
