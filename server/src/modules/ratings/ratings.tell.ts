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
}

/** Those of another office who call back. */
export function tellCallers(doc: RatingDoc, at: Date, tx: Tx): Promise<void> {
  return tellRole('ratingToCall', 'callback', doc, at, tx)
}

/** Those who look into an appeal. */
export function tellJudges(doc: RatingDoc, at: Date, tx: Tx): Promise<void> {
  return tellRole('ratingAppealed', 'monitor', doc, at, tx)
}

/** The heads of the rated org; never the rated clerk, who may be one of them. */
export async function tellHeads(
  kind: 'ratingToRectify' | 'ratingRuled',
  doc: RatingDoc,
  at: Date,
  tx: Tx,
): Promise<void> {
  const heads = await findPeople({ orgIds: [doc.orgId], role: 'head', activeOnly: true })
  const ids = heads.map(({ id }) => id).filter((id) => id !== doc.clerk?.id)
  await tell(kind, ids, doc, at, tx)
}

async function tellRole(kind: Told, role: Role, doc: RatingDoc, at: Date, tx: Tx): Promise<void> {
  const people = await findPeople({ orgIds: await subtreeIds(doc.regionId), role, activeOnly: true })
  const others = people.filter(({ id, orgId }) => orgId !== doc.orgId && !doc.handlerIds.includes(id))
  await tell(
    kind,
    others.map(({ id }) => id),
    doc,
    at,
    tx,
  )
}

/** Neither number nor applicant: a message may be read over a shoulder. */
async function tell(
  kind: Told,
  recipientIds: readonly string[],
  doc: RatingDoc,
  at: Date,
  tx: Tx,
): Promise<void> {
  if (recipientIds.length === 0) return
  const [id, due] = [String(doc._id), doc.rectification?.due ?? null]
  const message = {
    ...{ kind, recipientIds },
    subject: { kind: 'rating' as const, id, no: '', name: clip(doc.title, 20) },
    dedupe: `${kind}:v${doc.version}`,
    title: `${TITLES[kind]}：${clip(doc.title, 30)}`,
    body: `${RATING_LEVELS[doc.level]}${due === null ? '' : `，期限 ${due}`}`,
    target: { kind: 'rating' as const, id },
    light: null,
    due: due === null ? null : plainDate(due),
    ...{ remaining: '', sender: '好差评' },
  }
  await tellPeople([message], at, tx)
}
