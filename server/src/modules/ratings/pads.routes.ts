import { padsApi, type Pad } from '@mingdu/shared/ratings/pads.api'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { addressCode } from '../../page-code'
import type { Parts } from '../../parts'
import { found } from '../../refused'
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
    readRoute(padsApi.code, async ({ scope, params }) =>
      addressCode(ratingLink(found(await invitationIn(scope, params.id)), 'windowQr', parts)),
    ),
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
