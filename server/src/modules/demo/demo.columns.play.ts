import type { Article, ArticleContent } from '@mingdu/shared/columns/columns.schema'
import type { ArticleComment } from '@mingdu/shared/columns/comments.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { addDays, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { SafetyCheck } from '@mingdu/shared/safety/safety.api'
import { DEMO_ARTICLES, DEMO_QUESTIONS, DEMO_VOTES, type DemoArticle } from './demo.columns'
import { demoPhoto, seedOf } from './demo.photos'
import type { Player } from './demo.player'
import { idOf } from './demo.stage'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const HEAD = 'zhuren'

export interface ColumnsStage {
  player: Player
  now: number
  today: PlainDate
  orgIds: ReadonlyMap<string, string>
  accountIds: ReadonlyMap<string, string>
  setTime(epochMs: number): void
  /** Opens every check to a person: while the demonstration is loaded WeChat can fetch no picture. */
  holdChecks(): Promise<unknown>
  /** Tokens of citizens, as many as vote. */
  citizens: readonly string[]
}

/** Plays articles of all columns to where they stand, then what people said and answered. */
export async function playColumns(stage: ColumnsStage): Promise<void> {
  const { now, setTime } = stage
  const played = new Map<DemoArticle, Article>()
  for (const one of DEMO_ARTICLES) {
    setTime(now - one.ago * DAY - HOUR)
    played.set(one, await playArticle(one, stage))
  }
  setTime(now)
  const idWith = (has: (one: DemoArticle) => boolean) =>
    [...played].find(([one]) => has(one) && one.becomes === 'published')?.[1].id ?? ''
  await playQuestions(
    idWith(({ expert }) => expert !== undefined),
    stage,
  )
  await playVotes(
    idWith(({ poll }) => poll !== undefined),
    stage,
  )
  await playExperience(
    idWith(({ column }) => column === 'experience'),
    stage,
  )
}

async function playArticle(one: DemoArticle, stage: ColumnsStage): Promise<Article> {
  const { player } = stage
  const content = await contentOf(one, stage)
  const draft = await player.write<Article>(one.by, 'POST', '/articles', { column: one.column, content })
  if (one.becomes === 'draft') return draft
  const sent = await act(one.by, draft, 'submit', {}, stage)
  await passChecks(stage)
  if (one.becomes === 'submitted') return sent
  const publishAt = one.becomes === 'scheduled' ? new Date(stage.now + 2 * DAY).toISOString() : null
  const out = await act(HEAD, sent, 'approve', { publishAt }, stage)
  if (one.becomes === 'withdrawn')
    return act(HEAD, out, 'withdraw', { reason: '附图标注有误，核对后重新发布' }, stage)
  return one.exposed?.result === undefined ? out : playResult(one, out, one.exposed.result, stage)
}

async function playResult(
  one: DemoArticle,
  out: Article,
  text: string,
  stage: ColumnsStage,
): Promise<Article> {
  stage.setTime(stage.now - DAY)
  const afterIds = [await photo(one, '整改后', stage)]
  const proposed = await act(one.by, out, 'proposeResult', { text, afterIds }, stage)
  await passChecks(stage)
  return act(HEAD, proposed, 'approveResult', {}, stage)
}

function act(
  by: string,
  { id, version }: Article,
  what: string,
  said: object,
  { player }: ColumnsStage,
): Promise<Article> {
  return player.write<Article>(by, 'POST', `/articles/${id}/${what}`, { version, ...said })
}

async function contentOf(one: DemoArticle, stage: ColumnsStage): Promise<Partial<ArticleContent>> {
  const { title, summary, kind = null, exposed, expert, poll } = one
  const { now, today, orgIds, accountIds } = stage
  const blocks: ArticleContent['blocks'] = []
  for (const block of one.blocks)
    blocks.push(
      block.kind === 'picture' ? { ...block, fileId: await photo(one, block.caption, stage) } : { ...block },
    )
  return {
    ...{ title, summary, kind, blocks },
    exposure: exposed
      ? {
          ...{ orgId: idOf(orgIds, exposed.org), due: addDays(today, exposed.due) },
          beforeIds: [await photo(one, '整改前', stage)],
        }
      : null,
    session: expert
      ? {
          ...{ from: new Date(now - HOUR).toISOString(), until: new Date(now + 3 * HOUR).toISOString() },
          experts: [{ accountId: idOf(accountIds, expert.by), title: expert.title }],
        }
      : null,
    poll: poll ? { questions: [...poll], until: addDays(today, 10) } : null,
  }
}

async function photo({ by, title }: DemoArticle, name: string, { player }: ColumnsStage): Promise<string> {
  return player.photo(by, `${name}.jpg`, await demoPhoto(seedOf(title + name)))
}

/** What the machine left to a person is looked at by one who did not write it. */
async function passChecks({ player, holdChecks }: ColumnsStage): Promise<void> {
  await holdChecks()
  const { items } = await player.read<Page<SafetyCheck>>('ducha2', '/safety-checks?state=held&limit=100')
  const ours = items.filter(({ subject }) => subject.kind === 'article' || subject.kind === 'articleComment')
  for (const { id, version } of ours)
    await player.write('ducha2', 'POST', `/safety-checks/${id}/decision`, {
      ...{ version, pass: true, note: '内容正常，可以公开' },
    })
}

async function playQuestions(topicId: string, stage: ColumnsStage): Promise<void> {
  const { player, citizens } = stage
  for (const [i, { text }] of DEMO_QUESTIONS.entries())
    await player.citizenWrite(citizens[i] ?? '', `/citizen/articles/${topicId}/questions`, { text })
  await passChecks(stage)
  const path = `/article-comments?articleId=${topicId}&limit=100`
  const { items } = await player.read<Page<ArticleComment>>(HEAD, path)
  for (const { text, shown, answer } of DEMO_QUESTIONS) {
    const asked = items.find((one) => one.text === text)
    if (!asked || !shown) continue
    const at = `/article-comments/${asked.id}`
    const out = await player.write<ArticleComment>(HEAD, 'POST', `${at}/show`, { version: asked.version })
    if (answer !== undefined)
      await player.write('shuiwu1', 'POST', `${at}/answer`, { version: out.version, text: answer })
  }
}

async function playVotes(topicId: string, { player, citizens }: ColumnsStage): Promise<void> {
  for (const [i, choices] of DEMO_VOTES.entries())
    await player.citizenWrite(citizens[i] ?? '', `/citizen/articles/${topicId}/poll`, { choices })
}

async function playExperience(id: string, { player }: ColumnsStage): Promise<void> {
  await player.write('linye0', 'POST', `/experiences/${id}/thanks`, { kind: 'thanks', on: true })
  await player.write('shengtai0', 'POST', `/experiences/${id}/thanks`, { kind: 'like', on: true })
  await player.write('shengtai0', 'POST', `/experiences/${id}/comments`, {
    text: '我们的排口台账也按点位来建，每周核一次，请教没销号的怎么跟踪？',
  })
}
