import { isDocument, isNumber, typeName, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { splitPath, valueAt } from '../kernel/paths'
import { compileFilter } from '../query/matcher'
import { assignPath, compileProjection, scopeOf } from '../query/projection'
import { parseSort, sortFlow } from '../query/sort'
import { compileExpression } from './expression'
import { compileGroup } from './group'
import { compileFacet, compileLookup, compileUnionWith } from './joining-stages'
import type { ParsedStage, PipelineHost, Stage } from './stage'

type CompileStage = (argument: unknown, host: PipelineHost, following: ParsedStage[]) => Stage

/** The stages of the contract but `$merge`, which ends a pipeline and is run by the command. */
const STAGES: Record<string, CompileStage> = {
  $match: (argument) => filtering(compileMatch(argument)),
  $project: (argument, host) => mapping(compileProject(argument, host.now)),
  $set: compileSet,
  $unset: compileUnset,
  $unwind: compileUnwind,
  $group: (argument, host) => compileGroup(argument, host.now),
  $sort: (argument, _host, following) => compileSort(argument, keptOf(following)),
  $skip: (argument) => skipping(nonNegative('$skip', argument)),
  $limit: (argument) => limiting(positive('$limit', argument)),
  $count: compileCount,
  $replaceRoot: compileReplaceRoot,
  $facet: compileFacet,
  $lookup: compileLookup,
  $unionWith: compileUnionWith,
}

export const MAX_STAGES = 1000

/** Name and argument of each stage; refuses unknown stages (40324) and malformed ones (40323). */
export function parsePipeline(pipeline: unknown): ParsedStage[] {
  if (!Array.isArray(pipeline)) fail('TypeMismatch', "'pipeline' option must be specified as an array")
  if (pipeline.length > MAX_STAGES)
    fail('FailedToParse', `Pipeline length must be no longer than ${MAX_STAGES} stages.`)
  return pipeline.map((stage) => {
    if (!isDocument(stage) || Object.keys(stage).length !== 1)
      fail('Location40323', 'A pipeline stage specification object must contain exactly one field.')
    const name = Object.keys(stage)[0] as string
    if (!Object.hasOwn(STAGES, name) && name !== '$merge')
      fail('Location40324', `Unrecognized pipeline stage name: '${name}' (not supported by this engine)`)
    return { name, argument: stage[name] }
  })
}

export function compileStages(stages: ParsedStage[], host: PipelineHost): Stage[] {
  return stages.map(({ name, argument }, at) => {
    if (name === '$merge') fail('Location40601', '$merge can only be the final stage in the pipeline')
    return (STAGES[name] as CompileStage)(argument, host, stages.slice(at + 1))
  })
}

export function compileMatch(argument: unknown): (doc: Document) => boolean {
  if (!isDocument(argument)) fail('Location15959', 'the match filter must be an expression in an object')
  return compileFilter(argument)
}

function filtering(test: (doc: Document) => boolean): Stage {
  return function* match(input) {
    for (const doc of input) if (!doc || test(doc)) yield doc
  }
}

export function mapping(change: (doc: Document) => Document): Stage {
  return function* map(input) {
    for (const doc of input) yield doc && change(doc)
  }
}

function compileProject(argument: unknown, now: Date): (doc: Document) => Document {
  if (!isDocument(argument) || Object.keys(argument).length === 0)
    fail('Location51272', 'projection specification must have at least one field')
  return compileProjection(argument, null, now)
}

function compileSet(argument: unknown, host: PipelineHost): Stage {
  if (!isDocument(argument)) fail('Location40272', '$set specification stage must be an object')
  const fields = flatten(argument, '').map(
    ([path, spec]) => [fieldPath(path), compileExpression(spec)] as const,
  )
  return mapping((doc) => {
    const out = { ...doc }
    const scope = scopeOf(doc, host.now)
    for (const [path, value] of fields) assignPath(out, path, 0, value(scope))
    return out
  })
}

/** `{a: {b: '$x'}}` sets `a.b`, like `{'a.b': '$x'}`. */
function flatten(spec: Document, prefix: string): [string, unknown][] {
  return Object.entries(spec).flatMap(([name, value]): [string, unknown][] => {
    const plain =
      isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$')
    return plain ? flatten(value, `${prefix}${name}.`) : [[prefix + name, value]]
  })
}

function fieldPath(path: string): string[] {
  const segments = splitPath(path)
  if (segments.some((s) => s === '' || s.startsWith('$') || s === '__proto__'))
    fail('Location16410', `FieldPath '${path}' is not valid`)
  return segments
}

function compileUnset(argument: unknown, host: PipelineHost): Stage {
  const names = Array.isArray(argument) ? argument : [argument]
  if (names.length === 0 || !names.every((n) => typeof n === 'string' && n !== ''))
    fail('Location31002', '$unset specification must be a string or an array of strings')
  return mapping(compileProject(Object.fromEntries(names.map((n) => [String(n), 0])), host.now))
}

function compileUnwind(argument: unknown): Stage {
  const spec = isDocument(argument) ? argument : { path: argument }
  const unknown = Object.keys(spec).find(
    (k) => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(k),
  )
  if (unknown !== undefined) fail('Location28811', `unrecognized option to $unwind stage: ${unknown}`)
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: preserve } = spec as Document
  if (typeof path !== 'string' || !path.startsWith('$'))
    fail('Location28818', 'path option to $unwind stage should be prefixed with a $')
  if (index !== undefined && (typeof index !== 'string' || index.startsWith('$')))
    fail('Location28810', 'invalid includeArrayIndex')
  if (preserve !== undefined && typeof preserve !== 'boolean')
    fail('Location28809', 'expected a boolean for preserveNullAndEmptyArrays')
  const segments = fieldPath(path.slice(1))
  const indexPath = index === undefined ? null : fieldPath(index as string)
  return function* unwind(input) {
    for (const doc of input)
      if (doc) yield* unwindOne(doc, segments, indexPath, preserve === true)
      else yield null
  }
}

function* unwindOne(
  doc: Document,
  segments: string[],
  indexPath: string[] | null,
  preserve: boolean,
): Iterable<Document> {
  const value = valueAt(doc, segments)
  const emit = (element: unknown, at: bigint | null): Document => {
    const out = { ...doc }
    if (value !== undefined) assignPath(out, segments, 0, element)
    if (indexPath) assignPath(out, indexPath, 0, at)
    return out
  }
  if (Array.isArray(value) && value.length > 0)
    for (let i = 0; i < value.length; i++) yield emit(value[i], BigInt(i))
  else if (Array.isArray(value)) {
    if (preserve) yield emit(undefined, null)
  } else if (value !== undefined && value !== null) yield emit(value, null)
  else if (preserve) yield emit(value, null)
}

function compileSort(argument: unknown, keep: number): Stage {
  const fields = parseSort(argument)
  if (fields.length === 0) fail('Location15976', '$sort stage must have at least one sort key')
  return (input) => sortFlow(input, fields, (doc) => doc, keep)
}

/** How many documents of an order the stages behind it take: `$skip` and `$limit` right after a `$sort`. */
export function keptOf(following: ParsedStage[]): number {
  let skipped = 0
  for (const { name, argument } of following) {
    if (name === '$limit' && isNumber(argument)) return skipped + Number(argument)
    if (name !== '$skip' || !isNumber(argument)) return Infinity
    skipped += Number(argument)
  }
  return Infinity
}

export function wholeNumber(name: string, argument: unknown): number {
  if (!isNumber(argument) || !Number.isSafeInteger(Number(argument)))
    fail('Location15957', `the ${name} must be specified as a whole number, not ${typeName(argument)}`)
  return Number(argument)
}

function nonNegative(name: string, argument: unknown): number {
  const n = wholeNumber(name, argument)
  return n < 0 ? fail('Location15956', `Argument to ${name} cannot be negative`) : n
}

function positive(name: string, argument: unknown): number {
  const n = wholeNumber(name, argument)
  return n <= 0 ? fail('Location15958', `the ${name} must be positive`) : n
}

function skipping(count: number): Stage {
  return function* skip(input) {
    let seen = 0
    for (const doc of input) if (!doc || ++seen > count) yield doc
  }
}

function limiting(count: number): Stage {
  return function* limit(input) {
    let left = count
    for (const doc of input) {
      yield doc
      if (doc && --left === 0) return
    }
  }
}

function compileCount(argument: unknown): Stage {
  if (typeof argument !== 'string' || argument === '' || argument.startsWith('$') || argument.includes('.'))
    fail('Location40156', 'the count field must be a non-empty string without $ and .')
  return function* count(input) {
    let total = 0
    for (const doc of input)
      if (doc) total++
      else yield null
    if (total > 0) yield { [argument]: total }
  }
}

function compileReplaceRoot(argument: unknown, host: PipelineHost): Stage {
  if (!isDocument(argument) || Object.keys(argument).join() !== 'newRoot')
    fail('Location40231', '$replaceRoot takes an object with the field newRoot only')
  const newRoot = compileExpression(argument['newRoot'])
  return mapping((doc) => {
    const value = newRoot(scopeOf(doc, host.now))
    if (!isDocument(value))
      fail(
        'Location40228',
        `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(value)}`,
      )
    return value
  })
}
