import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { ratingSchema, rectificationStateSchema } from './ratings.schema'
import {
  APPEAL_RULINGS,
  RECTIFICATION_OUTCOMES,
  type AppealRuling,
  type RectificationOutcome,
} from './ratings.states'

const OUTCOMES = Object.keys(RECTIFICATION_OUTCOMES) as [RectificationOutcome, ...RectificationOutcome[]]
const RULINGS = Object.keys(APPEAL_RULINGS) as [AppealRuling, ...AppealRuling[]]

const told = (what: string) => z.string().trim().min(2, what).max(500, '最多 500 字')
const version = versionSchema

export const rectificationsApi = {
  list: endpoint({
    id: 'rectifications.list',
    method: 'GET',
    path: '/rectifications',
    permission: 'rating.read',
    summary: '差评整改，期限最紧的在前',
    query: z.strictObject({
      ...pageQuery,
      orgId: idSchema.optional(),
      state: rectificationStateSchema.optional(),
      /** Not done, and the limit that runs has passed. */
      late: z.stringbool().optional(),
      /** Neither done nor dismissed. */
      open: z.stringbool().optional(),
    }),
    response: pageOf(ratingSchema),
  }),
  contact: endpoint({
    id: 'rectifications.contact',
    method: 'POST',
    path: '/ratings/:id/contact',
    permission: 'rating.callback',
    audit: 'rating.contacted',
    summary: '记录回访：联系上了没有，说了什么',
    params: idParams,
    body: z.strictObject({ version, reached: z.boolean(), note: told('请写回访情况') }),
    response: ratingSchema,
  }),
  /** The full number, once, for a purpose that is written down. */
  phone: endpoint({
    id: 'rectifications.phone',
    method: 'POST',
    path: '/ratings/:id/phone',
    permission: 'rating.callback',
    audit: 'rating.phoneShown',
    summary: '查看评价人电话，用途记入审计',
    params: idParams,
    body: z.strictObject({ purpose: told('请写用途') }),
    response: z.object({ phone: z.string() }),
  }),
  verify: endpoint({
    id: 'rectifications.verify',
    method: 'POST',
    path: '/ratings/:id/verification',
    permission: 'rating.callback',
    audit: 'rating.verified',
    summary: '核实差评，定整改方式',
    params: idParams,
    body: z
      .strictObject({
        version,
        outcome: z.enum(OUTCOMES, '请选整改方式'),
        /** Of 限期整改: by when. */
        until: dateSchema.nullable().default(null),
        note: told('请写核实情况'),
      })
      .refine(({ outcome, until }) => outcome !== 'limited' || until !== null, {
        path: ['until'],
        message: '限期整改要写到哪一天',
      }),
    response: ratingSchema,
  }),
  rectify: endpoint({
    id: 'rectifications.rectify',
    method: 'POST',
    path: '/ratings/:id/rectification',
    permission: 'rating.rectify',
    audit: 'rating.rectified',
    summary: '报送整改情况，评价人看得到',
    params: idParams,
    body: z.strictObject({ version, note: told('请写整改情况') }),
    response: ratingSchema,
  }),
  appeal: endpoint({
    id: 'rectifications.appeal',
    method: 'POST',
    path: '/ratings/:id/appeal',
    permission: 'rating.rectify',
    audit: 'rating.appealed',
    summary: '对恶意或误评的差评提出申诉',
    params: idParams,
    body: z.strictObject({ version, note: told('请写申诉理由') }),
    response: ratingSchema,
  }),
  judge: endpoint({
    id: 'rectifications.judge',
    method: 'POST',
    path: '/ratings/:id/ruling',
    permission: 'rating.review',
    audit: 'rating.judged',
    summary: '复核差评申诉',
    params: idParams,
    body: z.strictObject({
      version,
      ruling: z.enum(RULINGS, '请选复核结果'),
      note: told('请写复核理由'),
    }),
    response: ratingSchema,
  }),
}
