import type { Article } from '@mingdu/shared/columns/columns.schema'
import type { Column } from '@mingdu/shared/columns/columns.states'
import { useCallback, useEffect, useState } from 'react'
import { useMe } from '../../../api/session'
import { draftOf, emptyDraft, type ArticleDraft } from './article-draft'
import { keptKey, readKept, useKeeping, type KeptDraft } from './kept-draft'

/** An article as it is written, beside what was saved of it last. */
export function useArticleDraft(article: Article | null, column: Column) {
  const key = keptKey(useMe().id, article?.id ?? `new.${column}`)
  const [kept] = useState(() => readKept(key))
  const [base, setBase] = useState(() => baseOf(article, column))
  const fits = kept !== null && kept.version === base.version
  const [draft, setDraft] = useState(fits ? kept.draft : base.draft)
  /** Left by this person over an older version: shown when they ask for it. */
  const [older, setOlder] = useState(fits ? null : kept)
  const dirty = draft !== base.draft
  const keeping = useKeeping(key, dirty ? { version: base.version, draft } : older)

  const isNewer = article !== null && article.version > base.version
  useEffect(() => {
    // changed by another act or another person: taken over unless something is being written over it
    if (!isNewer || dirty) return
    const next = baseOf(article, article.column)
    setBase(next)
    setDraft(next.draft)
  }, [article, isNewer, dirty])

  return {
    draft,
    dirty,
    version: base.version,
    restored: fits,
    older,
    /** Somebody else saved in the meantime. */
    behind: isNewer && dirty,
    change: useCallback(
      (update: (old: ArticleDraft) => Partial<ArticleDraft>) =>
        setDraft((old) => ({ ...old, ...update(old) })),
      [],
    ),
    /** What was sent is what is saved now; what was written meanwhile stays. */
    saved: (sent: ArticleDraft, version: number) => setBase({ version, draft: sent }),
    discard: () => {
      const next = article ? baseOf(article, column) : base
      setBase(next)
      setDraft(next.draft)
    },
    takeOlder: () => {
      if (older) setDraft(older.draft)
      setOlder(null)
    },
    dropOlder: () => setOlder(null),
    forget: keeping.forget,
  }
}

function baseOf(article: Article | null, column: Column): KeptDraft {
  return { version: article?.version ?? 0, draft: article ? draftOf(article) : emptyDraft(column) }
}
