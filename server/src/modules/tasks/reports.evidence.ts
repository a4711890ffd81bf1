import { pictureFlags } from '@mingdu/shared/evidence/evidence.rules'
import type { Evidence } from '@mingdu/shared/evidence/evidence.schema'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { covers } from '@mingdu/shared/tasks/tasks.rules'
import type { Tx } from '../../db/connection'
import { evidenceById, lookalikesOf, type EvidenceFile } from '../files/files.service'
import type { AlikeDoc } from './reports.model'
import { reportsById, type ReportDoc } from './reports.repo'
import { tasksInScope, type TaskDoc } from './tasks.repo'
import type { Viewing } from './viewing.service'

/** What of a task decides what is said of its pictures. */
export type JudgedTask = Pick<TaskDoc, 'orgId' | 'regionId' | 'dispatchedAt'>

/** Most look-alikes kept of one picture. */
const MOST_EACH = 5

/** Pictures of other tasks that are the same as these or nearly so, found when they came and kept with the report. */
export async function alikeInOtherTasks(
  photoIds: readonly string[],
  taskId: string,
  tx: Tx,
): Promise<AlikeDoc[]> {
  const found = await lookalikesOf(photoIds, tx)
  const reports = await reportsById(
    found.flatMap(({ reportIds }) => reportIds),
    tx,
  )
  const others = found.flatMap(({ reportIds, ...pair }) =>
    reportIds.flatMap((reportId): AlikeDoc[] => {
      const other = reports.get(reportId)?.taskId
      return other === undefined || other === taskId ? [] : [{ ...pair, reportId, taskId: other }]
    }),
  )
  return photoIds.flatMap((id) => others.filter(({ photoId }) => photoId === id).slice(0, MOST_EACH))
}

/** Everything needed to show the evidence of some reports: their files, and the look-alikes the reader may open. */
export interface EvidenceAround {
  files: ReadonlyMap<string, EvidenceFile>
  others: ReadonlyMap<string, NonNullable<Evidence['alike'][number]['other']>>
  verifies: Viewing['verifies']
}

export async function evidenceAround(
  reports: readonly ReportDoc[],
  moreFileIds: readonly string[],
  { verifies }: Pick<Viewing, 'verifies'>,
): Promise<EvidenceAround> {
  const files = await evidenceById([...moreFileIds, ...reports.flatMap(fileIdsOf)])
  const alike = verifies === null ? [] : reports.flatMap((report) => report.alike ?? [])
  if (verifies === null || alike.length === 0) return { files, others: new Map(), verifies }
  const [tasks, known] = await Promise.all([
    tasksInScope(
      verifies,
      alike.map(({ taskId }) => taskId),
    ),
    reportsById(alike.map(({ reportId }) => reportId)),
  ])
  const others = alike.flatMap(({ otherId, reportId, taskId }) => {
    const [task, report] = [tasks.get(taskId), known.get(reportId)]
    if (!task || !report) return []
    const { no, title } = task
    return [
      [keyOf(reportId, otherId), { taskId, no, title, reportId, ordinal: report.ordinal, photoId: otherId }],
    ] as const
  })
  return { files, others: new Map(others), verifies }
}

/** When pictures were handed in, and the day by which the work is said to have been done. */
interface HandedIn {
  at: Date
  doneOn: PlainDate | null
}

/** Pictures in the order of their ids, with what is to be looked at; for those who do not verify without it. */
export function picturesView(
  ids: readonly string[],
  report: ReportDoc,
  handedIn: HandedIn,
  task: JudgedTask,
  around: EvidenceAround,
): Evidence[] {
  const judged = around.verifies !== null && covers(reachOf(around.verifies), task)
  return ids.flatMap((id) => {
    const file = around.files.get(id)
    if (!file) return []
    const alike = judged ? (report.alike ?? []).filter(({ photoId }) => photoId === id) : []
    const { takenAt, ...info } = file
    return [
      {
        ...info,
        takenAt: takenAt?.toISOString() ?? null,
        flags: judged ? flagsOf(file, alike, handedIn, task) : [],
        alike: alike.map(({ bits, reportId, otherId }) => ({
          bits,
          other: around.others.get(keyOf(reportId, otherId)) ?? null,
        })),
      },
    ]
  })
}

export function fileIdsOf(report: ReportDoc): string[] {
  const asked = (report.asked ?? []).flatMap(({ photoIds, attachmentIds }) => [...photoIds, ...attachmentIds])
  return [...report.photoIds, ...report.attachmentIds, ...(report.verifyPhotoIds ?? []), ...asked]
}

function flagsOf(
  { takenAt }: EvidenceFile,
  alike: readonly AlikeDoc[],
  { at, doneOn }: HandedIn,
  { dispatchedAt }: JudgedTask,
): Evidence['flags'] {
  const nearest = [...alike].sort((a, b) => Number(b.same) - Number(a.same) || a.bits - b.bits)[0]
  return pictureFlags({
    takenAt: takenAt?.getTime() ?? null,
    dispatchedAt: dispatchedAt?.getTime() ?? null,
    handedInAt: at.getTime(),
    doneOn,
    nearest: nearest ? { bits: nearest.bits, same: nearest.same } : null,
  })
}

function reachOf(scope: NonNullable<Viewing['verifies']>) {
  return scope.kind === 'own' ? ({ kind: 'own' } as const) : scope
}

function keyOf(reportId: string, photoId: string): string {
  return `${reportId}|${photoId}`
}
