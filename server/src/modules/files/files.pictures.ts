import sharp, { type Sharp } from 'sharp'
import { Refused } from '../../refused'

/** A picture as people see it. */
export interface ShownPicture {
  bytes: Buffer
  thumb: Buffer
  width: number
  height: number
}

/** 12 000 × 9 000; beyond it a small file could unpack into more memory than the machine has. */
const MAX_PIXELS = 108_000_000
const MAX_SIDE = 4096
const THUMB_SIDE = 480

/**
 * Turns a picture upright and writes it anew as JPEG: what a camera wrote beside the pixels (place, device, time)
 * does not survive. At most 4096 pixels a side; the thumbnail 480.
 * @throws Refused `file.broken` when it does not decode to its last row
 */
export async function showPicture(bytes: Buffer): Promise<ShownPicture> {
  try {
    const shown = await jpeg(open(bytes), MAX_SIDE, 88).toBuffer({ resolveWithObject: true })
    const thumb = await jpeg(open(shown.data), THUMB_SIDE, 76).toBuffer()
    return { bytes: shown.data, thumb, width: shown.info.width, height: shown.info.height }
  } catch {
    throw new Refused('file.broken')
  }
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'truncated', limitInputPixels: MAX_PIXELS }).rotate()
}

function jpeg(picture: Sharp, side: number, quality: number): Sharp {
  return picture
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality, mozjpeg: false })
}
