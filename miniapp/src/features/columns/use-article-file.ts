import { useEffect, useState } from 'react'
import { heldFile } from '../../api/files'
import { publicFile } from '../../api/public-file'

export interface ArticleFile {
  articleId: string
  fileId: string
  /** It is not for everybody: fetched with the official's session. */
  held?: boolean
}

const PATH = '/public/articles/:id/files/:fileId'

/** An address that a picture or a video can be shown from; null while it is fetched, and when it cannot be. */
export function useArticleFile({ articleId, fileId, held = false }: ArticleFile): string | null {
  const params = { id: articleId, fileId }
  const [fetched, setFetched] = useState<string | null>(null)
  useEffect(() => {
    if (!held) return undefined
    let here = true
    heldFile(PATH, { id: articleId, fileId }).then(
      (found) => here && setFetched(found),
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [articleId, fileId, held])
  return held ? fetched : publicFile(PATH, params)
}
