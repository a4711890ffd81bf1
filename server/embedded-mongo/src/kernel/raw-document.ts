import type { FieldReader } from './bson-fields'
import { readDocument, type Document } from './bson-values'

/** BSON of a document; `doc` is read on first use and must not be changed. */
export class RawDocument {
  private parsed: Document | null

  constructor(
    readonly raw: Buffer,
    parsed: Document | null = null,
  ) {
    this.parsed = parsed
  }

  get doc(): Document {
    return (this.parsed ??= readDocument(this.raw))
  }

  /** A document of these fields alone, unless the whole one was read already. */
  fields(reader: FieldReader | null): Document {
    return this.parsed ?? (reader ? reader.read(this.raw) : this.doc)
  }
}
