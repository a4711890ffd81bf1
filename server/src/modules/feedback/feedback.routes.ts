import { feedbackApi } from '@mingdu/shared/feedback/feedback.api'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import type { Tx } from '../../db/connection'
import { preparedWriteRoute, readRoute, writeRoute, type Route } from '../../http/routes'
import { digestOf } from '../../seal-box'
import { feedbackNumbers, listFeedback, listPublished, type FeedbackDoc } from './feedback.repo'
import { publishFeedback, replyFeedback, submitFeedback } from './feedback.service'
import { feedbackViews, publishedView } from './feedback.view'

/** 意见反馈: anybody signed in writes and reads their own; those who answer for it read all. */
export const feedbackRoutes: readonly Route[] = [
  preparedWriteRoute(
    feedbackApi.submit,
    ({ time }) => feedbackNumbers.open(numberYear(time.today())),
    async ({ body, actor, time }, tx) => written(await submitFeedback(body, { actor, time }, tx), tx),
  ),
  readRoute(feedbackApi.mine, async ({ scope, query }) => viewed(await listFeedback(scope, query))),
  readRoute(feedbackApi.published, async ({ query }) => {
    const page = await listPublished(query)
    return { ...page, items: page.items.map(publishedView) }
  }),
  readRoute(feedbackApi.list, async ({ scope, query }) => viewed(await listFeedback(scope, query))),
  writeRoute(feedbackApi.reply, async ({ params, body, ...act }, tx) => {
    const { version, text } = body
    return written(await replyFeedback(text, { ...act, id: params.id, version }, tx), tx)
  }),
  writeRoute(feedbackApi.publish, async ({ params, body, ...act }, tx) =>
    written(await publishFeedback({ ...act, id: params.id, version: body.version }, tx), tx),
  ),
]

async function viewed<P extends { items: FeedbackDoc[] }>(page: P) {
  return { ...page, items: await feedbackViews(page.items) }
}

/** The answer, and what the audit entry says it was about. */
async function written(doc: FeedbackDoc, tx: Tx) {
  const [result] = await feedbackViews([doc], tx)
  if (!result) throw new Error('one feedback gives one view')
  const { id, version, no, text, reply, publishedAt } = result
  return {
    result,
    subject: { kind: 'feedback', id, name: no },
    digests: [digestOf({ id, version, no, text, reply: reply?.text ?? null, publishedAt })],
  }
}
