import type { Tx } from '../../db/connection'
import { changeNodes, readTree, type TaskDoc } from './tree.repo'

/** Who changes a tree after 派单, and why. */
export interface TreeChange {
  name: string
  at: Date
  note: string
}

/** New weights of siblings, each with its line of before and after. */
export async function setWeights(
  matterId: string,
  weights: readonly { taskId: string; weight: number }[],
  { name, at, note }: TreeChange,
  tx: Tx,
): Promise<void> {
  const wanted = new Map(weights.map(({ taskId, weight }) => [taskId, weight]))
  const changes = (await readTree(matterId, tx)).flatMap((doc) => {
    const weight = wanted.get(String(doc._id))
    if (weight === undefined || weight === doc.weight) return []
    const line = { at, who: name, what: '调整权重', note: `${doc.weight} → ${weight}。${note}` }
    return [{ doc, set: { weight, changedAt: at }, line }]
  })
  await changeNodes(changes, null, tx)
}

/** Calls off a task with everything below it that is not done. @returns the leaves that were open */
export async function cancelBranch(
  matterId: string,
  taskId: string,
  { name, at, note }: TreeChange,
  tx: Tx,
): Promise<TaskDoc[]> {
  const tree = await readTree(matterId, tx)
  const top = tree.find(({ _id }) => String(_id) === taskId)
  const open = tree.filter(
    (doc) => top && (doc === top || doc.key.startsWith(`${top.key}.`)) && !OVER.includes(doc.state),
  )
  const set = { state: 'cancelled' as const, pendingReportId: null, changedAt: at }
  const line = { at, who: name, what: '撤销', note }
  await changeNodes(
    open.map((doc) => ({ doc, set })),
    line,
    tx,
  )
  return open.filter(({ leaf }) => leaf)
}

const OVER: readonly TaskDoc['state'][] = ['done', 'cancelled']
