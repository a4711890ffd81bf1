import { useSending } from '../../api/use-sending'
import { useDraft } from '../../components/draft/use-draft'
import { dropPhotos, storePhotos } from '../../components/photo-field/store-photos'
import { forget } from '../../platform/storage'
import type { Words } from './words'

/** Words with their files, kept on the phone until they were sent; the same sent twice counts once. */
export function useWords<D extends Words>(key: string, empty: D, reload?: () => Promise<void>) {
  const { draft, change, save, forgetChanges, full } = useDraft(key, empty)
  const { busy, error, send } = useSending(reload)
  /** null: refused, and `error` says why. @param about what the words belong to, with its version */
  const put = async <T>(
    about: unknown,
    perform: (files: string[], idempotencyKey: string) => Promise<T>,
  ): Promise<T | null> => {
    const { photos, papers, savedAt: _savedAt, ...said } = draft
    const files = [...photos, ...papers]
    save()
    const done = await send([about, said, files.map((file) => file.key)], async (idempotencyKey) =>
      perform(await storePhotos(files, () => undefined), idempotencyKey),
    )
    if (done === null) return null
    change(empty)
    forgetChanges()
    forget(key)
    dropPhotos(files)
    return done
  }
  return { draft, change, full, busy, error, put }
}
