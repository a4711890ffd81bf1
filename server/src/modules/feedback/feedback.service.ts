import { feedbackNo, publicationRefusal, replyRefusal } from '@mingdu/shared/feedback/feedback.rules'
import { clip } from '@mingdu/shared/kernel/text'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { attachFiles, openFiles } from '../files/files.service'
import { tellPeople } from '../messages/messages.service'
import { checkPicture, checkText, safetyOf } from '../safety/safety.service'
import {
  changeFeedback,
  feedbackNumbers,
  insertFeedback,
  newFeedbackId,
  readFeedback,
  type FeedbackDoc,
} from './feedback.repo'

/** Who acts on which feedback, and when. */
export interface FeedbackAct {
  scope: Scope
  actor: Actor
  time: BusinessTime
  id: string
  version: number
}

/**
 * Takes in what somebody writes, whatever a content check will say of it. Pictures are the author's own photos; until
 * it is published only they and those whose scope is the whole region read them.
 * @throws Refused `text.classified`, `file.missing`
 */
export async function submitFeedback(
  { text, pictures }: { text: string; pictures: readonly string[] },
  { actor, time }: Pick<FeedbackAct, 'actor' | 'time'>,
  tx: Tx,
): Promise<FeedbackDoc> {
  refuseIf(classifiedRefusal(text))
  const year = numberYear(time.today())
  const no = feedbackNo(year, await feedbackNumbers.take(year, tx))
  const [_id, at] = [newFeedbackId(), new Date(time.now())]
  const id = String(_id)
  const to = { record: { kind: 'feedback', id }, orgIds: [actor.regionId], photosOnly: true }
  const files = await attachFiles(pictures, to, actor, tx)
  const pictureIds = files.map((file) => file.id)
  const author = { id: actor.id, name: actor.name }
  const doc = await insertFeedback(
    { _id, no, text, pictureIds, author, orgId: actor.orgId, orgName: actor.orgName, createdAt: at },
    { at, who: actor.name, what: '提交', note: '' },
    tx,
  )
  const subject = { kind: 'feedback', id, name: no } as const
  await checkText(subject, text, { authorId: actor.id, at }, tx)
  for (const fileId of pictureIds) await checkPicture(subject, fileId, { authorId: actor.id, at }, tx)
  return doc
}

/** Answers it and tells the author in their inbox. @throws Refused `feedback.replied`, `text.classified` */
export async function replyFeedback(text: string, act: FeedbackAct, tx: Tx): Promise<FeedbackDoc> {
  const doc = await openFeedback(act, tx)
  refuseIf(replyRefusal(doc))
  refuseIf(classifiedRefusal(text))
  const at = new Date(act.time.now())
  const by = { id: act.actor.id, name: act.actor.name }
  const set = { replied: true, reply: { text, by, at } }
  const replied = found(await changeFeedback(doc, set, { at, who: by.name, what: '答复', note: '' }, tx))
  await tellAuthor(replied, text, act.actor.orgName, at, tx)
  return replied
}

/** Makes it and its answer public, without names. @throws Refused `feedback.no-reply`, `safety.not-passed` */
export async function publishFeedback(act: FeedbackAct, tx: Tx): Promise<FeedbackDoc> {
  const doc = await openFeedback(act, tx)
  const safety = (await safetyOf([act.id], tx)).get(act.id) ?? 'checking'
  refuseIf(publicationRefusal({ replied: doc.replied, published: doc.publishedAt !== null, safety }))
  const at = new Date(act.time.now())
  await openFiles(doc.pictureIds, tx)
  const line = { at, who: act.actor.name, what: '公开', note: '' }
  return found(await changeFeedback(doc, { publishedAt: at }, line, tx))
}

async function openFeedback({ scope, id, version }: FeedbackAct, tx: Tx): Promise<FeedbackDoc> {
  const doc = found(await readFeedback(scope, id, tx))
  refuseStale(doc, version)
  return doc
}

async function tellAuthor(doc: FeedbackDoc, text: string, sender: string, at: Date, tx: Tx): Promise<void> {
  const id = String(doc._id)
  const message = {
    kind: 'feedbackReplied' as const,
    recipientIds: [doc.author.id],
    subject: { kind: 'feedback' as const, id, no: doc.no, name: clip(doc.text, 20) },
    dedupe: 'replied',
    title: `您的意见 ${doc.no} 有答复`,
    body: clip(text, 200),
    target: { kind: 'feedback' as const, id },
    ...{ light: null, due: null, remaining: '', sender },
  }
  await tellPeople([message], at, tx)
}
