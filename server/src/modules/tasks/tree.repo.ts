import { OPEN_TASK_STATES } from '@mingdu/shared/tasks/tasks.states'
import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { noteTaskChanges } from './search.repo'
import { TaskModel, UNSETTLED, type TaskDoc } from './tasks.model'

export type { TaskDoc }

export function newId(): TaskDoc['_id'] {
  return new Types.ObjectId()
}

export function idOf(hex: string): TaskDoc['_id'] {
  return new Types.ObjectId(hex)
}

/** Every node of a matter in the order of the tree, without history. The scope was checked with the matter. */
export async function readTree(matterId: string, tx?: Tx): Promise<TaskDoc[]> {
  return (await TaskModel.collection
    .find({ matterId }, { projection: { history: 0 }, ...(tx ? { session: tx } : {}) })
    .sort({ key: 1, _id: 1 })
    .toArray()) as unknown as TaskDoc[]
}

/** Puts a tree of drafts in place of the one that was there: removes, changes and adds in one go. */
export async function replaceTree(
  before: readonly TaskDoc[],
  after: readonly TaskDoc[],
  tx: Tx,
): Promise<void> {
  const old = new Set(before.map((doc) => String(doc._id)))
  const kept = new Set(after.map((doc) => String(doc._id)))
  const gone = before.filter((doc) => !kept.has(String(doc._id)))
  if (gone.length > 0) {
    await TaskModel.collection.deleteMany({ _id: { $in: gone.map((doc) => doc._id) } }, { session: tx })
  }
  const added = after.filter((doc) => !old.has(String(doc._id)))
  if (added.length > 0) await TaskModel.insertMany(added, { session: tx })
  const changed = after.filter((doc) => old.has(String(doc._id)))
  if (changed.length > 0)
    await TaskModel.collection.bulkWrite(changed.map(replacement) as never, { session: tx })
}

/** Nodes of matters that had none. */
export async function insertNodes(docs: readonly TaskDoc[], tx: Tx): Promise<void> {
  if (docs.length > 0) await TaskModel.insertMany(docs, { session: tx })
}

/** Nodes that lists and search show from now on. */
export async function insertListed(docs: readonly TaskDoc[], tx: Tx): Promise<void> {
  await insertNodes(docs, tx)
  await noteTaskChanges(
    docs.map(({ _id, listed }) => ({ id: _id, set: { listed } })),
    tx,
  )
}

/** What lies directly below a node, in the order of the tree; without history. */
export async function childrenOf(
  { _id, matterId }: Pick<TaskDoc, '_id' | 'matterId'>,
  tx?: Tx,
): Promise<TaskDoc[]> {
  return (await TaskModel.collection
    .find({ matterId, parentId: String(_id) }, { projection: { history: 0 }, ...(tx ? { session: tx } : {}) })
    .sort({ key: 1, _id: 1 })
    .toArray()) as unknown as TaskDoc[]
}

/** Every node of these matters; only of drafts that were never dispatched. */
export async function deleteTrees(matterIds: readonly string[], tx: Tx): Promise<void> {
  if (matterIds.length === 0) return
  const filter = { matterId: { $in: [...matterIds] }, dispatchedOn: null }
  await TaskModel.collection.deleteMany(filter, { session: tx })
}

/** History is appended to, never replaced. */
function replacement({ _id, history, ...set }: TaskDoc) {
  return { updateOne: { filter: { _id }, update: { $set: set, $push: { history: { $each: history } } } } }
}

/** One change of a node, with its own line of history or that of the whole act. */
export interface NodeChange {
  doc: Pick<TaskDoc, '_id' | 'version'>
  set: Partial<TaskDoc>
  line?: Omit<HistoryDoc, 'version'>
}

/** One act on many nodes, each as its next version. */
export async function changeNodes(
  changes: readonly NodeChange[],
  line: Omit<HistoryDoc, 'version'> | null,
  tx: Tx,
): Promise<void> {
  if (changes.length === 0) return
  const operations = changes.map((change) => {
    const { doc, set } = change
    const version = doc.version + 1
    const said = change.line ?? line
    const push = said ? { $push: { history: { ...said, version } } } : {}
    return {
      updateOne: {
        filter: { _id: doc._id, version: doc.version },
        update: { $set: { ...UNSETTLED, ...set, version }, ...push },
      },
    }
  })
  await TaskModel.collection.bulkWrite(operations as never, { session: tx })
  await noteTaskChanges(
    changes.map(({ doc, set }) => ({ id: doc._id, set })),
    tx,
  )
}

/** Dispatched nodes that are neither done nor cancelled, without texts and history; without a scope. */
export async function runningNodes(tx?: Tx): Promise<TaskDoc[]> {
  return (await TaskModel.collection
    .find(
      { state: { $in: [...OPEN_TASK_STATES, 'suspended'] } },
      { projection: { history: 0, requirement: 0 }, ...(tx ? { session: tx } : {}) },
    )
    .sort({ due: 1, _id: 1 })
    .toArray()) as unknown as TaskDoc[]
}

/** What every node repeats of its matter. */
export async function renameMatter(
  matterId: string,
  set: Partial<Pick<TaskDoc, 'matterTitle' | 'category' | 'supervisor' | 'basis'>>,
  tx: Tx,
): Promise<void> {
  if (Object.keys(set).length === 0) return
  await TaskModel.updateMany({ matterId }, { $set: set }, { session: tx })
  const nodes = await TaskModel.collection
    .find({ matterId, listed: true }, { projection: { _id: 1 }, session: tx })
    .sort({ _id: 1 })
    .toArray()
  await noteTaskChanges(
    nodes.map(({ _id }) => ({ id: _id, set })),
    tx,
  )
}
