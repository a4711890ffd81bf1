import { storeFile, type Sent } from '../../api/files'
import { dropPhoto, findPhoto } from '../../platform/photo-store'
import type { DraftPhoto } from './draft-photo'

/**
 * Sends the photos the server has not got yet, one after the other; `onStored` is told of each before the next
 * begins, so that nothing is sent twice when the rest fails. @throws ApiError, or Error for a photo that is gone
 */
export async function storePhotos(
  photos: readonly DraftPhoto[],
  onStored: (photo: DraftPhoto, fileId: string) => void,
): Promise<string[]> {
  const ids: string[] = []
  for (const photo of photos) {
    const id = photo.fileId ?? (await storeKept(photo))
    if (photo.fileId === null) onStored(photo, id)
    ids.push(id)
  }
  return ids
}

/** A kept file as it is sent. */
export function sentOf({ key, path, kind = 'photo', name = 'photo.jpg', taken }: DraftPhoto): Sent {
  return { key, path, kind, name, ...(taken ? { taken } : {}) }
}

/** The phone needs to keep them no longer. */
export function dropPhotos(photos: readonly DraftPhoto[]): void {
  photos.forEach((photo) => void dropPhoto(photo.key, photo.path))
}

async function storeKept(file: DraftPhoto): Promise<string> {
  const found = await findPhoto(file.key, file.path)
  if (found === null) throw new Error('有一张照片或一份文件已被手机清除，请删除后重新选择。')
  return (await storeFile(sentOf({ ...file, path: found }))).id
}
