import { columnActsApi, columnPagesApi, experiencesApi } from '@mingdu/shared/columns/pages.api'
import { COLUMNS } from '@mingdu/shared/columns/columns.states'
import { readRoute, writeRoute, type Route } from '../../http/routes'
import { scopeFor, type Actor } from '../../http/actor'
import type { Parts } from '../../parts'
import { found, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { storedFile } from '../files/files.service'
import { subtreeIds } from '../orgs/orgs.service'
import { listPublished, readArticle, type ArticleDoc } from './columns.repo'
import { columnArticle, columnRow, momentOf, shownFileIds } from './columns.view'
import {
  commentsOf,
  hasAnswered,
  listComments,
  readsOf,
  setSubscription,
  setThanks,
  subscriptionsOf,
  thanksOf,
} from './readers.repo'
import { answerPoll, pollResults, voterOf } from './polls.service'
import { publicComment, publishedArticle, writeComment } from './readers.service'
import { noteRead } from './reads.service'

const ANY = { kind: 'all' } as const

/** 专栏 as everybody reads it, what citizens do there, and 经验交流 among officials. */
export function pagesRoutes({ box, files }: Pick<Parts, 'box' | 'files'>): readonly Route[] {
  return [...publicRoutes(files), ...citizenRoutes(box), ...experienceRoutes()]
}

function publicRoutes(files: Parts['files']): readonly Route[] {
  return [
    readRoute(columnPagesApi.list, async ({ query: { regionId, ...query }, time }) => {
      const regionIds = regionId === undefined ? null : await subtreeIds(regionId)
      const page = await listPublished({ ...query, regionIds })
      return { ...page, items: page.items.map((doc) => columnRow(doc, momentOf(time))) }
    }),
    readRoute(columnPagesApi.get, ({ params, time }) => pageOf(params.id, time)),
    readRoute(columnPagesApi.file, async ({ params, actor }) => {
      const doc = found(await readArticle(ANY, params.id))
      if (!mayRead(doc, params.fileId, actor)) throw new Refused('record.missing')
      const { key, mime, name } = found(await storedFile(params.fileId))
      return { mime, bytes: await files.get(key), name, inline: true }
    }),
    readRoute(columnPagesApi.comments, async ({ params, query }) => {
      await publishedArticle(params.id, 'everybody')
      const page = await listComments(ANY, { ...query, articleIds: [params.id], state: 'shown' })
      return { ...page, items: page.items.map(publicComment) }
    }),
    readRoute(columnPagesApi.poll, async ({ params, time }) => {
      const doc = await publishedArticle(params.id, 'everybody')
      if (doc.content.poll && time.today() <= doc.content.poll.until) throw new Refused('poll.open')
      return pollResults(doc, 'public')
    }),
  ]
}

/** Of what was withdrawn nothing but that it was. */
async function pageOf(id: string, time: BusinessTime) {
  const doc = found(await readArticle(ANY, id))
  const { state, column, withdrawal } = doc
  if (COLUMNS[column].readers !== 'everybody') throw new Refused('record.missing')
  if (state === 'withdrawn' && withdrawal)
    return { outcome: 'withdrawn' as const, id, column, on: withdrawal.on }
  if (state !== 'published') throw new Refused('record.missing')
  noteRead(id)
  return { outcome: 'published' as const, article: columnArticle(doc, momentOf(time), await readsOf(id)) }
}

/** What is out, by its readers; drafts by those who write and review. */
function mayRead(doc: ArticleDoc, fileId: string, actor: Actor | null): boolean {
  const shown = shownFileIds(doc).includes(fileId)
  if (doc.state === 'published' && COLUMNS[doc.column].readers === 'everybody' && shown) return true
  if (actor?.side !== 'official') return false
  if (doc.state === 'published' && doc.regionId === actor.regionId && shown) return true
  const scope = scopeFor(actor, 'column.read')
  const reaches =
    scope?.kind === 'region'
      ? scope.regionId === doc.regionId
      : scope?.kind === 'orgs' && scope.orgIds.includes(doc.org.id)
  return reaches && (shown || doc.pending?.afterIds.includes(fileId) === true)
}

function citizenRoutes(box: Parts['box']): readonly Route[] {
  return [
    readRoute(columnActsApi.mine, async ({ params, actor, time }) => {
      const doc = await publishedArticle(params.id, 'everybody')
      const { poll } = doc.content
      const answered = poll !== null && (await hasAnswered(params.id, voterOf(actor.id, doc, box)))
      const sees = poll !== null && (answered || time.today() > poll.until)
      const questions = (await commentsOf(actor.id, params.id)).map(publicComment)
      return { answered, results: sees ? await pollResults(doc, 'public') : null, questions }
    }),
    writeRoute(columnActsApi.ask, async ({ params, body, ...request }, tx) => {
      const doc = await publishedArticle(params.id, 'everybody', tx)
      return {
        result: publicComment(await writeComment(doc, body.text, request, tx)),
        subject: subjectOf(doc),
      }
    }),
    writeRoute(columnActsApi.vote, async ({ params, body, actor, time }, tx) => {
      const doc = await publishedArticle(params.id, 'everybody', tx)
      const result = await answerPoll(doc, body.choices, { actor, time, box }, tx)
      return { result, subject: subjectOf(doc) }
    }),
    readRoute(columnActsApi.subscriptions, async ({ actor }) => ({
      columns: await subscriptionsOf(actor.id),
    })),
    writeRoute(columnActsApi.subscribe, async ({ params: { column }, body, actor }, tx) => {
      await setSubscription(actor.id, column, body.on, tx)
      const result = { columns: await subscriptionsOf(actor.id, tx) }
      return { result, subject: null, note: `${body.on ? '订阅' : '退订'}${COLUMNS[column].name}` }
    }),
  ]
}

function experienceRoutes(): readonly Route[] {
  return [
    readRoute(experiencesApi.list, async ({ query, actor, time }) => {
      const page = await listPublished({
        ...query,
        column: 'experience',
        regionIds: await subtreeIds(actor.regionId),
      })
      return { ...page, items: page.items.map((doc) => columnRow(doc, momentOf(time))) }
    }),
    readRoute(experiencesApi.get, async ({ params, actor, time }) => {
      const doc = await experienceOf(params.id, actor)
      noteRead(params.id)
      const article = columnArticle(doc, momentOf(time), await readsOf(params.id))
      return { ...article, thanks: await thanksOf(params.id, actor.id) }
    }),
    readRoute(experiencesApi.comments, async ({ params, query, actor }) => {
      await experienceOf(params.id, actor)
      const page = await listComments(ANY, { ...query, articleIds: [params.id], state: 'shown' })
      return { ...page, items: page.items.map(publicComment) }
    }),
    writeRoute(experiencesApi.comment, async ({ params, body, ...request }, tx) => {
      const doc = await experienceOf(params.id, request.actor)
      return {
        result: publicComment(await writeComment(doc, body.text, request, tx)),
        subject: subjectOf(doc),
      }
    }),
    writeRoute(experiencesApi.thank, async ({ params, body, actor }, tx) => {
      const doc = await experienceOf(params.id, actor)
      await setThanks({ articleId: params.id, kind: body.kind, accountId: actor.id }, body.on, tx)
      return { result: await thanksOf(params.id, actor.id, tx), subject: subjectOf(doc) }
    }),
  ]
}

async function experienceOf(id: string, actor: Actor): Promise<ArticleDoc> {
  const doc = await publishedArticle(id, 'officials')
  if (doc.regionId !== actor.regionId) throw new Refused('record.missing')
  return doc
}

function subjectOf({ _id, content }: ArticleDoc) {
  return { kind: 'article', id: String(_id), name: content.title }
}
