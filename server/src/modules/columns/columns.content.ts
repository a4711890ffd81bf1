import { textsOf } from '@mingdu/shared/columns/blocks.rules'
import { misplacedRefusal, type ArticleWhole } from '@mingdu/shared/columns/columns.rules'
import type { ArticleContent } from '@mingdu/shared/columns/columns.schema'
import type { Column } from '@mingdu/shared/columns/columns.states'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Actor } from '../../http/actor'
import { Refused, refuseIf } from '../../refused'
import { orgsById, regionIdOf } from '../orgs/orgs.service'
import { expertsOf } from './columns.experts'
import type { ArticleDoc } from './columns.repo'

/** What is written, with the names it stands under. @throws Refused `article.part`, `article.expert`, `article.org`, `text.classified` */
export async function contentOf(
  column: Column,
  content: ArticleContent,
  actor: Actor,
): Promise<Pick<ArticleDoc, 'content' | 'exposed' | 'experts'>> {
  refuseIf(misplacedRefusal(wholeOf(column, content)))
  refuseIf(classifiedRefusal(textOf(content)))
  const experts = content.session && (await expertsOf(content.session.experts, actor.regionId))
  return { content, exposed: await exposedOf(content, actor.regionId), experts }
}

async function exposedOf({ exposure }: ArticleContent, regionId: string): Promise<ArticleDoc['exposed']> {
  if (!exposure) return null
  const org = (await orgsById([exposure.orgId])).get(exposure.orgId)
  if (org?.status !== 'active' || (await regionIdOf(org.id)) !== regionId) throw new Refused('article.org')
  return { id: org.id, name: org.name }
}

export function wholeOf(
  column: Column,
  { blocks, kind, exposure, session, poll }: ArticleContent,
): ArticleWhole {
  return {
    ...{ column, kind, poll, blocks: blocks.length },
    exposure: exposure && { before: exposure.beforeIds.length },
    session: session && { experts: session.experts.length },
  }
}

/** Everything of it that is read. */
export function textOf({ title, summary, blocks, poll, session }: ArticleContent): string {
  const asked = (poll?.questions ?? []).flatMap(({ text, options }) => [text, ...options])
  const posts = (session?.experts ?? []).map(({ title: post }) => post)
  return [title, summary, ...textsOf(blocks), ...asked, ...posts].filter((text) => text !== '').join('\n')
}
