import { readDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { RawDocument } from '../kernel/raw-document'
import { storableBytes, type IdPlace } from '../kernel/storable-bson'
import type { SequenceItem } from '../commands/context'
import { serialize } from 'bson'

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const HEADER = 16
const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2
const REQUIRED_FLAGS = 0xffff

export const MAX_MESSAGE = 48_000_000 + 64

/** A request, read as far as is needed to answer it; `body` and `sequences` are read by `readRequest`. */
export interface Envelope {
  requestId: number
  opcode: number
  raw: Buffer
}

export interface Request {
  body: Document
  db: string
  sequences: Map<string, SequenceItem[]>
  /** the client wants no answer (write concern w: 0) */
  silent: boolean
}

export function readEnvelope(raw: Buffer): Envelope {
  return { requestId: raw.readInt32LE(4), opcode: raw.readInt32LE(12), raw }
}

export function isSupported({ opcode }: Envelope): boolean {
  return opcode === OP_MSG || opcode === OP_QUERY
}

/** Parses a whole message; malformed BSON is refused (22), an impossible framing throws. */
export function readRequest(envelope: Envelope): Request {
  return envelope.opcode === OP_QUERY ? readQuery(envelope.raw) : readMessage(envelope.raw)
}

function readMessage(raw: Buffer): Request {
  const flags = raw.readUInt32LE(HEADER)
  if (flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME))
    fail('FailedToParse', 'unknown OP_MSG flags')
  const end = flags & CHECKSUM_PRESENT ? raw.length - 4 : raw.length
  const sequences = new Map<string, SequenceItem[]>()
  let body: Document | null = null
  for (let at = HEADER + 4; at < end;) {
    const kind = raw[at]
    const length = raw.readInt32LE(at + 1)
    const section = raw.subarray(at + 1, at + 1 + length)
    if (length < 5 || at + 1 + length > end) fail('InvalidBSON', 'OP_MSG section is longer than its message')
    if (kind === 0 && body === null) body = readDocument(section)
    else if (kind === 1) readSequence(section, sequences)
    else fail('FailedToParse', `unexpected OP_MSG section kind ${String(kind)}`)
    at += 1 + length
  }
  if (body === null) return fail('FailedToParse', 'OP_MSG has no body')
  const db = body['$db']
  if (typeof db !== 'string') fail('FailedToParse', 'OP_MSG requests require a $db argument')
  return { body, db, sequences, silent: (flags & MORE_TO_COME) !== 0 }
}

function readSequence(section: Buffer, sequences: Map<string, SequenceItem[]>): void {
  const nameEnd = section.indexOf(0, 4)
  if (nameEnd < 0) fail('InvalidBSON', 'document sequence without a name')
  const name = section.toString('utf8', 4, nameEnd)
  if (sequences.has(name)) fail('FailedToParse', `duplicate document sequence '${name}'`)
  const items: SequenceItem[] = []
  for (let at = nameEnd + 1; at < section.length;) {
    const length = section.length - at >= 5 ? section.readInt32LE(at) : 0
    if (length < 5 || at + length > section.length) fail('InvalidBSON', 'document sequence is cut off')
    const raw = section.subarray(at, at + length)
    items.push(sequenceItem(name, raw))
    at += length
  }
  sequences.set(name, items)
}

/** Documents to be inserted, which may be many, are not read as long as their bytes alone tell enough. */
class InsertItem extends RawDocument {
  constructor(
    raw: Buffer,
    readonly idPlace: IdPlace,
  ) {
    super(raw)
  }
}

/** Malformed BSON is refused here, before any document of the command is looked at. */
function sequenceItem(name: string, raw: Buffer): SequenceItem {
  const idPlace = name === 'documents' ? storableBytes(raw) : null
  return idPlace ? new InsertItem(raw, idPlace) : { doc: readDocument(raw), raw }
}

/** The legacy form drivers use for their very first hello. */
function readQuery(raw: Buffer): Request {
  const nameEnd = raw.indexOf(0, HEADER + 4)
  if (nameEnd < 0) fail('FailedToParse', 'OP_QUERY without a collection name')
  const db = raw.toString('utf8', HEADER + 4, nameEnd).split('.')[0] ?? ''
  const body = readDocument(raw.subarray(nameEnd + 9))
  const name = Object.keys(body)[0] ?? ''
  if (!['hello', 'isMaster', 'ismaster'].includes(name))
    fail('CommandNotSupported', `OP_QUERY is only supported for hello, not '${name}'`)
  return { body, db, sequences: new Map(), silent: false }
}

let nextReplyId = 1

export function writeReply(envelope: Envelope, reply: Document | Buffer): Buffer[] {
  const body = Buffer.isBuffer(reply) ? reply : serialize(reply, { ignoreUndefined: true })
  const head = envelope.opcode === OP_QUERY ? queryReplyHead() : messageHead()
  head.writeInt32LE(head.length + body.length, 0)
  head.writeInt32LE((nextReplyId = (nextReplyId + 1) & 0x7fffffff), 4)
  head.writeInt32LE(envelope.requestId, 8)
  return [head, Buffer.from(body.buffer, body.byteOffset, body.byteLength)]
}

function messageHead(): Buffer {
  const head = Buffer.alloc(HEADER + 5)
  head.writeInt32LE(OP_MSG, 12)
  return head
}

function queryReplyHead(): Buffer {
  const head = Buffer.alloc(HEADER + 20)
  head.writeInt32LE(OP_REPLY, 12)
  head.writeInt32LE(8, 16)
  head.writeInt32LE(1, 32)
  return head
}
