import type { FileInfo } from '@mingdu/shared/files/files.api'
import { fileTypeFromBuffer } from 'file-type/core'
import { Refused } from '../../refused'

/** What a file is, told by its bytes; its name says nothing. */
export interface SniffedType {
  mime: string
  ext: string
  picture: boolean
}

const PICTURES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp']

const PAPERS: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  // Word and Excel before 2007; also other OLE files, which are only ever handed out as a download
  'application/x-cfb',
  'application/zip',
]

/** What phones film in. MP4 plays everywhere; MOV is the iPhone's. */
const VIDEOS: readonly string[] = ['video/mp4', 'video/quicktime']

/**
 * The type of the bytes: photos are pictures, videos are videos; attachments are papers or pictures (a scanned page).
 * @throws Refused `file.type` for any other, macro-enabled office files included
 */
export async function sniff(bytes: Buffer, kind: FileInfo['kind']): Promise<SniffedType> {
  const type = await fileTypeFromBuffer(bytes)
  const mime = type?.mime ?? ''
  const picture = PICTURES.includes(mime) && kind !== 'video'
  if (!type || !(picture || TAKEN[kind].includes(mime))) {
    throw new Refused('file.type', { type: type ? `.${type.ext}` : '类型无法识别' })
  }
  return { mime, ext: type.ext, picture }
}

/** What a kind takes beside pictures. */
const TAKEN: Record<FileInfo['kind'], readonly string[]> = { photo: [], attachment: PAPERS, video: VIDEOS }

/** Endings that say the same as the bytes do. */
const SAME: Record<string, readonly string[]> = {
  jpg: ['jpg', 'jpeg'],
  cfb: ['doc', 'xls', 'ppt', 'wps', 'et'],
  zip: ['zip', 'ofd'],
}

/**
 * A name safe to hand back: without folders and control characters, at most 100 characters, and ending in what
 * the file is — a PDF called `a.html` becomes `a.html.pdf`.
 */
export function safeName(name: string, ext: string): string {
  const base = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  const dot = base.lastIndexOf('.')
  const given = dot > 0 ? base.slice(dot + 1).toLowerCase() : ''
  const keeps = (SAME[ext] ?? [ext]).includes(given)
  const stem = keeps ? base.slice(0, dot) : base
  return `${[...(stem || '文件')].slice(0, 90).join('')}.${keeps ? given : ext === 'cfb' ? 'bin' : ext}`
}
