import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { idSchema, instantSchema } from '../kernel/ids'
import { PICTURE_FLAGS, PICTURE_SOURCES, type PictureFlag, type PictureSource } from './evidence.states'

/** A place in degrees; `system` says which map it is of (WeChat gives GCJ-02, cameras and browsers WGS-84). */
export const placeSchema = z.object({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  /** Metres, where it is known. */
  accuracy: z.number().min(0).nullable(),
  system: z.enum(['wgs84', 'gcj02']),
})
export type Place = z.infer<typeof placeSchema>

/** A picture of another task that is the same, or nearly so. */
export const alikeSchema = z.object({
  /** Bits in which the hashes differ; 0 may be the same bytes. */
  bits: z.int(),
  /** null: it lies outside of what the reader may see. */
  other: z
    .object({
      taskId: idSchema,
      no: z.string(),
      title: z.string(),
      reportId: idSchema,
      ordinal: z.int(),
      photoId: idSchema,
    })
    .nullable(),
})

/** A picture as evidence. Flags and look-alikes are for those who verify; for others both are empty. */
export const evidenceSchema = fileSchema.extend({
  /** SHA-256 of the bytes as they came. */
  digest: z.string(),
  source: z.enum(keysOf<PictureSource>(PICTURE_SOURCES)),
  /** When it was taken: by the camera of the app, or as the picture's own data say; null: unknown. */
  takenAt: instantSchema.nullable(),
  place: placeSchema.nullable(),
  flags: z.array(z.enum(keysOf<PictureFlag>(PICTURE_FLAGS))),
  alike: z.array(alikeSchema),
})
export type Evidence = z.infer<typeof evidenceSchema>
