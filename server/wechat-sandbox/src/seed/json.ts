import { isRecord } from '../http/wechat.call'

/** Reading of hand-written JSON: each reader names the place that is wrong. */
export class SeedError extends Error {}

export function recordAt(value: unknown, place: string): Record<string, unknown> {
  if (!isRecord(value)) throw new SeedError(`${place} must be an object`)
  return value
}

export function listAt(value: unknown, place: string): unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new SeedError(`${place} must be a list`)
  return value
}

export function textAt(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') throw new SeedError(`${place} must be a text`)
  return value
}

export function textOr(value: unknown, otherwise: string, place: string): string {
  return value === undefined || value === '' ? otherwise : textAt(value, place)
}

export function textsAt(value: unknown, place: string): string[] {
  return listAt(value, place).map((item, index) => textAt(item, `${place}[${index}]`))
}

/** A whole number of 0 or more. */
export function countAt(value: unknown, place: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new SeedError(`${place} must be a whole number of 0 or more`)
  }
  return value
}

export function wordAt<Word extends string>(value: unknown, words: readonly Word[], place: string): Word {
  const found = words.find((word) => word === value)
  if (found === undefined) throw new SeedError(`${place} must be one of ${words.join(', ')}`)
  return found
}
