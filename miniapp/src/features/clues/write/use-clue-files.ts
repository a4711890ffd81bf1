import { useState } from 'react'
import { asApiError } from '../../../api/api-error'
import { storeClueFile } from '../../../api/files'
import { newKey } from '../../../api/key'
import { FILE_BYTES_MOST, PHOTO_BYTES_MOST } from '../../../components/photo-field/draft-photo'
import { choosePhotos, type Picked } from '../../../platform/photos'
import { chooseVideos } from '../../../platform/videos'
import { FILES_MOST, type ClueFile } from './clue-draft'

interface OnPhone extends Picked {
  name?: string
}
type Change = (change: (files: ClueFile[]) => ClueFile[]) => void

/** Photos and videos of a clue, sent as they are chosen: no copy of them is kept on the phone. */
export function useClueFiles(files: readonly ClueFile[], change: Change) {
  const [paths, setPaths] = useState<Record<string, OnPhone>>({})
  const [failed, setFailed] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)

  const sendOne = async ({ key, kind }: ClueFile, { path, name }: OnPhone) => {
    setFailed(({ [key]: _old, ...others }) => others)
    try {
      const named = name ?? (kind === 'photo' ? 'photo.jpg' : 'video.mp4')
      const { ticket } = await storeClueFile({ key, kind, path, name: named })
      change((now) => now.map((one) => (one.key === key ? { ...one, ticket } : one)))
    } catch (thrown) {
      setFailed((now) => ({ ...now, [key]: asApiError(thrown).message }))
    }
  }
  const add = async (kind: ClueFile['kind']) => {
    const room = FILES_MOST - files.length
    const picked: OnPhone[] = await (kind === 'photo' ? choosePhotos(room) : chooseVideos(room))
    const limit = kind === 'photo' ? PHOTO_BYTES_MOST : FILE_BYTES_MOST
    const fit = picked.filter(({ bytes }) => bytes <= limit).slice(0, room)
    setProblem(fit.length < picked.length ? TOO_MUCH : null)
    const added = fit.map((one) => ({ one, file: { key: newKey(), kind, ticket: null } }))
    change((now) => [...now, ...added.map(({ file }) => file)])
    setPaths((now) => ({ ...now, ...Object.fromEntries(added.map(({ one, file }) => [file.key, one])) }))
    for (const { one, file } of added) await sendOne(file, one)
  }
  const retry = (file: ClueFile) => {
    const one = paths[file.key]
    if (one) void sendOne(file, one)
  }
  const remove = ({ key }: ClueFile) => change((now) => now.filter((one) => one.key !== key))
  return {
    ...{ failed, problem, retry, remove, add: (kind: ClueFile['kind']) => void add(kind) },
    /** A file of before a restart that did not arrive is gone. */
    isGone: ({ key, ticket }: ClueFile) => ticket === null && paths[key] === undefined,
  }
}

const TOO_MUCH = `有文件没有加入：照片每张不超过 10 MB，视频不超过 50 MB，一共最多 ${FILES_MOST} 个。`
