import type { Article } from '@mingdu/shared/columns/columns.schema'
import { API_BASE } from '../../api/send'
import { fileUrl } from '../../api/upload'

/**
 * Where a file of an article is read from: what was saved with it, through the article, whoever uploaded it; what was
 * just uploaded, as one's own.
 */
export function articleFileUrl(article: Pick<Article, 'id' | 'files'> | null, fileId: string): string {
  if (fileId === '') return ''
  const stored = article?.files.some(({ id }) => id === fileId) ?? false
  return article && stored ? `${API_BASE}/public/articles/${article.id}/files/${fileId}` : fileUrl(fileId)
}
