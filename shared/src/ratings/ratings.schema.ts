import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { breachSchema } from '../cards/cards.schema'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import {
  APPEAL_RULINGS,
  INVITATION_STATES,
  RATING_CHANNELS,
  RATING_DOORS,
  RATING_LEVELS,
  RATING_SOURCES,
  RATING_STAGES,
  RATING_TAGS,
  RECTIFICATION_ACTIONS,
  RECTIFICATION_OUTCOMES,
  RECTIFICATION_STATES,
  tagsOf,
  type RatingTag,
} from './ratings.states'

export const levelSchema = z.enum(keysOf(RATING_LEVELS), '请选一个满意程度')
export const stageSchema = z.enum(keysOf(RATING_STAGES))
export const rectificationStateSchema = z.enum(keysOf(RECTIFICATION_STATES))
const tagSchema = z.enum([...keysOf(RATING_TAGS.good), ...keysOf(RATING_TAGS.bad)] as [
  RatingTag,
  ...RatingTag[],
])

/** What a person says; tags of the other kind of level are refused by their field. */
export const ratingInput = z
  .strictObject({
    level: levelSchema,
    tags: z.array(tagSchema).max(8, '最多选 8 个标签').default([]),
    text: z.string().trim().max(500, '最多 500 字').default(''),
  })
  .refine(({ level, tags }) => tags.every((tag) => tagsOf(level).includes(tag)), {
    path: ['tags'],
    message: '有的标签与所选满意程度不符，请重新选择',
  })
export type RatingInput = z.infer<typeof ratingInput>

export const saidSchema = z.object({
  level: levelSchema,
  tags: z.array(tagSchema),
  text: z.string(),
  on: dateSchema,
})
export type Said = z.infer<typeof saidSchema>

/** Working days to the stage against what was promised; null: not known. */
const tookSchema = z.object({ used: z.int(), promised: z.int().nullable() }).nullable()

/** One stage of a case that may be rated, as the person who opens the link sees it. */
export const invitationSchema = z.object({
  stage: stageSchema,
  title: z.string(),
  org: z.string(),
  door: z.enum(keysOf(RATING_DOORS)),
  invitedOn: dateSchema,
  took: tookSchema,
  state: z.enum(keysOf(INVITATION_STATES)),
  /** null before it, and at a window, where the clerk sees it too. */
  rating: saidSchema.nullable(),
  /** Whether a rating may be given or changed now, and until when it may be changed. */
  mayRate: z.boolean(),
  changeUntil: dateSchema.nullable(),
  /** Why not, in plain Chinese; '' when it may. */
  whyNot: z.string(),
  rectification: z
    .object({
      state: rectificationStateSchema,
      due: dateSchema,
      outcome: z.enum(keysOf(RECTIFICATION_OUTCOMES)).nullable(),
      /** What the org answered. */
      answer: z.string(),
      rectifiedOn: dateSchema.nullable(),
      rerating: saidSchema.nullable(),
      mayRerate: z.boolean(),
    })
    .nullable(),
  /** Working days within which somebody of another office calls after a 差评, and days for a change. */
  limits: z.object({ contactWorkdays: z.int(), changeDays: z.int() }),
})
export type RatingInvitation = z.infer<typeof invitationSchema>

/** The stages of one case, each with the token of its link. */
export const openedRatingsSchema = z.object({
  no: z.string(),
  title: z.string(),
  items: z.array(
    z.object({ stage: stageSchema, state: z.enum(keysOf(INVITATION_STATES)), token: z.string() }),
  ),
})
export type OpenedRatings = z.infer<typeof openedRatingsSchema>

const dayNote = z.object({ on: dateSchema, by: z.string(), note: z.string() })

export const rectificationSchema = z.object({
  state: rectificationStateSchema,
  openedOn: dateSchema,
  contactDue: dateSchema,
  verifyDue: dateSchema,
  rectifyDue: dateSchema,
  /** The limit that runs now; null when it is done or dismissed. */
  due: dateSchema.nullable(),
  tentative: z.boolean(),
  /** Working days to it; negative when it has passed. */
  remaining: z.int().nullable(),
  contacts: z.array(dayNote.extend({ reached: z.boolean() })),
  verification: dayNote
    .extend({ outcome: z.enum(keysOf(RECTIFICATION_OUTCOMES)), until: dateSchema.nullable() })
    .nullable(),
  report: dayNote.nullable(),
  appeal: dayNote.nullable(),
  ruling: dayNote.extend({ ruling: z.enum(keysOf(APPEAL_RULINGS)) }).nullable(),
  rerating: saidSchema.nullable(),
})
export type Rectification = z.infer<typeof rectificationSchema>

/** A rating as an official sees it: never who rated but for those who call back or look into it, masked. */
export const ratingSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** null for the rated clerk, who knows whose case it was. */
  caseId: idSchema.nullable(),
  caseNo: z.string().nullable(),
  title: z.string(),
  org: refSchema,
  power: z.object({ code: z.string(), name: z.string() }),
  stage: stageSchema,
  took: tookSchema,
  level: levelSchema,
  source: z.enum(keysOf(RATING_SOURCES)),
  channel: z.enum(keysOf(RATING_CHANNELS)).nullable(),
  tags: z.array(tagSchema),
  text: z.string(),
  ratedOn: dateSchema,
  changed: z.boolean(),
  rater: z.object({ name: z.string(), phone: z.string() }).nullable(),
  rectification: rectificationSchema.nullable(),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  allowedActions: z.array(z.enum(keysOf(RECTIFICATION_ACTIONS))),
})
export type RatingRecord = z.infer<typeof ratingSchema>

/** One rating by itself, with what a 差评 breaches as the list says it; null for a good one. */
export const ratingDetailSchema = ratingSchema.extend({ breach: breachSchema.nullable() })
export type RatingDetail = z.infer<typeof ratingDetailSchema>

/** What everybody may read: nothing that leads to a person or to one case; the month instead of the day. */
export const publicRatingSchema = z.object({
  id: idSchema,
  org: z.string(),
  title: z.string(),
  stage: stageSchema,
  level: levelSchema,
  tags: z.array(tagSchema),
  /** '' until content safety has let it pass; numbers are hidden. */
  text: z.string(),
  /** `2026-11` */
  month: z.string(),
  /** The org's answer to a 差评; '' before it. */
  reply: z.string(),
  /** The level after the rectification. */
  rerated: levelSchema.nullable(),
})
export type PublicRating = z.infer<typeof publicRatingSchema>

export const rateFigureSchema = z.object({
  name: z.string(),
  definition: z.string(),
  value: z.int().nullable(),
  text: z.string().nullable(),
  part: z.int().nullable(),
  n: z.int().nullable(),
  enough: z.boolean(),
  suppressed: z.boolean(),
})
