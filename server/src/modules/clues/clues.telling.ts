import { CLUE_KINDS } from '@mingdu/shared/clues/clues.states'
import { isRecused } from '@mingdu/shared/clues/recusal.rules'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Tx } from '../../db/connection'
import type { SealBox } from '../../seal-box'
import { findPeople, type Person } from '../accounts/accounts.service'
import { tellPeople } from '../messages/messages.service'
import { orgsById, subtreeIds, withMerged } from '../orgs/orgs.service'
import type { SealedSender } from './clues.intake'
import type { ClueDoc } from './clues.repo'

/** No name stands beside a complaint, and nothing of what it says: number and kind, the rest is read in the system. */
function messageOf(doc: ClueDoc, what: string, dedupe: string) {
  const id = String(doc._id)
  return {
    subject: { kind: 'clue' as const, id, no: doc.no, name: CLUE_KINDS[doc.kind] },
    dedupe: `${dedupe}:v${doc.version}`,
    title: `线索 ${doc.no}：${what}`,
    body: `${CLUE_KINDS[doc.kind]}，请登录系统查看。`,
    keptFrom: [...doc.shut.orgIds, ...doc.shut.accountIds],
    ...{ light: null, due: doc.due as PlainDate | null, remaining: '', sender: '督查' },
  }
}

/** Who handles at the unit it was given to. */
export async function tellUnit(doc: ClueDoc, what: string, at: Date, tx: Tx): Promise<void> {
  if (!doc.assignment) return
  const people = await findPeople({ orgIds: [doc.assignment.org.id], activeOnly: true })
  const handling = people.filter(({ roles }) => roles.includes('handler') || roles.includes('head'))
  await tellOffice(doc, 'clueAssigned', handling, what, at, tx)
}

/** 督查员 of the region. */
export async function tellSupervisors(doc: ClueDoc, what: string, at: Date, tx: Tx): Promise<void> {
  const people = await findPeople({
    orgIds: await subtreeIds(doc.regionId),
    role: 'supervisor',
    activeOnly: true,
  })
  await tellOffice(doc, 'clueMoved', people, what, at, tx)
}

/** Whoever sent it by name; nobody is told of 匿名. */
export async function tellSender(
  doc: ClueDoc,
  kind: 'clueAccepted' | 'clueAnswered' | 'clueClosed' | 'clueOpened',
  what: string,
  { at, box }: { at: Date; box: SealBox },
  tx: Tx,
): Promise<void> {
  if (doc.senderSealed === '') return
  const { citizenId } = JSON.parse(box.open(doc.senderSealed)) as SealedSender
  // whoever told another system is told by that system
  if (citizenId === '') return
  const target = { kind: 'myClue' as const, id: String(doc._id) }
  const region = (await orgsById([doc.regionId])).get(doc.regionId)
  // a citizen belongs to no unit: the log shows it under the region
  const org = region ? { org: { id: region.id, name: region.name } } : {}
  const message = { ...messageOf(doc, what, kind), kind, recipientIds: [citizenId], target, ...org }
  await tellPeople([message], at, tx)
}

async function tellOffice(
  doc: ClueDoc,
  kind: 'clueAssigned' | 'clueMoved',
  people: readonly Person[],
  what: string,
  at: Date,
  tx: Tx,
): Promise<void> {
  const recipientIds = await free(doc, people)
  if (recipientIds.length === 0) return
  const target = { kind: 'clue' as const, id: String(doc._id) }
  await tellPeople([{ ...messageOf(doc, what, kind), kind, recipientIds, target }], at, tx)
}

/** Those it is not kept from. */
async function free(doc: ClueDoc, people: readonly Person[]): Promise<string[]> {
  const orgs = await orgsById(people.map(({ orgId }) => orgId))
  const read = await Promise.all(
    people.map(async ({ id, orgId }) => {
      const orgPath = await withMerged([...(orgs.get(orgId)?.path ?? []), orgId])
      return isRecused(doc.shut, { accountId: id, orgPath }) ? [] : [id]
    }),
  )
  return read.flat()
}
