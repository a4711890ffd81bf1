import { deadlineRefusal, leadOrgRefusal } from '@mingdu/shared/matters/change-requests.rules'
import { CHANGE_KINDS } from '@mingdu/shared/matters/change-requests.states'
import type { Tx } from '../../db/connection'
import { Refused, refuseIf } from '../../refused'
import { cancelBranch, setWeights } from '../tasks/change.service'
import { moveDeadlines, movedNodes } from '../tasks/change.deadline.service'
import { moveNode, moveTarget } from '../tasks/change.org.service'
import { dayFacts } from '../tasks/day.service'
import { readTree, type TaskDoc } from '../tasks/tree.service'
import type { ChangeRequestDoc } from './change-requests.repo'
import { beforeOf, nodeOf } from './change-requests.rows'
import { changeMatter, type MatterDoc } from './matters.repo'
import { callOff, line, type MatterAct } from './matters.service'
import { tellCancelled } from './matters.telling'

/**
 * What was accepted takes effect, where it still replaces what was shown.
 * @throws Refused `change.moved`, those of the change itself
 */
export async function applyChange(
  doc: ChangeRequestDoc,
  matter: MatterDoc,
  note: string,
  act: MatterAct,
  tx: Tx,
): Promise<void> {
  if (doc.kind === 'cancelMatter') return callOff(matter, doc.reason, act, tx)
  const tree = await readTree(act.id, tx)
  refuseMoved(doc, matter, tree)
  const said = line(act, `批准${CHANGE_KINDS[doc.kind]}`, note)
  if (doc.kind === 'deadline') return applyDeadline(doc, matter, tree, said, act, tx)
  await changeMatter(matter, {}, said, tx)
  if (doc.kind === 'leadOrg') return applyLeadOrg(doc, tree, act, tx)
  const by = { name: act.actor.name, at: new Date(act.time.now()), note: doc.reason }
  if (doc.kind === 'weights') {
    const weights = doc.rows.map(({ id, after }) => ({ taskId: id, weight: Number(after) }))
    return setWeights(act.id, weights, by, tx)
  }
  const [row] = doc.rows
  const open = row ? await cancelBranch(act.id, row.id, by, tx) : []
  await tellCancelled(open, doc.reason, act, tx)
}

function refuseMoved(
  { kind, rows, to }: ChangeRequestDoc,
  matter: MatterDoc,
  tree: readonly TaskDoc[],
): void {
  const [first] = rows
  const moved =
    kind === 'leadOrg'
      ? !to || !('orgId' in to) || taskOf(tree, first?.id)?.orgId !== to.fromOrgId
      : rows.some((row) => beforeOf(kind, matter, tree, row.id) !== row.before)
  if (moved) throw new Refused('change.moved')
}

/** The ledger gets its entry; the matter never ends before its tasks. */
async function applyDeadline(
  { rows, to, reason }: ChangeRequestDoc,
  matter: MatterDoc,
  tree: readonly TaskDoc[],
  said: ReturnType<typeof line>,
  act: MatterAct,
  tx: Tx,
): Promise<void> {
  const day = await dayFacts(act.time)
  const node = taskOf(tree, rows[0]?.id)
  if (!to || !('due' in to)) throw new Refused('change.moved')
  refuseIf(deadlineRefusal(node && nodeOf(node), to.due, day.today))
  const moved = movedNodes(tree, rows[0]?.id ?? '', to.due, act.actor.name, day)
  const reach = moved[0]?.clock.due ?? matter.due
  const later = matter.due < reach
  const note = later ? `${said.note}，事项限期由 ${matter.due} 改为 ${reach}` : said.note
  await changeMatter(matter, later ? { due: reach } : {}, { ...said, note }, tx)
  await moveDeadlines(moved, reason, act, day, tx)
}

async function applyLeadOrg(
  { rows, to, reason }: ChangeRequestDoc,
  tree: readonly TaskDoc[],
  act: MatterAct,
  tx: Tx,
): Promise<void> {
  const node = taskOf(tree, rows[0]?.id)
  if (!node || !to || !('orgId' in to)) throw new Refused('change.moved')
  refuseIf(leadOrgRefusal(nodeOf(node), to.orgId))
  await moveNode(String(node._id), await moveTarget(to, node.regionId), reason, act, tx)
}

function taskOf(tree: readonly TaskDoc[], id: string | undefined): TaskDoc | undefined {
  return tree.find(({ _id }) => String(_id) === id)
}
