import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema } from '../kernel/ids'

/** Upper bounds in bytes: a photo 10 MB, any other file 50 MB, a video as well. */
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024
export const FILE_MAX_BYTES = 50 * 1024 * 1024

export const fileSchema = z.object({
  id: idSchema,
  kind: z.enum(['photo', 'attachment', 'video']),
  name: z.string(),
  mime: z.string(),
  size: z.int(),
  /** Photos only, in pixels. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  storedAt: instantSchema,
})
export type FileInfo = z.infer<typeof fileSchema>

/** Of a photo from the camera of the app: when and where, as the phone has it. Others say it themselves, or nobody knows. */
export const storeQuery = z.strictObject({
  kind: z.enum(['photo', 'attachment', 'video']),
  source: z.enum(['camera', 'album']).default('album'),
  takenAt: instantSchema.optional(),
  lat: z.coerce
    .number('纬度应为数字')
    .min(-90, '纬度在 -90 到 90 之间')
    .max(90, '纬度在 -90 到 90 之间')
    .optional(),
  lng: z.coerce
    .number('经度应为数字')
    .min(-180, '经度在 -180 到 180 之间')
    .max(180, '经度在 -180 到 180 之间')
    .optional(),
  /** Metres. */
  accuracy: z.coerce.number().min(0).max(1_000_000).optional(),
  system: z.enum(['wgs84', 'gcj02']).default('gcj02'),
})
export type StoreQuery = z.infer<typeof storeQuery>

export const filesApi = {
  store: endpoint({
    id: 'files.store',
    method: 'POST',
    path: '/files',
    permission: 'signedIn',
    audit: 'file.stored',
    summary: '上传照片、视频或材料（multipart，字段 file）；应用内拍摄的带上时间和地点',
    query: storeQuery,
    multipart: true,
    response: fileSchema,
  }),
  read: endpoint({
    id: 'files.read',
    method: 'GET',
    path: '/files/:id',
    permission: 'signedIn',
    summary: '下载文件；size=thumb 时返回照片缩略图',
    params: idParams,
    query: z.strictObject({ size: z.enum(['full', 'thumb']).default('full') }),
    binary: true,
    response: z.unknown(),
  }),
  storeOwn: endpoint({
    id: 'files.storeOwn',
    method: 'POST',
    path: '/citizen/files',
    permission: 'citizen',
    audit: 'file.stored',
    summary: '群众上传申请材料（multipart，字段 file）',
    query: z.strictObject({ kind: z.enum(['photo', 'attachment']) }),
    multipart: true,
    response: fileSchema,
  }),
  readOwn: endpoint({
    id: 'files.readOwn',
    method: 'GET',
    path: '/citizen/files/:id',
    permission: 'citizen',
    summary: '群众查看自己上传的材料',
    params: idParams,
    query: z.strictObject({ size: z.enum(['full', 'thumb']).default('full') }),
    binary: true,
    response: z.unknown(),
  }),
  /** For WeChat's content check, which has no session: one picture, for as long as the token says. */
  publicRead: endpoint({
    id: 'files.publicRead',
    method: 'GET',
    path: '/files/public/:token',
    permission: 'public',
    summary: '凭短时签名读取一张图片，供微信内容安全检查下载',
    params: z.strictObject({ token: z.string().regex(/^[0-9a-f]{24}\.[0-9a-z]{1,12}\.[0-9a-f]{64}$/) }),
    binary: true,
    response: z.unknown(),
  }),
}
