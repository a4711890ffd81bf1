import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import Taro from '@tarojs/taro'
import { isH5 } from './env'
import { whereNow } from './location'
import { shrinkPhoto, type Picked } from './photos'
import { openViewfinder } from './viewfinder'

/** A photo of this moment. */
export interface Shot extends Picked {
  /** ISO 8601, by the phone's clock. */
  takenAt: string
  place: Place | null
}

export { NoCamera } from './no-camera'

/**
 * Takes one photo with the camera and nothing else: no album can be chosen from. The time is that of the shutter, the
 * place is asked for meanwhile. null when the person changed their mind. @throws NoCamera
 */
export async function takePhoto(): Promise<Shot | null> {
  const place = whereNow()
  const taken = isH5 ? await openViewfinder() : await fromCamera()
  return taken && { ...taken, place: await place }
}

async function fromCamera(): Promise<Omit<Shot, 'place'> | null> {
  const chosen = await Taro.chooseMedia({
    count: 1,
    mediaType: ['image'],
    sourceType: ['camera'],
    sizeType: ['compressed'],
  }).catch(() => null)
  const file = chosen?.tempFiles[0]
  return file ? { ...(await shrinkPhoto(file)), takenAt: new Date().toISOString() } : null
}
