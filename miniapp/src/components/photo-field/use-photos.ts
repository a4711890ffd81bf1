import { useRef, useState } from 'react'
import { asApiError } from '../../api/api-error'
import { storePhoto } from '../../api/files'
import { newKey } from '../../api/key'
import { dropPhoto, findPhoto, keepPhoto } from '../../platform/photo-store'
import { choosePhotos, type Picked } from '../../platform/photos'
import { PHOTO_BYTES_MOST, type DraftPhoto } from './draft-photo'

/** How far one photo is; a stored one has no entry. */
export interface Sending {
  percent: number
  failed: string | null
}

type Change = (change: (photos: DraftPhoto[]) => DraftPhoto[]) => void

/** Takes, keeps, sends, retries and deletes the photos of a form, `most` of them; they go while the person still writes. */
export function usePhotos(photos: readonly DraftPhoto[], most: number, change: Change) {
  const [sending, setSending] = useState<Record<string, Sending>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const line = useRef<Promise<unknown>>(Promise.resolve())

  const mark = (key: string, now: Sending | null) =>
    setSending(({ [key]: _old, ...others }) => (now ? { ...others, [key]: now } : others))

  const sendOne = async (photo: DraftPhoto) => {
    try {
      const path = (await findPhoto(photo.key, photo.path)) ?? photo.path
      const { id } = await storePhoto(path, photo.key, (percent) =>
        mark(photo.key, { percent, failed: null }),
      )
      change((now) => now.map((one) => (one.key === photo.key ? { ...one, fileId: id } : one)))
      mark(photo.key, null)
    } catch (thrown) {
      mark(photo.key, { percent: 0, failed: asApiError(thrown).message })
    }
  }

  const queue = (photo: DraftPhoto) => {
    mark(photo.key, { percent: 0, failed: null })
    // one after the other: on a slow line two halves help nobody
    line.current = line.current.then(() => sendOne(photo))
  }

  const add = async () => {
    const picked = await choosePhotos(most - photos.length)
    const fit = picked.filter(({ bytes }) => bytes <= PHOTO_BYTES_MOST).slice(0, most - photos.length)
    setProblem(fit.length < picked.length ? `有照片没有加入：每张不超过 10 MB，最多 ${most} 张。` : null)
    const kept = await Promise.all(fit.map(keep))
    change((now) => [...now, ...kept])
    kept.forEach(queue)
  }

  const remove = (photo: DraftPhoto) => {
    change((now) => now.filter(({ key }) => key !== photo.key))
    mark(photo.key, null)
    void dropPhoto(photo.key, photo.path)
  }

  return { sending, problem, add, remove, retry: queue }
}

async function keep({ path, bytes }: Picked): Promise<DraftPhoto> {
  const key = newKey()
  return { key, path: await keepPhoto(key, path), bytes, fileId: null }
}
