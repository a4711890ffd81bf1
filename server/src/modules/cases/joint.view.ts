import { isLate } from '@mingdu/shared/cases/cases.clock'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import { jointActs } from '@mingdu/shared/cases/joint.rules'
import { isOpenJoint } from '@mingdu/shared/cases/joint.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { workdaysLeft } from '@mingdu/shared/kernel/work-calendar'
import type { ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import { filesById } from '../files/files.service'
import { orgsById } from '../orgs/orgs.service'
import type { CaseDay } from './cases.view'
import type { JointDoc } from './joint.repo'

/** Steps as a page shows them, units and files named. */
export async function stepViews(
  docs: readonly JointDoc[],
  { today, calendar }: CaseDay,
  person: ActingPerson,
): Promise<JointStep[]> {
  const orgs = await orgsById(docs.flatMap(({ orgId, fromOrgId }) => [orgId, fromOrgId]))
  const files = await filesById(docs.flatMap(({ fileIds }) => fileIds))
  const org = (id: string) => ({ id, name: orgs.get(id)?.name ?? '' })
  return docs.map((doc) => {
    const due = plainDate(doc.due)
    const closedOn = doc.closedOn === null ? null : plainDate(doc.closedOn)
    return {
      id: String(doc._id),
      ...{ version: doc.version, n: doc.n, case: doc.case },
      ...{ from: org(doc.fromOrgId), org: org(doc.orgId), what: doc.what, days: doc.days },
      ...{ startedOn: doc.startedOn, due, tentative: doc.tentative, state: doc.state },
      remaining: isOpenJoint(doc.state) ? workdaysLeft(calendar, due, today) : null,
      late: doc.state !== 'cancelled' && isLate(due, closedOn, today),
      ...{ handler: doc.handler, opinion: doc.opinion },
      files: doc.fileIds.flatMap((id) => files.get(id) ?? []),
      answeredAt: doc.answeredAt?.toISOString() ?? null,
      allowedActs: jointActs(doc, person),
    }
  })
}
