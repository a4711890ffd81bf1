import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import type { SafetyState } from '@mingdu/shared/safety/safety.states'
import type { Tx } from '../../db/connection'
import { safetyOf } from '../safety/safety.service'
import type { FeedbackDoc } from './feedback.repo'

/** Feedback as its author and those who answer it see it. */
export async function feedbackViews(docs: readonly FeedbackDoc[], tx?: Tx): Promise<Feedback[]> {
  const safety = await safetyOf(
    docs.map((doc) => String(doc._id)),
    tx,
  )
  return docs.map((doc) => viewOf(doc, safety.get(String(doc._id)) ?? 'checking'))
}

/** What is public names nobody, neither who wrote it nor who answered. */
export function publishedView(doc: FeedbackDoc): Feedback {
  const { reply, ...view } = viewOf(doc, 'passed')
  return { ...view, author: null, reply: reply && { ...reply, by: null } }
}

function viewOf(doc: FeedbackDoc, safety: SafetyState): Feedback {
  const { no, text, version, author, orgName, reply } = doc
  return {
    id: String(doc._id),
    ...{ version, no, text, safety },
    pictures: [...doc.pictureIds],
    author: { ...author, orgName },
    createdAt: doc.createdAt.toISOString(),
    reply: reply && { text: reply.text, by: reply.by, at: reply.at.toISOString() },
    publishedAt: doc.publishedAt?.toISOString() ?? null,
  }
}
