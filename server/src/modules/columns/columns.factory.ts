import { randomUUID } from 'node:crypto'
import type { Article, ColumnPage } from '@mingdu/shared/columns/columns.schema'
import type { TestApp } from '../../testing/app'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { CheckModel } from '../safety/safety.model'

export const CONTENT = {
  title: '全区督查工作会议召开',
  blocks: [{ kind: 'paragraph', text: '会议部署了下一步工作。' }],
}

/** Two units of a region: in one an editor, the head of 督查 and an expert, in the other an editor. */
export async function givenDesk() {
  const region = await givenOrg({ kind: 'region' })
  const org = await givenOrg({ parentId: region.id })
  return {
    ...{ region, org },
    editor: await givenPerson(org.id, ['editor']),
    head: await givenPerson(org.id, ['supervisionHead']),
    expert: await givenPerson(org.id, ['handler']),
    other: await givenPerson((await givenOrg({ parentId: region.id })).id, ['editor']),
  }
}
export type Desk = Awaited<ReturnType<typeof givenDesk>>

/** As if every check had come back clean. */
export const pass = () => CheckModel.updateMany({}, { $set: { state: 'passed' } })

/** What people do with articles, over HTTP. */
export function columnsOf(app: TestApp) {
  const post = <T = Article>(
    at: string,
    token: string | undefined,
    body: object,
    key: string = randomUUID(),
  ) => app.call<T>('POST', at, { token, body, key })
  const act = (
    { id, version }: Pick<Article, 'id' | 'version'>,
    name: string,
    { token }: GivenPerson,
    more: object = {},
  ) => post(`/articles/${id}/${name}`, token, { version, ...more })
  const submitted = async (by: GivenPerson, column = 'news', content: object = CONTENT) => {
    const draft = await post('/articles', by.token, { column, content })
    return done(await act(done(draft), 'submit', by))
  }
  const published = async (desk: Desk, column = 'news', content: object = CONTENT) => {
    const sent = await submitted(desk.editor, column, content)
    await pass()
    return done(await act(sent, 'approve', desk.head))
  }
  return { post, act, submitted, published, page: (id: string) => pageOf(app, id) }
}

function pageOf(app: TestApp, id: string) {
  return app.call<ColumnPage>('GET', `/public/articles/${id}`, {})
}

function done({ data, error }: { data: Article; error?: { code: string } | undefined }): Article {
  if (error) throw new Error(`it was not done: ${error.code}`)
  return data
}
