import type { Role } from '@mingdu/shared/accounts/permissions'
import { clip } from '@mingdu/shared/kernel/text'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { RATING_LEVELS } from '@mingdu/shared/ratings/ratings.states'
import type { Tx } from '../../db/connection'
import { findPeople } from '../accounts/accounts.service'
import { tellPeople } from '../messages/messages.service'
import { subtreeIds } from '../orgs/orgs.service'
import type { RatingDoc } from './ratings.repo'

type Told = Extract<MessageKind, `rating${string}`>

const TITLES: Record<Told, string> = {
  ratingToCall: '有一条差评待回访',
  ratingToRectify: '有一条差评待整改',
  ratingAppealed: '有一条差评申诉待复核',
  ratingRuled: '差评申诉有结果',
  ratingOverdue: '差评整改超期',
}

/** Those of another office who call back. */
export async function tellCallers(doc: RatingDoc, at: Date, tx: Tx): Promise<void> {
  await tell('ratingToCall', await othersOf('callback', doc), doc, at, tx)
}

/** Those who look into an appeal. */
export async function tellJudges(doc: RatingDoc, at: Date, tx: Tx): Promise<void> {
  await tell('ratingAppealed', await othersOf('monitor', doc), doc, at, tx)
}

/** The heads of the rated org; never the rated clerk, who may be one of them. */
export async function tellHeads(
  kind: 'ratingToRectify' | 'ratingRuled',
  doc: RatingDoc,
  at: Date,
  tx: Tx,
): Promise<void> {
  await tell(kind, await headsOf(doc), doc, at, tx)
}

/** A limit has passed: whose turn it is, and those who supervise. Told once for each limit. */
export async function tellLate(doc: RatingDoc, at: Date, tx: Tx): Promise<void> {
  const state = doc.rectification?.state
  const turn =
    state === 'toRectify'
      ? await headsOf(doc)
      : state === 'toContact' || state === 'toVerify'
        ? await othersOf('callback', doc)
        : []
  const ids = [...new Set([...turn, ...(await othersOf('monitor', doc))])]
  await tell('ratingOverdue', ids, doc, at, tx, doc.rectification?.due ?? '')
}

async function headsOf({ orgId, clerk }: RatingDoc): Promise<string[]> {
  const heads = await findPeople({ orgIds: [orgId], role: 'head', activeOnly: true })
  return heads.map(({ id }) => id).filter((id) => id !== clerk?.id)
}

/** Those of a role in the region who have nothing to do with what was rated. */
async function othersOf(role: Role, { regionId, orgId, handlerIds }: RatingDoc): Promise<string[]> {
  const people = await findPeople({ orgIds: await subtreeIds(regionId), role, activeOnly: true })
  return people.filter((one) => one.orgId !== orgId && !handlerIds.includes(one.id)).map(({ id }) => id)
}

/** Neither number nor applicant: a message may be read over a shoulder. */
async function tell(
  kind: Told,
  recipientIds: readonly string[],
  doc: RatingDoc,
  at: Date,
  tx: Tx,
  once = `v${doc.version}`,
): Promise<void> {
  if (recipientIds.length === 0) return
  const [id, due] = [String(doc._id), doc.rectification?.due ?? null]
  const message = {
    ...{ kind, recipientIds },
    subject: { kind: 'rating' as const, id, no: '', name: clip(doc.title, 20) },
    dedupe: `${kind}:${once}`,
    title: `${TITLES[kind]}：${clip(doc.title, 30)}`,
    body: `${RATING_LEVELS[doc.level]}${due === null ? '' : `，期限 ${due}`}`,
    target: { kind: 'rating' as const, id },
    light: null,
    due: due === null ? null : plainDate(due),
    ...{ remaining: '', sender: '好差评' },
  }
  await tellPeople([message], at, tx)
}
