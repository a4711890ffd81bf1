import { shanghaiTime, dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { clip } from '@mingdu/shared/kernel/text'
import type { Tx } from '../../db/connection'
import { tellPeople } from '../messages/messages.service'
import type { ConsultationDoc } from './consultations.repo'
import { answerersOf } from './topics.service'

/** Tells whoever answers; everybody of the 督查 while nobody is named. The sender is the unit that asks. */
export async function tellOffice(doc: ConsultationDoc, what: string, tx: Tx, at: Date): Promise<void> {
  const people = doc.responsible ? [doc.responsible] : await answerersOf(doc.regionId)
  const due = doc.dueAt.getTime()
  const body = `${doc.org.name}${what}：${clip(doc.posts.at(-1)?.text ?? '', 80)}。请于 ${dateInShanghai(due)} ${shanghaiTime(due)} 前答复。`
  await tell(doc, people, { what, body, sender: doc.org.name }, tx, at)
}

export function tellAsker(
  doc: ConsultationDoc,
  sender: string,
  text: string,
  tx: Tx,
  at: Date,
): Promise<void> {
  return tell(doc, [doc.asker], { what: '咨询有答复', body: clip(text, 200), sender }, tx, at)
}

async function tell(
  doc: ConsultationDoc,
  people: readonly { id: string }[],
  { what, body, sender }: { what: string; body: string; sender: string },
  tx: Tx,
  at: Date,
): Promise<void> {
  if (people.length === 0) return
  const id = String(doc._id)
  const message = {
    kind: 'consultationMoved' as const,
    recipientIds: people.map((person) => person.id),
    subject: { kind: 'consultation' as const, id, no: doc.no, name: clip(doc.posts[0]?.text ?? '', 20) },
    dedupe: `consultation:v${doc.version}`,
    title: `${what}：${doc.topic.name}`,
    body,
    target: { kind: 'consultation' as const, id },
    ...{ light: null, due: null, remaining: '', sender },
  }
  await tellPeople([message], at, tx)
}
