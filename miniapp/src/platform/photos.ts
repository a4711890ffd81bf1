import Taro from '@tarojs/taro'
import { isH5 } from './env'

/** Longest side of a photo after it was compressed on the phone, in pixels. */
const LONG_SIDE = 1920
const QUALITY = 80

export interface Picked {
  path: string
  bytes: number
}

/** A picture as WeChat and Taro hand it over; width and height are 0 where they are not known. */
export type Shrinkable = Pick<Taro.chooseMedia.ChooseMedia, 'tempFilePath' | 'size' | 'width' | 'height'>

/** Photos taken or chosen, compressed; an empty list when the person changed their mind. */
export async function choosePhotos(most: number): Promise<Picked[]> {
  const chosen = await Taro.chooseMedia({
    count: Math.min(most, 9),
    mediaType: ['image'],
    // a browser's own file dialog offers camera and album by itself
    sourceType: isH5 ? ['album'] : ['album', 'camera'],
    sizeType: ['compressed'],
  }).catch(() => ({ tempFiles: [] as Taro.chooseMedia.ChooseMedia[] }))
  return Promise.all(chosen.tempFiles.map((file) => shrinkPhoto(file)))
}

/** A photo in a size that travels; what cannot be redrawn goes as it is. */
export async function shrinkPhoto(file: Shrinkable): Promise<Picked> {
  const asIs = { path: file.tempFilePath, bytes: file.size }
  try {
    return isH5 ? await redrawn(file) : await shrunk(file)
  } catch {
    // a format the phone cannot redraw goes as it is; the server says what it thinks of it
    return asIs
  }
}

async function shrunk({ tempFilePath, size, width, height }: Shrinkable): Promise<Picked> {
  const side = width >= height ? 'compressedWidth' : 'compressedHeight'
  const long = Math.max(width, height) > LONG_SIDE ? { [side]: LONG_SIDE } : {}
  const done = await Taro.compressImage({ src: tempFilePath, quality: QUALITY, ...long })
  const path = done.tempFilePath || tempFilePath
  return { path, bytes: sizeOf(path) ?? size }
}

/** Bytes of a file on the phone; null where it does not say. */
function sizeOf(path: string): number | null {
  try {
    const stats = Taro.getFileSystemManager().statSync(path)
    return 'size' in stats ? stats.size : null
  } catch {
    return null
  }
}

async function redrawn(file: Shrinkable): Promise<Picked> {
  const image = await loaded(file.tempFilePath)
  const scale = Math.min(1, LONG_SIDE / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.naturalWidth * scale)
  canvas.height = Math.round(image.naturalHeight * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY / 100))
  if (!blob || blob.size >= file.size) return { path: file.tempFilePath, bytes: file.size }
  return { path: URL.createObjectURL(blob), bytes: blob.size }
}

function loaded(src: string): Promise<HTMLImageElement> {
  return new Promise((done, fail) => {
    const image = new Image()
    image.onload = () => done(image)
    image.onerror = () => fail(new Error('图片打不开'))
    image.src = src
  })
}
