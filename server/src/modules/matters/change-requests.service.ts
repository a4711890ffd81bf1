import type { ChangeBody, ChangeRequest } from '@mingdu/shared/matters/change-requests.api'
import {
  cancelTaskRefusal,
  changeDecisionRefusal,
  newWeightsRefusal,
  type ChangeNode,
} from '@mingdu/shared/matters/change-requests.rules'
import { CHANGE_KINDS } from '@mingdu/shared/matters/change-requests.states'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { MATTER_STATES } from '@mingdu/shared/matters/matters.states'
import { TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import { scopeFor, type Actor } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import { actingPerson } from '../tasks/acting.service'
import { cancelBranch, setWeights } from '../tasks/change.service'
import { readTree, type TaskDoc } from '../tasks/tree.service'
import {
  decideChange,
  insertChange,
  openChanges,
  readChange,
  type ChangeRequestDoc,
} from './change-requests.repo'
import { changeMatter, findMatter, type MatterDoc } from './matters.repo'
import { callOff, line, openMatter, settledView, type MatterAct } from './matters.service'
import { tellCancelled } from './matters.telling'

export type { ChangeRequestDoc }

const SHOWN = 20

/** Asks for a change after 派单: nothing moves before another person accepts it. */
export async function requestChange(body: ChangeBody, act: MatterAct, tx: Tx): Promise<ChangeRequestDoc> {
  const matter = await openMatter('requestChange', act, tx)
  refuseIf(classifiedRefusal(body.reason))
  const tree = await readTree(act.id, tx)
  refuseIf(bodyRefusal(body, tree))
  const { regionId, no, title, leadOrgId, orgIds } = matter
  const by = { id: act.actor.id, name: act.actor.name }
  const doc = await insertChange(
    {
      ...{ version: 1, regionId, matterId: act.id, no, title, leadOrgId, orgIds, kind: body.kind },
      ...{ rows: rowsOf(body, matter, tree), reason: body.reason, state: 'open', requestedBy: by },
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
  if (accepts) await apply(doc, matter, note, on, tx)
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
    requestedAt: doc.requestedAt.toISOString(),
    decidedAt: doc.decidedAt?.toISOString() ?? null,
  }
}

/** Requests that wait for this person, for the desk. */
export async function changesToDecide(actor: Actor): Promise<ChangeRequestDoc[]> {
  const scope = scopeFor(actor, 'matter.approve')
  if (!scope) return []
  const person = actingPerson(actor)
  const open = await openChanges(scope, SHOWN)
  return open.filter((doc) => changeDecisionRefusal(factsOf(doc, 'issued'), person) === null)
}

async function apply(
  doc: ChangeRequestDoc,
  matter: MatterDoc,
  note: string,
  act: MatterAct,
  tx: Tx,
): Promise<void> {
  const by = { name: act.actor.name, at: new Date(act.time.now()), note: doc.reason }
  if (doc.kind === 'cancelMatter') return callOff(matter, doc.reason, act, tx)
  const tree = await readTree(act.id, tx)
  const moved = doc.rows.some((row) => beforeOf(doc.kind, tree, row.id) !== row.before)
  if (moved) throw new Refused('change.moved')
  await changeMatter(matter, {}, line(act, `批准${CHANGE_KINDS[doc.kind]}`, note), tx)
  if (doc.kind === 'weights') {
    const weights = doc.rows.map(({ id, after }) => ({ taskId: id, weight: Number(after) }))
    return setWeights(act.id, weights, by, tx)
  }
  const [row] = doc.rows
  const open = row ? await cancelBranch(act.id, row.id, by, tx) : []
  await tellCancelled(open, doc.reason, act, tx)
}

function bodyRefusal(body: ChangeBody, tree: readonly TaskDoc[]) {
  if (body.kind === 'cancelMatter') return null
  const nodes = tree.map(nodeOf)
  if (body.kind === 'weights') return newWeightsRefusal(body.weights, nodes)
  return cancelTaskRefusal(nodes.find(({ id }) => id === body.taskId))
}

function rowsOf(body: ChangeBody, matter: MatterDoc, tree: readonly TaskDoc[]): ChangeRequestDoc['rows'] {
  const name = (id: string) => {
    const node = tree.find(({ _id }) => String(_id) === id)
    return node ? `${node.no} ${node.title}` : ''
  }
  if (body.kind === 'cancelMatter') {
    const [before, after] = [MATTER_STATES[matter.state], MATTER_STATES.cancelled]
    return [{ id: String(matter._id), name: `${matter.no} ${matter.title}`, before, after }]
  }
  if (body.kind === 'weights')
    return body.weights.map(({ taskId, weight }) => ({
      ...{ id: taskId, name: name(taskId), before: beforeOf('weights', tree, taskId), after: String(weight) },
    }))
  const before = beforeOf('cancelTask', tree, body.taskId)
  return [{ id: body.taskId, name: name(body.taskId), before, after: TASK_STATES.cancelled }]
}

/** What a change replaces; of a task to be called off only whether it is still open. */
function beforeOf(kind: ChangeRequestDoc['kind'], tree: readonly TaskDoc[], taskId: string): string {
  const node = tree.find(({ _id }) => String(_id) === taskId)
  if (!node) return ''
  if (kind === 'weights') return String(node.weight)
  return node.state === 'done' || node.state === 'cancelled' ? TASK_STATES[node.state] : '办理中'
}

function nodeOf({ _id, parentId, title, weight, state }: TaskDoc): ChangeNode {
  return { id: String(_id), parentId, title, weight, state }
}

/** The list does not read every matter: there the act itself looks at its state. */
function factsOf(doc: ChangeRequestDoc, state: MatterDoc['state']) {
  const { regionId, leadOrgId } = doc
  return { state: doc.state, requestedById: doc.requestedBy.id, matter: { state, regionId, leadOrgId } }
}
