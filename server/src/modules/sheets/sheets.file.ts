import { createHash } from 'node:crypto'
import type { IncomingFile } from '../../http/routes'
import { Refused } from '../../refused'
import { keyOfDigest, type FileStore } from '../files/files.service'
import { checkWorkbook, passwordProtected } from './sheets.zip'

/** A table that was let in, with where its bytes lie. */
export interface StoredSheet {
  format: 'xlsx' | 'csv'
  fileKey: string
  fileName: string
  digest: string
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** OLE: Excel before 2007, and every workbook with a password. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const LOOKED_AT = 64 * 1024

/**
 * Stores an uploaded table by its digest, after a look at what it is: by its bytes, a name says nothing.
 * @throws Refused `input.invalid`, `sheet.type`, `sheet.bomb`, `sheet.broken`
 */
export async function storeSheet(file: IncomingFile, files: FileStore): Promise<StoredSheet> {
  const format = await formatOf(file)
  const digest = createHash('sha256').update(file.bytes).digest('hex')
  const fileKey = keyOfDigest(digest)
  await files.put(fileKey, file.bytes)
  return { format, fileKey, digest, fileName: plainName(file.name, format) }
}

async function formatOf({ bytes, name }: IncomingFile): Promise<'xlsx' | 'csv'> {
  if (bytes.length === 0) throw empty()
  if (bytes.subarray(0, 4).equals(ZIP)) {
    await checkWorkbook(bytes)
    return 'xlsx'
  }
  if (bytes.subarray(0, 4).equals(OLE)) {
    throw bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? passwordProtected()
      : new Refused('sheet.type')
  }
  if (!/\.(csv|txt)$/i.test(name) || bytes.subarray(0, LOOKED_AT).includes(0)) throw new Refused('sheet.type')
  return 'csv'
}

function empty(): Refused {
  const refused = new Refused('input.invalid', { count: 1 })
  refused.fields = [{ path: 'body.file', rule: 'required', message: '表格是空的，请选择有内容的表格' }]
  return refused
}

function plainName(name: string, format: string): string {
  const base = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  return [...(base || `表格.${format}`)].slice(-100).join('')
}
