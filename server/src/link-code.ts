import { createHash } from 'node:crypto'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { SealBox } from './seal-box'

/** No letters and digits that look alike: five bits each. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const SHORT_CHARS = 6
const CODE_FORM = new RegExp(`^[${CODE_LETTERS}]{${2 * SHORT_CHARS}}$`)

/** What the code of a text message opens. */
export type CodeUse = 'rating' | 'confirmation'

/**
 * By what a record is found from the code of a text message: the first half of that code. It is kept with the record
 * and opens nothing; several may have the same.
 */
export function linkShort(id: Id): string {
  return lettersOf(createHash('sha256').update(id).digest('hex'))
}

/**
 * What a text message carries: 12 letters and digits, since providers take no address and few characters as a variable.
 * The second half is a keyed hash and stored nowhere.
 */
export function linkCode(id: Id, use: CodeUse, box: SealBox): string {
  return `${linkShort(id)}${lettersOf(box.mac(`${use} code|${id}`))}`
}

/** The code as it was typed or followed, or null for what is none. */
export function normalCode(text: string): string | null {
  const code = text.normalize('NFKC').trim().toUpperCase()
  return CODE_FORM.test(code) ? code : null
}

/** The first half of a code. */
export function shortOfCode(code: string): string {
  return code.slice(0, SHORT_CHARS)
}

function lettersOf(hex: string): string {
  return [...Buffer.from(hex, 'hex').subarray(0, SHORT_CHARS)]
    .map((byte) => CODE_LETTERS[byte & 31] ?? '')
    .join('')
}
