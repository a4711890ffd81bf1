import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema } from '../kernel/ids'

/** Upper bounds in bytes: a photo 10 MB, any other file 50 MB. */
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024
export const FILE_MAX_BYTES = 50 * 1024 * 1024

export const fileSchema = z.object({
  id: idSchema,
  kind: z.enum(['photo', 'attachment']),
  name: z.string(),
  mime: z.string(),
  size: z.int(),
  /** Photos only, in pixels. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  storedAt: instantSchema,
})
export type FileInfo = z.infer<typeof fileSchema>

export const filesApi = {
  store: endpoint({
    id: 'files.store',
    method: 'POST',
    path: '/files',
    permission: 'signedIn',
    audit: 'file.stored',
    summary: '上传照片或材料（multipart，字段 file）',
    query: z.strictObject({ kind: z.enum(['photo', 'attachment']) }),
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
