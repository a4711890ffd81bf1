import { bandsOf, dHashOf, HASH_COLUMNS, HASH_ROWS } from '@mingdu/shared/evidence/evidence.rules'
import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import type { StoreQuery } from '@mingdu/shared/files/files.api'
import readExif from 'exif-reader'
import sharp from 'sharp'
import type { PictureDoc } from './files.model'

/** The perceptual hash of a picture that was written anew, and what an index keeps of it. */
export async function hashPicture(shown: Buffer): Promise<Pick<PictureDoc, 'hash' | 'bands'>> {
  const grey = await sharp(shown)
    .greyscale()
    .resize(HASH_COLUMNS, HASH_ROWS, { fit: 'fill' })
    .raw()
    .toBuffer()
  const hash = dHashOf(grey)
  return { hash, bands: bandsOf(hash) }
}

/**
 * When and where a picture was taken: of the camera of the app what the phone says, of any other what the picture says
 * itself. Most pictures from an album say nothing, and then nothing is known.
 */
export async function originOf(
  bytes: Buffer,
  said: Partial<StoreQuery>,
): Promise<Pick<PictureDoc, 'source' | 'takenAt' | 'place'>> {
  if (said.source === 'camera')
    return {
      source: 'camera',
      takenAt: said.takenAt === undefined ? null : new Date(said.takenAt),
      place: saidPlace(said),
    }
  return { source: 'album', ...(await writtenOrigin(bytes)) }
}

function saidPlace({ lat, lng, accuracy, system = 'gcj02' }: Partial<StoreQuery>): Place | null {
  return lat === undefined || lng === undefined ? null : { lat, lng, accuracy: accuracy ?? null, system }
}

async function writtenOrigin(bytes: Buffer): Promise<Pick<PictureDoc, 'takenAt' | 'place'>> {
  try {
    const { exif } = await sharp(bytes).metadata()
    if (!exif) return { takenAt: null, place: null }
    const { Photo: photo, GPSInfo: gps } = readExif(exif)
    return {
      takenAt: takenAt(photo?.DateTimeOriginal, photo?.['OffsetTimeOriginal']),
      place: writtenPlace(gps),
    }
  } catch {
    // data that cannot be read say nothing; the picture itself was checked already
    return { takenAt: null, place: null }
  }
}

const MINUTE = 60_000
const SHANGHAI_MINUTES = 8 * 60

/** A camera writes the time of its wall clock; where it does not say how far that is from UTC, it is Shanghai's. */
function takenAt(wall: unknown, offset: unknown): Date | null {
  if (!(wall instanceof Date) || Number.isNaN(wall.getTime())) return null
  const said = typeof offset === 'string' ? /^([+-])(\d{2}):(\d{2})/.exec(offset) : null
  const minutes = said
    ? (said[1] === '-' ? -1 : 1) * (Number(said[2]) * 60 + Number(said[3]))
    : SHANGHAI_MINUTES
  return new Date(wall.getTime() - minutes * MINUTE)
}

function writtenPlace(gps: Readonly<Record<string, unknown>> | undefined): Place | null {
  const lat = degrees(gps?.['GPSLatitude'], gps?.['GPSLatitudeRef'], 90)
  const lng = degrees(gps?.['GPSLongitude'], gps?.['GPSLongitudeRef'], 180)
  return lat === null || lng === null ? null : { lat, lng, accuracy: null, system: 'wgs84' }
}

/** Degrees, minutes and seconds with a half of the globe, as one signed number. */
function degrees(parts: unknown, half: unknown, most: number): number | null {
  if (!Array.isArray(parts) || parts.length !== 3) return null
  const [d, m, s] = parts.map(Number) as [number, number, number]
  const value = (d + m / 60 + s / 3600) * (half === 'S' || half === 'W' ? -1 : 1)
  return Number.isFinite(value) && Math.abs(value) <= most ? Number(value.toFixed(6)) : null
}
