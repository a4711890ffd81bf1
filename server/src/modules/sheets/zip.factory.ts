/** A part of an archive as it is written; `size` is what the directory declares, true or not. */
export interface ZipPart {
  name: string
  /** Deflated. */
  packed: Buffer
  size: number
  /** Left out of the directory: only who reads from front to back meets it. */
  hidden?: boolean
}

/** For tests and measurements: an archive just as told, also one that lies. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const heads: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const local = Buffer.concat([localHeader(part), part.packed])
    if (!part.hidden) heads.push(directoryHeader(part, offset))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(heads)
  return Buffer.concat([...locals, directory, endRecord(heads.length, directory.length, offset)])
}

function localHeader({ name, packed, size }: ZipPart): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(size, 22)
  head.writeUInt16LE(Buffer.byteLength(name), 26)
  return Buffer.concat([head, Buffer.from(name)])
}

function directoryHeader({ name, packed, size }: ZipPart, offset: number): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(8, 10)
  head.writeUInt32LE(packed.length, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(Buffer.byteLength(name), 28)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, Buffer.from(name)])
}

function endRecord(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
