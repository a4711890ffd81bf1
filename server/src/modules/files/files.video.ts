/** Boxes of ISO base media (ISO/IEC 14496-12) that hold others, and those that tell of device, place and owner. */
const HOLDERS: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia'])
const TELLING: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid'])
/** Headers whose version and flags are followed by when it was made and changed. */
const DATED: ReadonlySet<string> = new Set(['mvhd', 'tkhd', 'mdhd'])

/**
 * An MP4 or MOV without what a camera wrote beside pictures and sound: such boxes become free space of the same size, so
 * that every offset of the film still holds, and dates become zero. Bytes that cannot be read as boxes stay as they are.
 */
export function withoutMetadata(bytes: Buffer): Buffer {
  const clean = Buffer.from(bytes)
  strip(clean, 0, clean.length)
  return clean
}

function strip(bytes: Buffer, from: number, to: number): void {
  for (let at = from; at + 8 <= to;) {
    const { type, head, size } = boxAt(bytes, at, to)
    if (size < head || at + size > to) return
    if (TELLING.has(type)) erase(bytes, at, head, size)
    else if (DATED.has(type)) undate(bytes, at + head)
    else if (HOLDERS.has(type)) strip(bytes, at + head, at + size)
    at += size
  }
}

function boxAt(bytes: Buffer, at: number, to: number): { type: string; head: number; size: number } {
  const small = bytes.readUInt32BE(at)
  const type = bytes.toString('latin1', at + 4, at + 8)
  if (small === 1 && at + 16 <= to) return { type, head: 16, size: Number(bytes.readBigUInt64BE(at + 8)) }
  // the last box of a file may go on to its end
  return { type, head: 8, size: small === 0 ? to - at : small }
}

function erase(bytes: Buffer, at: number, head: number, size: number): void {
  bytes.write('free', at + 4, 'latin1')
  bytes.fill(0, at + head, at + size)
}

function undate(bytes: Buffer, at: number): void {
  const width = bytes[at] === 1 ? 16 : 8
  bytes.fill(0, at + 4, at + 4 + width)
}
