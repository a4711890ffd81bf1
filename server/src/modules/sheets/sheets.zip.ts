import { once } from 'node:events'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { Refused } from '../../refused'

/** A table of 45,000 rows of 20 cells unfolds to about 70 MB; more than this is no list of a county or a city. */
export const UNFOLDED_MAX_BYTES = 200 * 1024 * 1024

/** A workbook has some dozens of parts. */
const ENTRIES_MAX = 2000

/** Between two parts of an archive nothing stands but the sizes of the first, at most 24 bytes. */
const GAP_MAX = 24

/**
 * Looks through a workbook before anything is read of it: what its directory declares, that the parts unfold to just
 * that, and that nothing is hidden between them from those who read the archive from front to back.
 * @throws Refused `sheet.bomb`, `sheet.broken`, `sheet.type`
 */
export async function checkWorkbook(bytes: Buffer): Promise<void> {
  const zip = await opened(bytes)
  const entries = await directory(zip)
  if (!entries.some(({ fileName }) => fileName === 'xl/workbook.xml')) throw new Refused('sheet.type')
  if (entries.some((entry) => entry.isEncrypted())) throw passwordProtected()
  refuseHuge(entries)
  await refuseHidden(zip, entries)
  for (const entry of entries) await unfold(zip, entry)
}

export function passwordProtected(): Refused {
  return new Refused('sheet.broken', { problem: '设有打开密码。请先取消密码，再上传' })
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes)
  } catch {
    throw broken()
  }
}

/** Stops as soon as the limit is passed: a directory may be as long as the file. */
async function directory(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > ENTRIES_MAX) throw bomb(`${zip.entryCount} 个文件`, `${ENTRIES_MAX} 个`)
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch {
    throw broken()
  }
  return entries
}

function refuseHuge(entries: readonly Entry[]): void {
  const size = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (size > UNFOLDED_MAX_BYTES) throw bomb(megabytes(size), megabytes(UNFOLDED_MAX_BYTES))
}

/**
 * The reader of sheets goes from local header to local header. They must be those of the directory, one after the other
 * without gaps, or it would unfold what nobody has looked at.
 */
async function refuseHidden(zip: ZipFile, entries: readonly Entry[]): Promise<void> {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  let end = 0
  for (const entry of inOrder) {
    const gap = entry.relativeOffsetOfLocalHeader - end
    if (gap < 0 || gap > GAP_MAX) throw broken()
    const local = await zip.readLocalFileHeaderPromise(entry).catch(() => null)
    if (local?.compressionMethod !== entry.compressionMethod) throw broken()
    if (local.fileName.toString('latin1') !== entry.fileNameRaw.toString('latin1')) throw broken()
    end = local.fileDataStart + entry.compressedSize
  }
  const heads = entries.reduce((sum, entry) => sum + headLength(entry), 0)
  // 22 bytes of the end record and its comment, 76 of the one for large archives
  if (zip.fileSize - end - heads > GAP_MAX + 22 + zip.comment.length + 76) throw broken()
}

function headLength({ fileNameLength, extraFieldLength, fileCommentLength }: Entry): number {
  return 46 + fileNameLength + extraFieldLength + fileCommentLength
}

/** Fails as soon as a part is longer than declared. */
async function unfold(zip: ZipFile, entry: Entry): Promise<void> {
  if (entry.compressedSize === 0) return
  try {
    const stream = await zip.openReadStreamPromise(entry)
    stream.resume()
    await once(stream, 'end')
  } catch {
    throw broken()
  }
}

function broken(): Refused {
  return new Refused('sheet.broken', {
    problem: '文件已损坏或被改动过。请用 Excel 或 WPS 打开，另存为新的 .xlsx 再上传',
  })
}

function bomb(size: string, limit: string): Refused {
  return new Refused('sheet.bomb', { size, limit })
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`
}
