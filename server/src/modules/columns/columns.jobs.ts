import { COLUMNS } from '@mingdu/shared/columns/columns.states'
import { clip } from '@mingdu/shared/kernel/text'
import { inTransaction } from '../../db/connection'
import type { BusinessTime } from '../../time'
import { tellPeople } from '../messages/messages.service'
import { publishable } from '../safety/safety.service'
import { articleToTell, changeArticle, dueArticles, noteTold, type ArticleDoc } from './columns.repo'
import { subscribersAfter } from './readers.repo'

/** Publishes what was approved for a moment that has come. @returns how many */
export async function publishDueArticles(time: BusinessTime): Promise<number> {
  const at = new Date(time.now())
  let published = 0
  for (const doc of await dueArticles(at)) if (await publish(doc, at)) published += 1
  return published
}

/** Fail-closed to the last: what no longer passes stays where it is. */
function publish(doc: ArticleDoc, at: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await publishable(doc.checkId ?? '', tx))) return false
    const line = { at, who: '系统', what: '发布', note: '到了定好的时间' }
    const set = { state: 'published', publishedAt: at, changedAt: at, telling: true } as const
    return (await changeArticle(doc, set, line, tx)) !== null
  })
}

const PORTION = 200

/** Tells the subscribers of what came out, a portion at a time; ended in the middle, it goes on where it was. */
export async function tellSubscribers(time: BusinessTime): Promise<void> {
  const doc = await articleToTell()
  if (!doc) return
  const ids = await subscribersAfter(doc.column, doc.toldAfter, PORTION)
  const at = new Date(time.now())
  await inTransaction(async (tx) => {
    if (ids.length > 0) await tellPeople([messageOf(doc, ids)], at, tx)
    await noteTold(doc._id, { telling: ids.length === PORTION, toldAfter: ids.at(-1) ?? doc.toldAfter }, tx)
  })
}

function messageOf({ _id, column, content, org }: ArticleDoc, recipientIds: string[]) {
  const id = String(_id)
  return {
    ...{ kind: 'columnPublished' as const, recipientIds, dedupe: 'published' },
    subject: { kind: 'article' as const, id, no: '', name: clip(content.title, 20) },
    title: `${COLUMNS[column].name}：${content.title}`,
    body: content.summary === '' ? '您订阅的专栏有了新内容。' : content.summary,
    target: { kind: 'columnPage' as const, id },
    ...{ light: null, due: null, remaining: '', sender: COLUMNS[column].name, org },
  }
}
