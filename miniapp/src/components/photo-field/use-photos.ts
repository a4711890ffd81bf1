import { useRef, useState } from 'react'
import { asApiError } from '../../api/api-error'
import { storeFile } from '../../api/files'
import { newKey } from '../../api/key'
import { dropPhoto, findPhoto, keepPhoto } from '../../platform/photo-store'
import { NoCamera, takePhoto } from '../../platform/camera'
import { choosePhotos, type Picked } from '../../platform/photos'
import { FILE_BYTES_MOST, PHOTO_BYTES_MOST, type DraftPhoto, type Taken } from './draft-photo'
import { sentOf } from './store-photos'

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
      const onProgress = (percent: number) => mark(photo.key, { percent, failed: null })
      const { id } = await storeFile({ ...sentOf({ ...photo, path }), onProgress })
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

  const choose = () => choosePhotos(most - photos.length)

  const add = async (kind: Kind = 'photo', pick: () => Promise<Chosen[]> = choose) => {
    const picked = await pick()
    const limit = kind === 'photo' ? PHOTO_BYTES_MOST : FILE_BYTES_MOST
    const fit = picked.filter(({ bytes }) => bytes <= limit).slice(0, most - photos.length)
    setProblem(fit.length < picked.length ? tooMuch(kind, most) : null)
    const kept = await Promise.all(fit.map((one) => keep(kind, one)))
    change((now) => [...now, ...kept])
    kept.forEach(queue)
  }

  /** Only what the camera sees now, with its time and place. */
  const shoot = async () => {
    try {
      const shot = await takePhoto()
      if (!shot) return
      const { path, bytes, takenAt, place } = shot
      await add('photo', () => Promise.resolve([{ path, bytes, taken: { at: takenAt, place } }]))
    } catch (thrown) {
      if (!(thrown instanceof NoCamera)) throw thrown
      setProblem(thrown.message)
    }
  }

  const remove = (photo: DraftPhoto) => {
    change((now) => now.filter(({ key }) => key !== photo.key))
    mark(photo.key, null)
    void dropPhoto(photo.key, photo.path)
  }

  return { sending, problem, add, shoot, remove, retry: queue }
}

type Kind = NonNullable<DraftPhoto['kind']>

interface Chosen extends Picked {
  name?: string
  taken?: Taken
}

function tooMuch(kind: Kind, most: number): string {
  return kind === 'photo'
    ? `有照片没有加入：每张不超过 10 MB，最多 ${most} 张。`
    : `有文件没有加入：每份不超过 50 MB，最多 ${most} 份。`
}

async function keep(kind: Kind, { path, bytes, ...more }: Chosen): Promise<DraftPhoto> {
  const key = newKey()
  return { key, path: await keepPhoto(key, path), bytes, fileId: null, kind, ...more }
}
