import { GUIDE_STATES } from '@mingdu/shared/guides/guides.states'
import type { Ref } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { Signer } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { noteSearchChange } from '../search/search.service'
import { changeGuide, guidesOf } from './guides.repo'

/** 办事指南 of an org that are not 已下线, as a list shows them. */
export async function guidesOfOrg(orgId: string, limit: number, tx?: Tx) {
  return (await guidesOf(orgId, limit, tx)).map(({ _id, title, state }) => ({
    ...{ id: String(_id), no: '', title, state: GUIDE_STATES[state], due: null },
  }))
}

/** 单位并入: the guides stand with the successor; published versions, places and phones stay until somebody changes them. */
export async function succeedGuides(
  { from, to, note }: { from: Ref; to: Ref; note: string },
  limit: number,
  { actor, time }: { actor: Signer; time: BusinessTime },
  tx: Tx,
): Promise<number> {
  const guides = await guidesOf(from.id, limit, tx)
  const line = { at: new Date(time.now()), who: actor.name, what: '单位并入', note }
  for (const guide of guides) await changeGuide(guide, { orgId: to.id }, line, tx)
  const ids = guides.map(({ _id }) => String(_id))
  if (ids.length > 0) await noteSearchChange('guide', ids, tx)
  return guides.length
}
