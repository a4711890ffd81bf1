import type { Place } from '@mingdu/shared/evidence/evidence.schema'
import type { FileInfo } from '@mingdu/shared/files/files.api'

/** A photo, or another file, of something not yet sent. */
export interface DraftPhoto {
  /** Names the photo for good: its Idempotency-Key and its place on the phone. */
  key: string
  path: string
  bytes: number
  /** Set once the server has it. */
  fileId: string | null
  /** A photo where nothing is said. */
  kind?: FileInfo['kind']
  name?: string
  /** Of a photo from the camera of this program: when and where. */
  taken?: Taken
}

export interface Taken {
  /** ISO 8601, by the phone's clock. */
  at: string
  place: Place | null
}

/** As the contract has them; a test compares. */
export const FILE_BYTES_MOST = 50 * 1024 * 1024
export const PHOTO_BYTES_MOST = 10 * 1024 * 1024
