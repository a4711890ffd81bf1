import type { Actor } from '../../http/actor'
import { digestOf } from '../../seal-box'
import { filesById } from '../files/files.service'
import { orgsById } from '../orgs/orgs.service'
import { actingPerson } from '../tasks/acting.service'
import type { CaseDoc } from './cases.repo'
import { caseView, fileIdsOf, type CaseDay } from './cases.view'

/** The answer of every write of a case, and what its audit entry says. */
export async function written(doc: CaseDoc, actor: Actor, day: CaseDay) {
  const { version, no, state, reviewer, segments, decision, papers } = doc
  return {
    result: await viewed(doc, actor, day),
    subject: subjectOf(doc),
    digests: [digestOf({ version, no, state, reviewer, segments, decision, papers })],
  }
}

export async function viewed(doc: CaseDoc, actor: Actor, day: CaseDay) {
  const [orgName, files] = await Promise.all([orgNameOf(doc), filesById(fileIdsOf(doc))])
  return caseView(doc, { orgName, files: [...files.values()] }, day, actingPerson(actor))
}

export function subjectOf(doc: Pick<CaseDoc, '_id' | 'title'>) {
  return { kind: 'case', id: String(doc._id), name: doc.title }
}

export async function orgNameOf({ orgId }: Pick<CaseDoc, 'orgId'>): Promise<string> {
  return (await orgsById([orgId])).get(orgId)?.name ?? ''
}
