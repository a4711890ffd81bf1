import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { ChangeBody, ChangeRequest } from '@mingdu/shared/matters/change-requests.api'
import { changeDecisionRefusal } from '@mingdu/shared/matters/change-requests.rules'
import { CHANGE_KINDS } from '@mingdu/shared/matters/change-requests.states'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { scopeFor, type Actor } from '../../http/actor'
import { found, refuseIf, refuseStale } from '../../refused'
import { actingPerson } from '../tasks/acting.service'
import { dayFacts } from '../tasks/day.service'
import { readTree } from '../tasks/tree.service'
import { applyChange } from './change-requests.apply'
import {
  decideChange,
  insertChange,
  openChanges,
  readChange,
  type ChangeRequestDoc,
} from './change-requests.repo'
import { askedOf, bodyRefusal } from './change-requests.rows'
import { changeMatter, findMatter, type MatterDoc } from './matters.repo'
import { line, openMatter, settledView, type MatterAct } from './matters.service'

export type { ChangeRequestDoc }

const SHOWN = 20
/** Whoever decides some change holds one of these. */
export const CHANGE_DECIDERS: readonly Permission[] = ['matter.approve', 'task.extend', 'task.extendLong']

/** Asks for a change after 派单: nothing moves before another person accepts it. */
export async function requestChange(body: ChangeBody, act: MatterAct, tx: Tx): Promise<ChangeRequestDoc> {
  const matter = await openMatter('requestChange', act, tx)
  refuseIf(classifiedRefusal(body.reason))
  const [tree, day] = await Promise.all([readTree(act.id, tx), dayFacts(act.time)])
  refuseIf(bodyRefusal(body, tree, day.today))
  const { regionId, no, title, leadOrgId, orgIds } = matter
  const by = { id: act.actor.id, name: act.actor.name }
  const doc = await insertChange(
    {
      ...{ version: 1, regionId, matterId: act.id, no, title, leadOrgId, orgIds, kind: body.kind },
      ...(await askedOf(body, matter, tree, day)),
      ...{ reason: body.reason, state: 'open', requestedBy: by },
      ...{ requestedAt: new Date(act.time.now()), decidedBy: null, decidedAt: null, decision: '' },
    },
    tx,
  )
  await changeMatter(matter, {}, line(act, `申请${CHANGE_KINDS[body.kind]}`, body.reason), tx)
  return doc
}

/** Accepts or declines; what is accepted takes effect in the same transaction. */
export async function decideRequest(
  accepts: boolean,
  note: string,
  act: MatterAct,
  tx: Tx,
): Promise<ChangeRequestDoc> {
  const doc = found(await readChange(act.scope, act.id, tx))
  refuseStale({ version: doc.version, history: [] }, act.version)
  const matter = found(await findMatter(act.scope, doc.matterId, tx))
  refuseIf(changeDecisionRefusal(factsOf(doc, matter.state), actingPerson(act.actor)))
  refuseIf(classifiedRefusal(note))
  const on = { ...act, id: doc.matterId }
  if (accepts) await applyChange(doc, matter, note, on, tx)
  else await changeMatter(matter, {}, line(act, `不批准${CHANGE_KINDS[doc.kind]}`, note), tx)
  await settledView(on, tx)
  const set = {
    state: accepts ? ('accepted' as const) : ('declined' as const),
    decidedBy: { id: act.actor.id, name: act.actor.name },
    decidedAt: new Date(act.time.now()),
    decision: note,
  }
  return found(await decideChange(doc, set, tx))
}

export function changeView(doc: ChangeRequestDoc, actor: Actor): ChangeRequest {
  const { version, kind, rows, reason, state, requestedBy, decidedBy, decision } = doc
  const mayDecide = changeDecisionRefusal(factsOf(doc, 'issued'), actingPerson(actor)) === null
  return {
    id: String(doc._id),
    matter: { id: doc.matterId, no: doc.no, title: doc.title },
    ...{ version, kind, rows, reason, state, requestedBy, decidedBy, decision, mayDecide },
    level: doc.level ?? 'chief',
    requestedAt: doc.requestedAt.toISOString(),
    decidedAt: doc.decidedAt?.toISOString() ?? null,
  }
}

/** Requests that wait for this person, for the desk. */
export async function changesToDecide(actor: Actor): Promise<ChangeRequestDoc[]> {
  const scope = scopeFor(actor, 'matter.read')
  const may = (permission: Permission) => actor.permissions.has(permission)
  if (!scope || !CHANGE_DECIDERS.some(may)) return []
  const person = actingPerson(actor)
  const open = await openChanges(scope, may('matter.approve') || may('task.extend'), SHOWN)
  return open.filter((doc) => changeDecisionRefusal(factsOf(doc, 'issued'), person) === null)
}

/** The list does not read every matter: there the act itself looks at its state. */
function factsOf(doc: ChangeRequestDoc, state: MatterDoc['state']) {
  const { kind, regionId, leadOrgId, level = 'chief', workdays = 0 } = doc
  return {
    ...{ state: doc.state, kind, level, workdays, requestedById: doc.requestedBy.id },
    matter: { state, regionId, leadOrgId },
  }
}
