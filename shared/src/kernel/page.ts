import { z } from 'zod'

/** Query part of every list: an opaque cursor and a page size of at most 100. */
export const pageQuery = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
}

/** A page: its rows, the cursor of the next page (null on the last) and how many rows match in all. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() })
}

export interface Page<T> {
  items: T[]
  nextCursor: string | null
  total: number
}
