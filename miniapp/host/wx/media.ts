import type { Host } from '../host'
import type { PhonePhoto } from '../phone'
import { asynchronous, WxFail, type Options, type WxFunctions } from './define'

/** Pictures come from the phone's album, that is from the test. */
export function mediaFunctions(host: Host): WxFunctions {
  return {
    chooseMedia: asynchronous(host, 'chooseMedia', ({ count }) => {
      const tempFiles = chosen(host, count).map((file) => ({ ...file, fileType: 'image' }))
      return { type: 'image', tempFiles }
    }),
    chooseImage: asynchronous(host, 'chooseImage', ({ count }) => {
      const files = chosen(host, count).map(({ tempFilePath, size }) => ({ path: tempFilePath, size }))
      return { tempFilePaths: files.map(({ path }) => path), tempFiles: files }
    }),
    compressImage: asynchronous(host, 'compressImage', ({ src }) => ({ tempFilePath: existing(host, src) })),
    getImageInfo: asynchronous(host, 'getImageInfo', ({ src }) => imageInfo(host, src)),
    previewImage: asynchronous(host, 'previewImage', ({ urls }) => requireList(urls)),
    saveImageToPhotosAlbum: asynchronous(host, 'saveImageToPhotosAlbum', ({ filePath }) => {
      existing(host, filePath)
    }),
  }
}

function chosen({ phone, files }: Host, count: unknown) {
  const photos = phone.photos.slice(0, Number(count ?? 9))
  if (!photos.length) throw new WxFail('cancel')
  return photos.map((photo: PhonePhoto) => ({
    tempFilePath: files.addTemporary(photo.name, photo.bytes),
    size: photo.size ?? photo.bytes.length,
  }))
}

function existing({ files }: Host, path: unknown): string {
  files.read(String(path))
  return String(path)
}

function requireList(urls: unknown): Options {
  if (!Array.isArray(urls) || urls.length === 0)
    throw new WxFail('parameter error: parameter.urls should be a list')
  return {}
}

function imageInfo(host: Host, source: unknown) {
  const path = existing(host, source)
  const bytes = Buffer.from(host.files.read(path))
  const size = pngSize(bytes) ?? jpegSize(bytes)
  if (!size) throw new WxFail('image format is not supported')
  return { ...size, path, orientation: 'up' }
}

function pngSize(bytes: Buffer) {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), type: 'png' }
}

/** Walks the segments to the frame header (C0–CF without C4, C8, CC), which holds the size. */
function jpegSize(bytes: Buffer) {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 < bytes.length) {
    const marker = bytes.readUInt8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), type: 'jpeg' }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
