import { padsApi, type Pad } from '@mingdu/shared/ratings/pads.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import { readRoute, writeRoute, type BinaryAnswer, type Route } from '../../http/routes'
import { addressCode, sceneOrAddressCode, type CodeReader } from '../../page-code'
import type { Parts } from '../../parts'
import { RATE_PAGE, ratingToken, readToken } from '../../rating-token'
import { found, Refused } from '../../refused'
import { orgsById } from '../orgs/orgs.service'
import { addPad, currentOn, showInvitation, windowInvitations } from './ratings.pads'
import { invitationIn } from './ratings.invitations.repo'
import { listPads, type PadDoc } from './ratings.pads.repo'
import { ratingLink } from './ratings.service'

/** How a window asks a person to rate: by a code on its screen, or on a pad. */
export function padsRoutes(parts: Parts): readonly Route[] {
  return [
    readRoute(padsApi.invitations, async ({ scope, query }) => ({
      items: await windowInvitations(scope, query.no),
    })),
    readRoute(padsApi.code, async ({ scope, params, query }) =>
      windowCode(String(found(await invitationIn(scope, params.id))._id), query.for, parts),
    ),
    readRoute(padsApi.ownPhone, async ({ params }) => {
      const { id, door } = readToken(params.token, parts.box)
      // whoever has another link has a phone already
      if (door !== 'pad') throw new Refused('rating.link')
      return windowCode(id, 'weapp', parts)
    }),
    readRoute(padsApi.list, async ({ scope }) => ({ items: await viewsOf(await listPads(scope)) })),
    writeRoute(padsApi.create, async ({ body, actor, time }, tx) => {
      const pad = await addPad(body.name, actor, new Date(time.now()), tx)
      const [result] = await viewsOf([pad])
      return { result: found(result), subject: subjectOf(pad) }
    }),
    writeRoute(padsApi.show, async ({ params, body, scope, time }, tx) => {
      const at = new Date(time.now())
      const pad = await showInvitation(params.code, body.invitationId, scope, at, tx)
      return { result: { shownAt: at.toISOString() }, subject: subjectOf(pad) }
    }),
    readRoute(padsApi.current, async ({ params, time }) => currentOn(params.code, time, parts.box)),
  ]
}

/** The code by which a person rates on their own phone, at a window. */
async function windowCode(
  invitationId: Id,
  reader: CodeReader,
  parts: Pick<Parts, 'box' | 'config' | 'wechat'>,
): Promise<BinaryAnswer> {
  const address = ratingLink(invitationId, 'windowQr', parts)
  if (reader === 'web') return addressCode(address)
  const scene = ratingToken(invitationId, 'windowQr', parts.box)
  return sceneOrAddressCode({ scene, page: RATE_PAGE, address }, parts.wechat)
}

function subjectOf({ _id, name }: PadDoc) {
  return { kind: 'pad', id: String(_id), name }
}

async function viewsOf(pads: readonly PadDoc[]): Promise<Pad[]> {
  const orgs = await orgsById(pads.map(({ orgId }) => orgId))
  return pads.map(({ _id, code, name, orgId, createdAt }) => ({
    ...{ id: String(_id), code, name, org: { id: orgId, name: orgs.get(orgId)?.name ?? '' } },
    createdAt: createdAt.toISOString(),
  }))
}
