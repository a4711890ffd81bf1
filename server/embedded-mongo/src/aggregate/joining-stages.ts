import { isDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { keyText } from '../kernel/key-encoding'
import { paced } from '../kernel/slice'
import { reach, splitPath } from '../kernel/paths'
import { assignPath } from '../query/projection'
import type { Flow, PipelineHost, Stage } from './stage'

/** Pauses between the documents of every stage: the next one may collect them all before it gives any. */
export function runStages(input: Flow, stages: Stage[]): Flow {
  return stages.reduce<Flow>((flow, stage) => paced(stage(flow)), input)
}

/** Sub-pipelines over the same documents; they hold no `$facet` and no `$merge`. */
export function compileFacet(argument: unknown, host: PipelineHost): Stage {
  if (!isDocument(argument) || Object.keys(argument).length === 0)
    fail('Location40169', 'the $facet specification must be a non-empty object')
  const facets = Object.keys(argument).map((name) => {
    if (name.startsWith('$') || name.includes('.')) fail('Location40169', `invalid $facet name '${name}'`)
    const stages = host.parse(argument[name])
    const inner = stages.find((stage) => stage.name === '$facet' || stage.name === '$merge')
    if (inner) fail('Location40600', `${inner.name} is not allowed to be used within a $facet stage`)
    return [name, host.compile(stages)] as const
  })
  return function* facet(input) {
    const docs: Document[] = []
    for (const doc of input)
      if (doc) docs.push(doc)
      else yield null
    const out: Document = {}
    for (const [name, stages] of facets) {
      const results: Document[] = []
      for (const doc of runStages(paced(docs), stages))
        if (doc) results.push(doc)
        else yield null
      out[name] = results
    }
    yield out
  }
}

/** Equality join; `let` and `pipeline` are refused. A missing local field joins null and missing ones. */
export function compileLookup(argument: unknown, host: PipelineHost): Stage {
  if (!isDocument(argument)) fail('FailedToParse', 'the $lookup specification must be an Object')
  const { from, localField, foreignField, as } = stringFields('$lookup', argument, [
    'from',
    'localField',
    'foreignField',
    'as',
  ])
  const [local, target] = [splitPath(localField), splitPath(as)]
  if ([localField, foreignField, as].some((path) => path === '' || path.startsWith('$')))
    fail('Location16410', '$lookup paths do not start with $')
  return function* lookup(input) {
    const known = new Map<string, Document[]>()
    for (const doc of input) {
      if (!doc) {
        yield null
        continue
      }
      const values = joinValues(doc, local)
      const key = keyText(values)
      let found = known.get(key)
      if (!found) {
        found = []
        for (const other of host.read(from, { [foreignField]: joinCondition(values) }))
          if (other) found.push(other)
          else yield null
        if (known.size > 1000) known.clear()
        known.set(key, found)
      }
      const out = { ...doc }
      assignPath(out, target, 0, found)
      yield out
    }
  }
}

function joinValues(doc: Document, local: string[]): unknown[] {
  const values = reach(doc, local).flatMap((value) => (Array.isArray(value) ? value : [value ?? null]))
  return values.map((value) => (value === undefined ? null : value))
}

/** `$eq` one by one: a regular expression among the values is compared, not matched. */
function joinCondition(values: unknown[]): Document {
  return values.length === 1 ? { $eq: values[0] } : { $in: values }
}

function stringFields<K extends string>(stage: string, argument: Document, names: K[]): Record<K, string> {
  const unknown = Object.keys(argument).find((key) => !(names as string[]).includes(key))
  if (unknown !== undefined)
    fail('FailedToParse', `unknown argument to ${stage}: ${unknown} (not supported by this engine)`)
  for (const name of names)
    if (typeof argument[name] !== 'string')
      fail('FailedToParse', `${stage} argument '${name}' must be a string`)
  return argument as Record<K, string>
}

export function compileUnionWith(argument: unknown, host: PipelineHost): Stage {
  const spec = typeof argument === 'string' ? { coll: argument } : argument
  if (!isDocument(spec) || typeof spec['coll'] !== 'string')
    fail('FailedToParse', '$unionWith needs a collection name')
  const unknown = Object.keys(spec).find((key) => key !== 'coll' && key !== 'pipeline')
  if (unknown !== undefined) fail('Location40415', `BSON field '$unionWith.${unknown}' is an unknown field.`)
  const collection = spec['coll']
  const parsed = host.parse(spec['pipeline'] ?? [])
  if (parsed.some((stage) => stage.name === '$merge'))
    fail('Location31441', '$merge is not allowed within a $unionWith stage')
  const first = parsed[0]?.name === '$match' && isDocument(parsed[0].argument) ? parsed[0].argument : null
  const stages = host.compile(first ? parsed.slice(1) : parsed)
  return function* unionWith(input) {
    yield* input
    yield* runStages(host.read(collection, first ?? {}), stages)
  }
}
