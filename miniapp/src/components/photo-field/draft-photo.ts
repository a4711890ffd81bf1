/** A photo of something not yet sent. */
export interface DraftPhoto {
  /** Names the photo for good: its Idempotency-Key and its place on the phone. */
  key: string
  path: string
  bytes: number
  /** Set once the server has it. */
  fileId: string | null
}

/** As the contract has it; a test compares. */
export const PHOTO_BYTES_MOST = 10 * 1024 * 1024
