import { z } from 'zod'
import { channelSchema, ratingsCountedSchema, windowSchema } from '../cases/figures.schema'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { RATING_FIGURES, type RatingFigureKey } from './ratings.figures'
import {
  invitationSchema,
  levelSchema,
  publicRatingSchema,
  rateFigureSchema,
  ratingDetailSchema,
  ratingInput,
  ratingSchema,
  stageSchema,
} from './ratings.schema'
import { RATING_GROUPS, RATING_SOURCES, type RatingGroup, type RatingSource } from './ratings.states'

const SOURCES = Object.keys(RATING_SOURCES) as [RatingSource, ...RatingSource[]]
const GROUPS = Object.keys(RATING_GROUPS) as [RatingGroup, ...RatingGroup[]]
const FIGURES = Object.keys(RATING_FIGURES) as [RatingFigureKey, ...RatingFigureKey[]]

const tokenParams = z.strictObject({ token: z.string().max(60) })
const figuresSchema = z.object({
  /** Of the invitations made in this time. */
  from: dateSchema,
  to: dateSchema,
  figures: z.record(z.enum(FIGURES), rateFigureSchema),
})
const period = { from: dateSchema.optional(), to: dateSchema.optional(), orgId: idSchema.optional() }

export const ratingsApi = {
  invitation: endpoint({
    id: 'ratings.invitation',
    method: 'GET',
    path: '/public/ratings/invitations/:token',
    permission: 'public',
    summary: '打开评价链接：评什么，评过没有，差评整改得怎样',
    params: tokenParams,
    response: invitationSchema,
  }),
  give: endpoint({
    id: 'ratings.give',
    method: 'POST',
    path: '/public/ratings/invitations/:token',
    permission: 'public',
    audit: 'rating.given',
    summary: '评价，或在期限内改一次',
    params: tokenParams,
    body: ratingInput.safeExtend({
      /** Which program it comes from; counts only for who came by the progress of their case. */
      client: z.enum(['miniapp', 'h5']).default('h5'),
    }),
    response: invitationSchema,
  }),
  regive: endpoint({
    id: 'ratings.regive',
    method: 'POST',
    path: '/public/ratings/invitations/:token/rerating',
    permission: 'public',
    audit: 'rating.regiven',
    summary: '差评整改后再次评价',
    params: tokenParams,
    body: ratingInput,
    response: invitationSchema,
  }),
  publicList: endpoint({
    id: 'ratings.publicList',
    method: 'GET',
    path: '/public/ratings',
    permission: 'public',
    summary: '公开的评价，不含能认出人的内容',
    query: z.strictObject({
      ...pageQuery,
      orgId: idSchema.optional(),
      group: z.enum(GROUPS).optional(),
    }),
    response: pageOf(publicRatingSchema),
  }),
  publicFigures: endpoint({
    id: 'ratings.publicFigures',
    method: 'GET',
    path: '/public/ratings/figures',
    permission: 'public',
    summary: '满意率等公开指标及口径；样本不足 5 的不公开',
    query: z.strictObject(period),
    response: figuresSchema,
  }),
  list: endpoint({
    id: 'ratings.list',
    method: 'GET',
    path: '/ratings',
    permission: 'rating.read',
    summary: '好差评，最新的在前',
    query: z.strictObject({
      ...pageQuery,
      orgId: idSchema.optional(),
      level: levelSchema.optional(),
      group: z.enum(GROUPS).optional(),
      stage: stageSchema.optional(),
      source: z.enum(SOURCES).optional(),
      /** The day it was given; with `counted`, which needs both, the day it was asked for. */
      from: dateSchema.optional(),
      to: dateSchema.optional(),
      counted: ratingsCountedSchema.optional(),
      powerId: idSchema.optional(),
      /** How and where its case came in. */
      caseChannel: channelSchema.optional(),
      window: windowSchema.optional(),
    }),
    response: pageOf(ratingSchema),
  }),
  figures: endpoint({
    id: 'ratings.figures',
    method: 'GET',
    path: '/ratings/figures',
    permission: 'rating.read',
    summary: '好差评指标及口径',
    query: z.strictObject(period),
    response: figuresSchema,
  }),
  get: endpoint({
    id: 'ratings.get',
    method: 'GET',
    path: '/ratings/:id',
    permission: 'rating.read',
    summary: '一条评价',
    params: idParams,
    response: ratingDetailSchema,
  }),
}
