import { z } from 'zod'
import { dateSchema, idSchema, refSchema } from '../kernel/ids'
import { OVERLAP_KINDS, type OverlapKind } from './overlap.rules'

const kinds = Object.keys(OVERLAP_KINDS) as [OverlapKind, ...OverlapKind[]]

/** One thing that speaks against asking an org again. */
export const overlapSchema = z.object({
  kind: z.enum(kinds),
  org: refSchema,
  /** The other matter; null for 越权, which rests on the org alone. */
  other: z
    .object({
      id: idSchema,
      no: z.string(),
      title: z.string(),
      lead: z.string(),
      on: dateSchema,
      office: z.string().optional(),
    })
    .nullable(),
  why: z.string(),
})
export type Overlap = z.infer<typeof overlapSchema>

export const overlapsSchema = z.object({
  /** How many days back was looked. */
  days: z.int(),
  found: z.array(overlapSchema),
  /** What each org of the tree was asked by any office (`office`: by which) in these days, alike or not. */
  asked: z.array(
    z.object({
      org: refSchema,
      matters: z.array(
        z.object({
          id: idSchema,
          no: z.string(),
          title: z.string(),
          on: dateSchema,
          office: z.string().optional(),
        }),
      ),
    }),
  ),
})
export type Overlaps = z.infer<typeof overlapsSchema>
