import type { MyCase } from '@mingdu/shared/cases/applications.schema'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { useState } from 'react'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { useDraft } from '../../../components/draft/use-draft'
import { toTop } from '../../../platform/device'
import { isWeapp } from '../../../platform/env'
import { forget } from '../../../platform/storage'
import { dropFiles } from '../draft-file'
import {
  applicationBody,
  draftBody,
  firstUnready,
  pageNow,
  pageOfField,
  pageProblems,
  pagesOf,
  withNumberOf,
  withoutNumber,
  type ApplyDraft,
  type ApplyPage,
  type Problems,
} from './apply-draft'
import type { Beginning } from './use-apply'

export type ApplyForm = ReturnType<typeof useApplyForm>

/** Whether the server has the draft as it was when the last page was left. */
type Kept = 'phone' | 'server'

/** The form's draft, the way through its pages, and handing it in. */
export function useApplyForm({ guide, draftKey, empty }: Beginning) {
  const { content, id: guideId } = guide
  const { draft, change, save, forgetChanges, full } = useDraft<ApplyDraft>(draftKey, empty, {
    begin: (held) => withNumberOf(held, empty),
    keep: withoutNumber,
  })
  const [problems, setProblems] = useState<Problems>({})
  const [error, setError] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)
  const [kept, setKept] = useState<Kept | null>(null)
  const [fromCheck, setFromCheck] = useState(false)
  const [receipt, setReceipt] = useState<MyCase | null>(null)
  const keyFor = useContentKey()
  const pages = pagesOf(content, draft)
  const page = pageNow(pages, draft.page)

  const goTo = (next: ApplyPage) => {
    change({ page: next })
    save()
    setProblems({})
    toTop()
    const body = draftBody(content, { ...draft, page: next })
    api.applications.saveDraft({ params: { guideId }, body }).then(
      () => setKept('server'),
      () => setKept('phone'),
    )
  }
  const leave = () => {
    const found = pageProblems(content, draft, page, dateInShanghai(Date.now()))
    setProblems(found)
    if (Object.keys(found).length > 0) return
    setError(null)
    if (fromCheck) setFromCheck(false)
    goTo(fromCheck ? 'check' : (pages[pages.indexOf(page) + 1] ?? 'check'))
  }
  const revise = (which: ApplyPage) => {
    setFromCheck(true)
    goTo(which)
  }
  const stepBack = () => goTo(pages[pages.indexOf(page) - 1] ?? page)

  const submit = async () => {
    const unready = firstUnready(content, draft, dateInShanghai(Date.now()))
    if (unready) return revise(unready)
    setBusy(true)
    setError(null)
    save()
    try {
      const body = applicationBody(guideId, content, draft, isWeapp ? 'miniapp' : 'h5')
      setReceipt(await api.applications.submit({ body, idempotencyKey: keyFor(JSON.stringify(body)) }))
      forgetChanges()
      dropFiles([...Object.values(draft.materials).flatMap(({ files }) => files), ...draft.principal.files])
      forget(draftKey)
      toTop()
    } catch (thrown) {
      refused(asApiError(thrown))
    }
    setBusy(false)
  }
  const refused = (why: ApiError) => {
    setError(why)
    const where = why.fields.flatMap(({ path }) => pageOfField(path, content, draft) ?? [])[0]
    if (where) revise(where)
  }
  return {
    ...{ draft, change, full, page, pages, problems, error, busy, kept, fromCheck, receipt, content },
    ...{ leave, revise, stepBack, submit: () => void submit() },
  }
}
