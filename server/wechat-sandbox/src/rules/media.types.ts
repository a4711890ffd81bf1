/** Kinds of file by their first bytes; a name or a header may say anything. */
const MAGIC: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/bmp', 0, 'BM'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/mpeg', 0, '\xff\xf3'],
  ['audio/amr', 0, '#!AMR'],
  ['audio/wav', 8, 'WAVE'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['video/mp4', 4, 'ftyp'],
]

/** The MIME type, or null for what the platform does not take. */
export function mediaTypeOf(bytes: Buffer): string | null {
  const found = MAGIC.find(([, at, magic]) => bytes.toString('latin1', at, at + magic.length) === magic)
  return found?.[0] ?? null
}
