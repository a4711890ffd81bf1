import type { Page } from '@mingdu/shared/kernel/page'
import type { Model } from 'mongoose'
import { Refused } from '../refused'
import { findPage, type SortField } from './page'

/** One stretch of a list, with an order of its own that ends in `_id`. No record is in two. */
export interface Part {
  filter: Record<string, unknown>
  sort: readonly SortField[]
}

export interface PartsRequest {
  cursor?: string | undefined
  limit: number
  /** Counts what is in all parts together. */
  total: () => Promise<number>
}

/**
 * One page of a list whose parts follow each other: a page may end in one and begin in the one before. The cursor is
 * the number of the part and the cursor in it, empty where the part begins.
 * @throws Refused `input.cursor` when the cursor is not one of these parts
 */
export async function findInParts<T extends { _id: unknown }>(
  model: Model<never> | Model<T>,
  parts: readonly Part[],
  { cursor, limit, total }: PartsRequest,
): Promise<Page<T>> {
  const [page, count] = await Promise.all([
    readParts<T>(model, parts, startOf(cursor, parts), limit),
    total(),
  ])
  return { ...page, total: count }
}

async function readParts<T extends { _id: unknown }>(
  model: Model<never> | Model<T>,
  parts: readonly Part[],
  start: Place,
  limit: number,
): Promise<Omit<Page<T>, 'total'>> {
  const items: T[] = []
  let { inner } = start
  for (let at = start.at; at < parts.length; at++, inner = undefined) {
    const part = parts[at]
    if (!part) break
    const room = limit - items.length
    // a full page still has to know whether anything follows: one row more is read, and not given
    const page = await findPage<T>(model, part.filter, {
      ...{ sort: part.sort, cursor: inner, limit: Math.max(room, 1), total: none },
    })
    if (room === 0 && page.items.length > 0) return { items, nextCursor: `${at}.` }
    items.push(...page.items)
    if (page.nextCursor !== null) return { items, nextCursor: `${at}.${page.nextCursor}` }
  }
  return { items, nextCursor: null }
}

function none(): Promise<number> {
  return Promise.resolve(0)
}

interface Place {
  at: number
  inner: string | undefined
}

function startOf(cursor: string | undefined, parts: readonly Part[]): Place {
  if (cursor === undefined || cursor === '') return { at: 0, inner: undefined }
  const [, at, inner] = /^(\d)\.([\w-]*)$/.exec(cursor) ?? []
  if (at === undefined || Number(at) >= parts.length) throw new Refused('input.cursor')
  return { at: Number(at), inner: inner === '' ? undefined : inner }
}
