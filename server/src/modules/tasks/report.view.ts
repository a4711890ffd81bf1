import type { AskedMore, Report } from '@mingdu/shared/tasks/tasks.schema'
import { picturesView, type EvidenceAround, type JudgedTask } from './reports.evidence'
import type { AskedDoc } from './reports.model'
import type { ReportDoc } from './reports.repo'
import { pick } from './viewing.service'

/** A report with its evidence, and everything that was added to it later. */
export function reportView(doc: ReportDoc, task: JudgedTask, around: EvidenceAround): Report {
  const handedIn = { at: doc.submittedAt, doneOn: doc.doneOn ?? null }
  const decidedAt = { at: doc.decidedAt ?? doc.submittedAt, doneOn: null }
  return {
    id: String(doc._id),
    version: doc.version,
    taskId: doc.taskId,
    ordinal: doc.ordinal,
    state: doc.state,
    text: doc.text,
    claimed: doc.claimed,
    verifiedBefore: doc.verifiedBefore,
    verified: doc.verified,
    doneOn: doc.doneOn ?? null,
    milestones: doc.milestones ?? [],
    verifiedMilestones: doc.verifiedMilestones ?? null,
    photos: picturesView(doc.photoIds, doc, handedIn, task, around),
    attachments: pick(around.files, doc.attachmentIds),
    asked: (doc.asked ?? []).map((asked) => askedView(asked, doc, task, around)),
    submittedAt: doc.submittedAt.toISOString(),
    submittedBy: doc.submittedBy,
    decidedAt: doc.decidedAt?.toISOString() ?? null,
    decidedBy: doc.decidedBy,
    method: doc.method,
    opinion: doc.opinion,
    verifyPhotos: picturesView(doc.verifyPhotoIds ?? [], doc, decidedAt, task, around),
    verifyPlace: doc.verifyPlace ?? null,
  }
}

/** What came later may have been taken later: only its own moment counts. */
function askedView(asked: AskedDoc, report: ReportDoc, task: JudgedTask, around: EvidenceAround): AskedMore {
  const { what, until, askedAt, askedBy, at, by, text, photoIds, attachmentIds } = asked
  const handedIn = { at: at ?? askedAt, doneOn: null }
  return {
    ...{ what, until, askedAt: askedAt.toISOString(), askedBy, at: at?.toISOString() ?? null, by, text },
    photos: picturesView(photoIds, report, handedIn, task, around),
    attachments: pick(around.files, attachmentIds),
  }
}
