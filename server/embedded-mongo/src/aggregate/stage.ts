import type { Document } from '../kernel/bson-values'

/** Documents on their way through a pipeline; null is a pause in which the driver may let others work. */
export type Flow = Iterable<Document | null>
export type Stage = (input: Flow) => Flow

/** One stage as it was sent: `{$name: argument}`. */
export interface ParsedStage {
  name: string
  argument: unknown
}

/** What a pipeline needs from the store. */
export interface PipelineHost {
  now: Date
  /** for stages with pipelines inside */
  parse(pipeline: unknown): ParsedStage[]
  compile(stages: ParsedStage[]): Stage[]
  /** documents of another collection of the same database that match the filter */
  read(collection: string, filter: Document): Flow
}

export interface MergeTarget {
  db: string | null
  collection: string
  on: string[]
  whenMatched: 'merge' | 'replace'
  whenNotMatched: 'insert' | 'discard' | 'fail'
}
