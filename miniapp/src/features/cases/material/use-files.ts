import { useRef, useState } from 'react'
import { asApiError } from '../../../api/api-error'
import { storeOwnFile } from '../../../api/files'
import { newKey } from '../../../api/key'
import { chooseFiles } from '../../../platform/files'
import { dropPhoto, findPhoto, keepPhoto } from '../../../platform/photo-store'
import { choosePhotos } from '../../../platform/photos'
import { ATTACHMENT_MOST, PHOTO_MOST, type DraftFile } from '../draft-file'

/** How far one file is; a stored one has no entry. */
export interface Sending {
  percent: number
  failed: string | null
}

export type ChangeFiles = (change: (files: DraftFile[]) => DraftFile[]) => void

interface Chosen {
  path: string
  bytes: number
  name?: string
}

/** Takes, keeps, sends, retries and deletes the files of one material, `most` of them. */
export function useFiles(files: readonly DraftFile[], most: number, change: ChangeFiles) {
  const [sending, setSending] = useState<Record<string, Sending>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const line = useRef<Promise<unknown>>(Promise.resolve())

  const mark = (key: string, now: Sending | null) =>
    setSending(({ [key]: _old, ...others }) => (now ? { ...others, [key]: now } : others))

  const sendOne = async (file: DraftFile) => {
    try {
      const path = await findPhoto(file.key, file.path)
      if (path === null) throw new Error('文件已被手机清除，请删除后重新选择。')
      const onProgress = (percent: number) => mark(file.key, { percent, failed: null })
      const { key, kind, name } = file
      const { id } = await storeOwnFile({ path, key, kind, name, onProgress })
      change((now) => now.map((one) => (one.key === key ? { ...one, fileId: id } : one)))
      mark(key, null)
    } catch (thrown) {
      mark(file.key, { percent: 0, failed: asApiError(thrown).message })
    }
  }

  const send = (file: DraftFile) => {
    mark(file.key, { percent: 0, failed: null })
    // one after the other: on a slow line two halves help nobody
    line.current = line.current.then(() => sendOne(file))
  }

  const add = async (kind: DraftFile['kind'], picked: readonly Chosen[]) => {
    const limit = kind === 'photo' ? PHOTO_MOST : ATTACHMENT_MOST
    const fit = picked.filter(({ bytes }) => bytes <= limit).slice(0, most - files.length)
    setProblem(
      fit.length < picked.length
        ? `有文件没有加入：照片每张不超过 10 MB，其他文件不超过 50 MB，最多 ${most} 个。`
        : null,
    )
    const kept = await Promise.all(fit.map((one) => keep(kind, one)))
    change((now) => [...now, ...kept])
    kept.forEach(send)
  }

  const remove = (file: DraftFile) => {
    change((now) => now.filter(({ key }) => key !== file.key))
    mark(file.key, null)
    if (file.path !== '') void dropPhoto(file.key, file.path)
  }

  const photos = async () => add('photo', await choosePhotos(most - files.length))
  const papers = async () => add('attachment', await chooseFiles(most - files.length))
  return { sending, problem, photos, papers, remove, retry: send }
}

async function keep(kind: DraftFile['kind'], { path, bytes, name }: Chosen): Promise<DraftFile> {
  const key = newKey()
  return { key, kind, bytes, name: name ?? '照片.jpg', path: await keepPhoto(key, path), fileId: null }
}
