import type { FieldNames } from '../kernel/bson-fields'
import { isDocument } from '../kernel/bson-values'
import { expressionFields, filterFields, joinFields, projectionFields, topField } from '../query/field-names'
import type { ParsedStage } from './stage'

const NOTHING: FieldNames = new Set()

/** What one stage reads of the documents it gets, and whether the documents behind it are its own. */
interface Need {
  fields: FieldNames
  ends?: boolean
}

const NEEDS: Record<string, (argument: unknown) => Need> = {
  $match: (argument) => ({ fields: isDocument(argument) ? filterFields(argument) : null }),
  $sort: (argument) => ({
    fields: isDocument(argument) ? new Set(Object.keys(argument).map(topField)) : null,
  }),
  $skip: () => ({ fields: NOTHING }),
  $limit: () => ({ fields: NOTHING }),
  $set: (argument) => ({
    fields: joinFields([
      expressionFields(argument),
      isDocument(argument) ? new Set(Object.keys(argument).map(topField)) : null,
    ]),
  }),
  $unwind: (argument) => ({ fields: expressionFields(argument) }),
  $group: (argument) => ({ fields: expressionFields(argument), ends: true }),
  $count: () => ({ fields: NOTHING, ends: true }),
  $replaceRoot: (argument) => ({ fields: expressionFields(argument), ends: true }),
  $project: (argument) => {
    const fields = projectionFields(argument, false)
    return { fields, ends: fields !== null }
  },
  $facet: (argument) => ({ fields: facetFields(argument), ends: true }),
}

/**
 * The fields a pipeline reads of its documents, or null when it needs them whole: only a stage that makes
 * documents of its own (`$group`, an inclusive `$project` …) lets the others be left unread.
 */
export function neededFields(stages: ParsedStage[]): FieldNames {
  let fields = NOTHING
  for (const { name, argument } of stages) {
    const need = NEEDS[name]?.(argument)
    if (!need) return null
    fields = joinFields([fields, need.fields])
    if (need.ends || fields === null) return fields
  }
  return null
}

function facetFields(argument: unknown): FieldNames {
  if (!isDocument(argument)) return null
  return joinFields(
    Object.keys(argument).map((name) => {
      const stages = argument[name] as Record<string, unknown>[]
      return neededFields(
        stages.map((stage) => {
          const [stageName = ''] = Object.keys(stage)
          return { name: stageName, argument: stage[stageName] }
        }),
      )
    }),
  )
}
