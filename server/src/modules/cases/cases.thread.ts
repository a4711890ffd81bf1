import type { OfficeThread } from '@mingdu/shared/cases/case-thread.api'
import { officeRole, sayRefusal } from '@mingdu/shared/cases/thread.rules'
import type { Id } from '@mingdu/shared/kernel/ids'
import { clip } from '@mingdu/shared/kernel/text'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { refuseIf } from '../../refused'
import { attachFiles, filesById } from '../files/files.service'
import { toldAbout, type Told } from '../messages/messages.service'
import { checkPicture, checkText, safetyOf } from '../safety/safety.service'
import { actingPerson } from '../tasks/acting.service'
import { follow } from './cases.effects'
import type { CaseDoc } from './cases.repo'
import { tellOffice } from './cases.telling'
import { factsOf, type CaseDay } from './cases.view'
import { entriesOf, insertEntry, markThreadRead, type ThreadDoc } from './thread.repo'

export interface Said {
  text: string
  fileIds: readonly Id[]
}

/** Who wrote without an account: the check of a text names an author that is nobody's. */
const NOBODY = '0'.repeat(24)

/**
 * Writes to the applicant under the word of the official's role. What hangs on it (telling the applicant) is an effect
 * of the case.
 * @throws Refused `case.thread-closed`, `text.classified`, `file.missing`
 */
export async function sayToApplicant(
  doc: CaseDoc,
  said: Said,
  { actor, day, at }: { actor: Actor; day: CaseDay; at: Date },
  tx: Tx,
): Promise<ThreadDoc> {
  const role = officeRole(factsOf(doc), actingPerson(actor))
  const entry = await say(doc, said, { role, by: { id: actor.id, name: actor.name }, at }, tx)
  await markThreadRead(String(doc._id), 'office', at, tx)
  await follow({ before: doc, after: doc, what: 'say', by: { id: actor.id, name: actor.name }, day, at }, tx)
  return entry
}

/**
 * Takes in what the applicant says, whatever a content check will say of it, and tells the office. Whoever calls has
 * checked that it is this case's applicant. `by` is their account where they have one; without it no files.
 * @throws Refused `case.thread-closed`, `text.classified`, `file.missing`
 */
export async function sayFromApplicant(
  doc: CaseDoc,
  said: Said,
  { by, at }: { by: { id: Id; name: string } | null; at: Date },
  tx: Tx,
): Promise<ThreadDoc> {
  const entry = await say(doc, said, { role: 'applicant', by, at }, tx)
  await markThreadRead(String(doc._id), 'applicant', at, tx)
  await tellOffice(doc, 'written', at, tx, { dedupe: String(entry._id), body: clip(doc.title, 60) })
  return entry
}

/** The whole thread of a case as its office reads it; the applicant's view leaves out who wrote. */
export async function threadOf(caseId: Id, reader: 'office' | 'applicant', tx?: Tx): Promise<OfficeThread> {
  const docs = await entriesOf(caseId, tx)
  const files = await filesById(docs.flatMap(({ fileIds }) => fileIds))
  const safety = await safetyOf(
    docs.map(({ _id }) => String(_id)),
    tx,
  )
  const told = reader === 'office' ? await toldAbout(caseId, 'caseSaid', tx) : []
  const items = docs.map((doc) => {
    const from = doc.role === 'applicant' ? ('applicant' as const) : ('office' as const)
    const id = String(doc._id)
    // what a person judged unfit is not shown to the other side; its author still sees it
    const hidden = safety.get(id) === 'rejected'
    const isGone = hidden && from !== reader
    return {
      ...{ id, from, role: doc.role, hidden },
      text: isGone ? '' : doc.text,
      files: isGone ? [] : doc.fileIds.flatMap((fileId) => files.get(fileId) ?? []),
      ...{ at: doc.at.toISOString(), readAt: doc.readAt?.toISOString() ?? null },
      who: from === 'office' ? (doc.by?.name ?? '') : '',
      told: from === 'office' ? toldOf(doc, told) : null,
    }
  })
  return { items, unread: items.filter(({ from, readAt }) => from !== reader && readAt === null).length }
}

function toldOf({ at }: ThreadDoc, told: readonly Told[]) {
  const one = told.find(({ dedupe }) => dedupe.endsWith(`|${at.getTime()}`))
  return one ? { channel: one.channel, state: one.state, sms: one.sms } : null
}

/** The same without any name of an official. */
export async function applicantThread(caseId: Id, tx?: Tx) {
  const { items, unread } = await threadOf(caseId, 'applicant', tx)
  return { unread, items: items.map(({ who: _who, told: _told, ...entry }) => entry) }
}

async function say(
  doc: CaseDoc,
  { text, fileIds }: Said,
  { role, by, at }: Pick<ThreadDoc, 'role' | 'by' | 'at'>,
  tx: Tx,
): Promise<ThreadDoc> {
  refuseIf(sayRefusal(doc))
  refuseIf(classifiedRefusal(text))
  const caseId = String(doc._id)
  const record = { kind: 'case', id: caseId }
  const files = await attachFiles(fileIds, { record, orgIds: [doc.orgId] }, by ?? { id: NOBODY }, tx)
  const entry = await insertEntry({ caseId, role, by, text, fileIds: files.map(({ id }) => id), at }, tx)
  const subject = { kind: 'caseMessage' as const, id: String(entry._id), name: `办件 ${doc.no} 留言` }
  const author = { authorId: by?.id ?? NOBODY, at }
  await checkText(subject, text, author, tx)
  for (const file of files) if (file.kind === 'photo') await checkPicture(subject, file.id, author, tx)
  return entry
}
