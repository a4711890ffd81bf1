import { serialize } from 'bson'
import { elementHead, elementsOf, wrapDocument } from '../kernel/paced-bson'

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
  const cursorHead = elementsOf(serialize({ id, ns }))
  const cursor = wrapDocument([cursorHead, elementHead(0x04, field), arrayOf(batch)])
  return wrapDocument([elementHead(0x03, 'cursor'), cursor, elementsOf(serialize({ ok: 1 }))])
}

/** Type byte, the place as text, zero, document: written into one buffer, as there may be thousands. */
function arrayOf(batch: Buffer[]): Buffer {
  const places = batch.map((_, i) => String(i))
  const length = batch.reduce((sum, raw, i) => sum + raw.length + (places[i] as string).length + 2, 5)
  const out = Buffer.allocUnsafe(length)
  let at = out.writeInt32LE(length)
  batch.forEach((raw, i) => {
    at = out.writeUInt8(0x03, at)
    at += out.write(places[i] as string, at, 'latin1')
    at = out.writeUInt8(0, at)
    at += raw.copy(out, at)
  })
  out.writeUInt8(0, at)
  return out
}
