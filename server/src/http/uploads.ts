import { FILE_MAX_BYTES } from '@mingdu/shared/files/files.api'
import type { Context } from 'koa'
import multer from 'multer'
import { Refused } from '../refused'
import type { IncomingFile } from './routes'

const parse = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: FILE_MAX_BYTES, files: 1, fields: 4, parts: 6, fieldSize: 1000, headerPairs: 50 },
}).single('file')

/** The shape multer leaves on Node's request. */
interface Parsed {
  file?: { buffer: Buffer; originalname: string }
}

/**
 * Reads the one file of a multipart request. Called only after the sender was let in, so that nobody else
 * fills the memory.
 * @throws Refused `input.invalid` without a file or with a broken body, `file.too-large` above 50 MB
 */
export async function readUpload(ctx: Context): Promise<IncomingFile> {
  if (!ctx.is('multipart/form-data')) throw broken('请以 multipart/form-data 上传文件')
  await new Promise<void>((resolve, reject) => {
    parse(ctx.req as never, ctx.res as never, (error: unknown) =>
      error ? reject(refusalOf(error)) : resolve(),
    )
  })
  const { file } = ctx.req as Parsed
  if (!file) throw broken('缺少文件')
  return { bytes: file.buffer, name: utf8Name(file.originalname) }
}

/** Whatever multer stops at is the sender's doing: too large, too many parts, or a body that breaks off. */
function refusalOf(error: unknown): Refused {
  const { code } = error as { code?: string }
  if (code === 'LIMIT_FILE_SIZE') return fileTooLarge('太大', '50 MB')
  return broken(code?.startsWith('LIMIT_') ? '只能有一个文件，放在字段 file 里' : '上传内容不完整')
}

/** Names the field and the limit; 400, as every other wrong field. */
export function fileTooLarge(size: string, limit: string): Refused {
  const refused = new Refused('file.too-large', { size, limit })
  refused.fields = [{ path: 'body.file', rule: 'too_big', message: `不能超过 ${limit}` }]
  return refused
}

function broken(message: string): Refused {
  const refused = new Refused('input.invalid', { count: 1 })
  refused.fields = [{ path: 'body.file', rule: 'multipart', message }]
  return refused
}

/** Browsers send UTF-8 names; multipart parsers read them as Latin-1. */
function utf8Name(name: string): string {
  const decoded = Buffer.from(name, 'latin1').toString('utf8')
  return decoded.includes('\ufffd') ? name : decoded
}
