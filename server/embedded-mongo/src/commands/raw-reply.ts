import { serialize } from 'bson'

/**
 * `{cursor: {id, ns, firstBatch|nextBatch: [...]}, ok: 1}` put together from documents that already are
 * BSON, so that stored documents travel as they are.
 */
export function batchReply(
  id: bigint,
  ns: string,
  field: 'firstBatch' | 'nextBatch',
  batch: Buffer[],
): Buffer {
  const array = wrap(batch.flatMap((raw, i) => [header(0x03, String(i)), raw]))
  const cursorHead = body(serialize({ id, ns }))
  const cursor = wrap([cursorHead, header(0x04, field), array])
  return wrap([header(0x03, 'cursor'), cursor, body(serialize({ ok: 1 }))])
}

/** The elements of a BSON document without its length and its final zero. */
function body(raw: Uint8Array): Buffer {
  return Buffer.from(raw.buffer, raw.byteOffset + 4, raw.byteLength - 5)
}

function header(type: number, name: string): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(name), Buffer.from([0])])
}

function wrap(parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 5)
  const head = Buffer.alloc(4)
  head.writeInt32LE(length)
  return Buffer.concat([head, ...parts, Buffer.from([0])], length)
}
