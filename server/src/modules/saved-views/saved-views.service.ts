import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { SavedView, savedViewsApi } from '@mingdu/shared/saved-views/saved-views.api'
import { oneMoreRefusal, viewRefusal } from '@mingdu/shared/saved-views/saved-views.rules'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { found, refuseIf, refuseStale, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import {
  changeView,
  clearDefaults,
  countViews,
  insertView,
  readView,
  removeView,
  type SavedViewDoc,
} from './saved-views.repo'

interface Act {
  actor: Actor
  time: BusinessTime
}
type ViewAct = Act & { id: string; version: number }

/** @throws Refused `view.most`, `record.duplicate` */
export async function createView(
  body: Body<typeof savedViewsApi.create>,
  act: Act,
  tx: Tx,
): Promise<SavedViewDoc> {
  const { id, name, orgId } = act.actor
  refuseIf(oneMoreRefusal(await countViews(id, tx)))
  if (body.isDefault) await clearDefaults(id, body.list, tx)
  return insertView({ ...body, owner: { id, name }, orgId }, line(act, '保存'), tx)
}

/** @throws Refused `record.missing`, `view.others`, `version.stale`, `record.duplicate` */
export async function changeOwnView(
  set: Omit<Body<typeof savedViewsApi.change>, 'version'>,
  act: ViewAct,
  tx: Tx,
): Promise<SavedViewDoc> {
  const view = await ownView(act, tx)
  if (set.isDefault === true) await clearDefaults(act.actor.id, view.list, tx)
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
  // sharing goes to the org one is in now
  const where = set.shared === true ? { orgId: act.actor.orgId } : {}
  return found(await changeView(view, { ...given, ...where }, line(act, '修改'), tx))
}

/** @throws Refused `record.missing`, `view.others`, `version.stale` */
export async function removeOwnView(act: ViewAct, tx: Tx): Promise<SavedViewDoc> {
  const view = await ownView(act, tx)
  if (!(await removeView(view, tx))) throw new Refused('record.missing')
  return view
}

export function savedView(doc: SavedViewDoc, { id }: Pick<Actor, 'id'>): SavedView {
  const { version, list, name, query, columns, shared, isDefault, owner } = doc
  const mine = owner.id === id
  return {
    id: String(doc._id),
    ...{ version, list, name, query, columns, shared, owner, mine },
    isDefault: mine && isDefault,
  }
}

async function ownView({ actor, id, version }: ViewAct, tx: Tx): Promise<SavedViewDoc> {
  const view = found(await readView(actor, id, tx))
  refuseIf(viewRefusal(view, actor.id))
  refuseStale(view, version)
  return view
}

function line({ actor, time }: Act, what: string) {
  return { at: new Date(time.now()), who: actor.name, what, note: '' }
}
