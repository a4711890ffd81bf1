import type { Article } from '@mingdu/shared/columns/columns.schema'
import type { ArticleComment } from '@mingdu/shared/columns/comments.schema'

export const ARTICLE_ID = 'c'.repeat(24)
const org = { id: 'b'.repeat(24), name: '区督查室' }
const at = '2026-11-23T01:00:00.000Z'

/** For tests: a draft of 要闻通告, or whatever else is said of it. */
export function article(more: Partial<Article> = {}): Article {
  const head = { column: 'news', kind: null, title: '全区督查工作会议召开' } as const
  const blocks = [{ kind: 'paragraph' as const, text: '会议部署了下一步工作。' }]
  return {
    ...{
      id: ARTICLE_ID,
      version: 1,
      state: 'draft',
      ...head,
      org,
      author: { id: 'a'.repeat(24), name: '编辑一' },
    },
    ...{ changedAt: at, publishAt: null, publishedAt: null, resultWaits: false, safety: null },
    content: {
      ...{ title: head.title, summary: '', blocks, kind: null },
      ...{ exposure: null, session: null, poll: null },
    },
    preview: {
      ...{ id: ARTICLE_ID, ...head, summary: '', org: org.name, publishedAt: at, coverId: null },
      ...{ exposure: null, session: null, hasPoll: false, blocks, poll: null, reads: 0 },
    },
    ...{ files: [], pending: null, withdrawal: null },
    history: [{ at, who: '编辑一', what: '拟稿', note: '' }],
    allowedActs: ['edit', 'submit', 'discard'],
    ...more,
  }
}

export const COMMENT_ID = 'f'.repeat(24)

/** For tests: a citizen's question that waits for review. */
export function comment(more: Partial<ArticleComment> = {}): ArticleComment {
  return {
    ...{ id: COMMENT_ID, version: 1, by: '李**', org: '', text: '河道什么时候清完？', at, state: 'waiting' },
    ...{ answers: [], article: { id: ARTICLE_ID, name: '河道整治在线答问' }, side: 'citizen' },
    ...{ safety: 'passed', reason: '', allowedActs: ['show', 'hide'] },
    ...more,
  }
}
