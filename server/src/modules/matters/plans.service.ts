import { ROLE_GRANTS, ROLES, type Role } from '@mingdu/shared/accounts/permissions'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { MATTER_LINES } from '@mingdu/shared/matters/closing.rules'
import type { TaskNodeInput } from '@mingdu/shared/matters/matters.schema'
import type { BasisKind, MatterCategory } from '@mingdu/shared/matters/matters.states'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { findPeople, peopleById } from '../accounts/accounts.service'
import { subtreeIds } from '../orgs/orgs.service'
import { addTrees, removeTrees } from '../tasks/tree.service'
import { blankMatter } from './matters.blank'
import type { MatterDoc } from './matters.model'
import { deleteMatters, draftsForUndo, insertMatters, mattersByTitle } from './plans.repo'

/** A row of a plan as a draft with one task. */
export interface PlannedMatter {
  /** Row of the sheet, from 1. */
  row: number
  title: string
  category: MatterCategory
  basis: { kind: BasisKind; text: string }
  leadOrgId: Id
  coOrgIds: Id[]
  supervisor: StoredRef
  due: PlainDate
  note: string
  task: Pick<TaskNodeInput, 'quantity' | 'period' | 'milestones'>
}

/** Which import writes, for whom, and on what it rests. */
export interface PlanImport {
  importId: Id
  regionId: Id
  importer: StoredRef
  basis: string
  at: Date
}

/** Writes drafts, each with its one task. Approval and 派单 stay acts of people. @returns their ids, in order */
export async function addPlanned(
  rows: readonly PlannedMatter[],
  { importId, regionId, importer, basis, at }: PlanImport,
  tx: Tx,
): Promise<{ id: Id; version: number }[]> {
  const by = (await peopleById([importer.id])).get(importer.id)
  const { orgId, orgName } = { orgId: by?.orgId ?? '', orgName: by?.orgName ?? '' }
  const docs = rows.map((row): MatterDoc => {
    const { title, category, leadOrgId, coOrgIds, supervisor, due, note } = row
    const blank = blankMatter(
      {
        ...{ title, category, leadOrgId, supervisor, due, note },
        basis: { ...row.basis, fileIds: [], instructionId: null },
        plan: { text: '', fileIds: [] },
        jointOfficeId: null,
      },
      { ...importer, orgId, orgName, regionId },
      at,
    )
    const said = `督查计划第 ${row.row} 行导入，依据：${basis}`
    return {
      ...blank,
      orgIds: [leadOrgId, ...coOrgIds],
      counts: { total: 1, done: 0, red: 0, yellow: 0 },
      planRow: { importId, row: row.row },
      history: [{ at, who: importer.name, what: MATTER_LINES.created, note: said, version: 1 }],
    }
  })
  await insertMatters(docs, tx)
  const trees = docs.map((doc, i) => ({ owner: ownerOf(doc), tree: [taskOf(rows[i])] }))
  await addTrees(trees, importer.name, at, tx)
  return docs.map(({ _id, version }) => ({ id: String(_id), version }))
}

/** Matters of the region that bear one of these titles and were not called off. */
export function sameTitles(
  regionId: Id,
  titles: readonly string[],
  tx?: Tx,
): Promise<Pick<MatterDoc, 'title' | 'basis' | 'leadOrgId'>[]> {
  return mattersByTitle(regionId, titles, tx)
}

/** Takes drafts back that nobody has touched since. @returns ids of those left, with whether they still exist */
export async function removePlanned(
  written: readonly { id: Id; version: number }[],
  tx: Tx,
): Promise<{ id: Id; exists: boolean }[]> {
  const now = new Map(
    (
      await draftsForUndo(
        written.map(({ id }) => id),
        tx,
      )
    ).map((doc) => [String(doc._id), doc]),
  )
  const untouched = written.filter(({ id, version }) => {
    const doc = now.get(id)
    return doc?.state === 'draft' && doc.version === version
  })
  const gone = new Set(untouched.map(({ id }) => id))
  await deleteMatters([...gone], tx)
  await removeTrees([...gone], tx)
  return written.filter(({ id }) => !gone.has(id)).map(({ id }) => ({ id, exists: now.has(id) }))
}

/** Active people of a region who verify: any of them may be the 责任督查员. */
export async function supervisorsOf(regionId: Id): Promise<StoredRef[]> {
  const orgIds = await subtreeIds(regionId)
  const found = await Promise.all(VERIFYING.map((role) => findPeople({ role, orgIds, activeOnly: true })))
  return [...new Map(found.flat().map(({ id, name }) => [id, { id, name }])).values()]
}

const VERIFYING: readonly Role[] = ROLES.filter((role) => 'report.verify' in ROLE_GRANTS[role])

function ownerOf({ _id, title, category, basis, regionId, supervisor }: MatterDoc) {
  return { id: String(_id), no: null, title, category, basis: basis.text, regionId, supervisor }
}

/** The whole matter as one task. */
function taskOf(row: PlannedMatter | undefined): TaskNodeInput {
  if (!row) throw new Error('a matter without its row')
  const { title, leadOrgId: orgId, coOrgIds, due, task } = row
  return {
    ...{ title, requirement: '', orgId, coOrgIds, weight: 100, ...task },
    limit: { kind: 'date', due },
    attachmentIds: [],
    children: [],
  }
}
