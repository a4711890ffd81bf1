import { type PlainDate, dateInShanghai } from '../kernel/plain-date'
import type { PictureFlag } from './evidence.states'

/** Columns and rows of grey values that a picture is shrunk to before it is hashed. */
export const HASH_COLUMNS = 9
export const HASH_ROWS = 8

/** [local] Pictures whose hashes differ in no more bits are nearly the same. */
export const ALIKE_BITS = 6

const BITS = 64
const BAND_HEX = 4
/** Fewer bits set, or fewer unset: a blank page or a night sky, like any other. */
const LEAST_TELLING = 8
/** A phone's clock may run so much ahead of the server's before a picture counts as taken later. */
const CLOCK_SLACK_MS = 10 * 60_000

/**
 * The perceptual hash of a picture in 16 hex digits (dHash): whether the grey value falls from each column to the next.
 * Survives another size, compression and small changes of colour. `grey`: 9 × 8 values, row by row.
 * @throws RangeError for any other number of values
 */
export function dHashOf(grey: ArrayLike<number>): string {
  if (grey.length !== HASH_COLUMNS * HASH_ROWS) throw new RangeError(`${grey.length} grey values`)
  const at = (row: number, column: number) => grey[row * HASH_COLUMNS + column] ?? 0
  let hex = ''
  for (let row = 0; row < HASH_ROWS; row++) {
    let byte = 0
    for (let column = 0; column < HASH_COLUMNS - 1; column++)
      byte = (byte << 1) | (at(row, column) > at(row, column + 1) ? 1 : 0)
    hex += byte.toString(16).padStart(2, '0')
  }
  return hex
}

/** How many bits two hashes differ in, 0 to 64. */
export function bitsApart(a: string, b: string): number {
  let bits = 0
  for (let i = 0; i < BITS / 4; i++) bits += ones(digit(a, i) ^ digit(b, i))
  return bits
}

/** Whether a hash tells pictures apart: that of an even surface does not. */
export function tells(hash: string): boolean {
  const set = bitsApart(hash, '0'.repeat(BITS / 4))
  return set >= LEAST_TELLING && set <= BITS - LEAST_TELLING
}

/** What an index keeps of a hash: its four quarters of 16 bits, each with its place. Empty where the hash tells nothing. */
export function bandsOf(hash: string): string[] {
  return tells(hash) ? quartersOf(hash).map((band, i) => `${i}:${hexOf(band)}`) : []
}

/**
 * What an index is asked for: every quarter, and every quarter with one bit changed. Of two hashes that differ in at most
 * 6 bits one quarter differs in at most one, so that nothing nearly the same is missed.
 */
export function probesOf(hash: string): string[] {
  if (!tells(hash)) return []
  return quartersOf(hash).flatMap((band, i) => {
    const near = Array.from({ length: BAND_HEX * 4 }, (_, bit) => band ^ (1 << bit))
    return [band, ...near].map((value) => `${i}:${hexOf(value)}`)
  })
}

/** What is known of a picture, and of the report it is to prove. Instants in milliseconds since the epoch. */
export interface PictureFacts {
  takenAt: number | null
  /** 派单 of the task. */
  dispatchedAt: number | null
  /** When it was handed in: with the report, or with what was added to it. */
  handedInAt: number
  /** The day on which the work is said to be done; null where none is said. */
  doneOn: PlainDate | null
  /** Bits to the nearest picture of another task; 0 and `same` for the very same bytes, null where there is none. */
  nearest: { bits: number; same: boolean } | null
}

/** What is to be looked at, the gravest first; of a picture of unknown time nothing is said about time. */
export function pictureFlags(facts: PictureFacts): PictureFlag[] {
  const { takenAt, dispatchedAt, nearest } = facts
  const found: Record<PictureFlag, boolean> = {
    same: nearest?.same === true,
    alike: nearest !== null && !nearest.same && nearest.bits <= ALIKE_BITS,
    late: takenAt !== null && isLate(takenAt, facts),
    early: takenAt !== null && dispatchedAt !== null && takenAt < dispatchedAt,
  }
  return (Object.keys(found) as PictureFlag[]).filter((flag) => found[flag])
}

function isLate(takenAt: number, { handedInAt, doneOn }: PictureFacts): boolean {
  if (doneOn !== null && dateInShanghai(takenAt) > doneOn) return true
  return takenAt > handedInAt + CLOCK_SLACK_MS
}

function quartersOf(hash: string): number[] {
  return Array.from({ length: 4 }, (_, i) => parseInt(hash.slice(i * BAND_HEX, (i + 1) * BAND_HEX), 16))
}

function hexOf(band: number): string {
  return band.toString(16).padStart(BAND_HEX, '0')
}

function digit(hash: string, i: number): number {
  return parseInt(hash.charAt(i), 16)
}

function ones(nibble: number): number {
  return (nibble & 1) + ((nibble >> 1) & 1) + ((nibble >> 2) & 1) + ((nibble >> 3) & 1)
}
