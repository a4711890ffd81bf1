import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { isNoticed, noticeDaysLeft, noticeText } from '@mingdu/shared/matters/notices.rules'
import type { Notice, NoticeRow } from '@mingdu/shared/matters/notices.api'
import { found } from '../../refused'
import { officePhone } from '../accounts/accounts.service'
import { orgsById, type OrgNode } from '../orgs/orgs.service'
import type { Scope } from '../../http/actor'
import { findMatter, type MatterDoc } from './matters.repo'
import type { NoticedDoc } from './notices.repo'

/** What is noticed is for everybody, wherever it is. */
const PUBLIC: Scope = { kind: 'all' }

/** The matter while everybody may read it. @throws Refused `record.missing` before and after its days */
export async function noticedMatter(id: string, today: PlainDate): Promise<MatterDoc> {
  const doc = await findMatter(PUBLIC, id)
  return found(doc && isNoticed(doc.state, doc.closing?.notice ?? null, today) ? doc : null)
}

export async function noticeRows(docs: readonly NoticedDoc[], today: PlainDate): Promise<NoticeRow[]> {
  const orgs = await orgsById(docs.flatMap(({ leadOrgId, regionId }) => [leadOrgId, regionId]))
  return docs.map((doc) => rowOf(doc, orgs, today))
}

export async function noticeView(doc: MatterDoc, today: PlainDate): Promise<Notice> {
  const orgs = await orgsById([doc.leadOrgId, doc.regionId, doc.officeId])
  const noticed = doc as MatterDoc & NoticedDoc
  return {
    ...rowOf(noticed, orgs, today),
    result: noticeText(doc.conclusion),
    office: orgs.get(doc.officeId)?.name ?? '',
    phone: await officePhone(doc.supervisor.id),
  }
}

function rowOf(
  { _id, no, title, leadOrgId, regionId, closing: { notice } }: NoticedDoc,
  orgs: ReadonlyMap<string, OrgNode>,
  today: PlainDate,
): NoticeRow {
  return {
    ...{ id: String(_id), no, title: noticeText(title), from: notice.from, until: notice.until },
    leadOrg: orgs.get(leadOrgId)?.name ?? '',
    region: { id: regionId, name: orgs.get(regionId)?.name ?? '' },
    daysLeft: noticeDaysLeft(notice, today),
  }
}
