import type { Article } from '@mingdu/shared/columns/columns.schema'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../../api/client.gen'
import { useWrite } from '../../../api/use-write'
import { useToast } from '../../../components/toast'
import { contentOf, type ArticleDraft } from './article-draft'
import { problemsOf } from './article-problems'
import type { useArticleDraft } from './use-article-draft'

interface Saving {
  draft: ArticleDraft
  /** Sent for review as soon as it is saved. */
  submits: boolean
}

/** Saving, and sending for review what was saved. */
export function useSaving(article: Article | null, state: ReturnType<typeof useArticleDraft>) {
  const navigate = useNavigate()
  const toast = useToast()
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState<Article | null>(null)
  const open = (id: string) => void navigate(`/columns/${id}/edit`, { replace: true })
  const done = (after: Article, { draft, submits }: Saving) => {
    state.saved(draft, after.version)
    setTried(false)
    toast('已保存')
    if (!article) state.forget()
    if (submits) setSending(after)
    else if (!article) open(after.id)
  }
  const { mutate, isPending, error } = useWrite(
    ({ draft }: Saving, idempotencyKey) => sent(article, state.version, draft, idempotencyKey),
    { onDone: done },
  )
  const save = (submits: boolean) => {
    const { draft, dirty } = state
    setTried(true)
    if (Object.keys(problemsOf(draft)).length > 0) return
    if (article && !dirty && submits) setSending(article)
    else mutate({ draft, submits })
  }
  return {
    ...{ tried, busy: isPending, error, sending, save },
    /** Not sent after all: it goes on being written. */
    stay: () => {
      setSending(null)
      if (!article && sending) open(sending.id)
    },
    leave: () => void navigate(`/columns?open=${sending?.id ?? ''}`),
  }
}

function sent(
  article: Article | null,
  version: number,
  draft: ArticleDraft,
  idempotencyKey: string,
): Promise<Article> {
  const content = contentOf(draft)
  if (!article) return api.columns.draft({ body: { column: draft.column, content }, idempotencyKey })
  return api.columns.edit({ params: { id: article.id }, body: { version, content }, idempotencyKey })
}
