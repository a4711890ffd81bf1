import { ObjectId } from 'bson'
import { isDocument, isNumber, typeName } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import {
  bind,
  compileArguments,
  compileExpression,
  isNullish,
  namedArguments,
  truthy,
  withVariables,
  type CompileOperator,
  type Expression,
} from './expression'

/** Booleans, conditions, variables and conversions. */
export const CONTROL: Record<string, CompileOperator> = {
  $literal: (argument) => () => argument,
  $and: (argument, vars) => {
    const parts = compileArguments('$and', argument, vars, 0, 1000)
    return (scope) => parts.every((part) => truthy(part(scope)))
  },
  $or: (argument, vars) => {
    const parts = compileArguments('$or', argument, vars, 0, 1000)
    return (scope) => parts.some((part) => truthy(part(scope)))
  },
  $not: (argument, vars) => {
    const [part] = compileArguments('$not', argument, vars, 1, 1) as [Expression]
    return (scope) => !truthy(part(scope))
  },
  $ifNull: (argument, vars) => {
    if (!Array.isArray(argument) || argument.length < 2)
      fail('FailedToParse', '$ifNull needs at least two arguments')
    const parts = compileArguments('$ifNull', argument, vars, 2, 1000)
    return (scope) => {
      for (const part of parts.slice(0, -1)) {
        const value = part(scope)
        if (!isNullish(value)) return value
      }
      return parts.at(-1)?.(scope)
    }
  },
  $cond: compileCond,
  $switch: compileSwitch,
  $let: compileLet,
  $toString: conversion('$toString', convertToString),
  $toInt: conversion('$toInt', (value) => convertToInteger('$toInt', value, 2 ** 31)),
  $toLong: conversion('$toLong', (value) => convertToInteger('$toLong', value, 2 ** 53)),
  $toDouble: conversion('$toDouble', convertToDouble),
  $toBool: conversion('$toBool', truthy),
  $toDate: conversion('$toDate', convertToDate),
  $toObjectId: conversion('$toObjectId', convertToObjectId),
}

function compileCond(argument: unknown, vars: Parameters<CompileOperator>[1]): Expression {
  const list = Array.isArray(argument) ? argument : condFields(argument)
  if (list.length !== 3) fail('Location16020', 'Expression $cond takes exactly 3 arguments.')
  const [test, yes, no] = list.map((item) => compileExpression(item, vars)) as [
    Expression,
    Expression,
    Expression,
  ]
  return (scope) => (truthy(test(scope)) ? yes(scope) : no(scope))
}

function condFields(argument: unknown): unknown[] {
  const named = namedArguments('$cond', argument, ['if', 'then', 'else'], [])
  return [named['if'], named['then'], named['else']]
}

function compileSwitch(argument: unknown, vars: Parameters<CompileOperator>[1]): Expression {
  const named = namedArguments('$switch', argument, ['branches'], ['default'])
  if (!Array.isArray(named['branches']) || named['branches'].length === 0)
    fail('BadValue', '$switch needs at least one branch')
  const branches = named['branches'].map((branch) => {
    const { case: test, then } = namedArguments('$switch', branch, ['case', 'then'], [])
    return [compileExpression(test, vars), compileExpression(then, vars)] as const
  })
  const fallback = Object.hasOwn(named, 'default') ? compileExpression(named['default'], vars) : null
  return (scope) => {
    const hit = branches.find(([test]) => truthy(test(scope)))
    if (hit) return hit[1](scope)
    return fallback
      ? fallback(scope)
      : fail(
          'BadValue',
          '$switch could not find a matching branch for an input, and no default was specified.',
        )
  }
}

function compileLet(argument: unknown, vars: Parameters<CompileOperator>[1]): Expression {
  const named = namedArguments('$let', argument, ['vars', 'in'], [])
  const given = isDocument(named['vars'])
    ? named['vars']
    : fail('FailedToParse', '$let vars must be an object')
  const values = Object.keys(given).map((name) => [name, compileExpression(given[name], vars)] as const)
  const body = compileExpression(named['in'], withVariables(vars, Object.keys(given)))
  return (scope) => body(bind(scope, Object.fromEntries(values.map(([name, value]) => [name, value(scope)]))))
}

function conversion(name: string, convert: (value: unknown) => unknown): CompileOperator {
  return (argument, vars) => {
    const [part] = compileArguments(name, argument, vars, 1, 1) as [Expression]
    return (scope) => {
      const value = part(scope)
      return isNullish(value) ? null : convert(value)
    }
  }
}

function unsupported(name: string, value: unknown): never {
  return fail('ConversionFailure', `Unsupported or failed conversion from ${typeName(value)} in ${name}`)
}

function convertToString(value: unknown): string {
  if (typeof value === 'string') return value
  if (isNumber(value) || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  return unsupported('$toString', value)
}

function convertToInteger(name: string, value: unknown, limit: number): number | bigint {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date && name === '$toLong') return value.getTime()
  if (typeof value === 'bigint') return limit > 2 ** 31 ? value : convertToInteger(name, Number(value), limit)
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return unsupported(name, value)
  const whole = Math.trunc(number)
  return whole < -limit || whole >= limit ? unsupported(name, value) : whole
}

function convertToDouble(value: unknown): number {
  if (isNumber(value) || typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) return Number(value)
  return unsupported('$toDouble', value)
}

function convertToDate(value: unknown): Date {
  if (value instanceof Date) return value
  if (isNumber(value)) return new Date(Number(value))
  if (value instanceof ObjectId) return value.getTimestamp()
  const iso =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/.test(value) ? value : null
  const date =
    iso === null ? NaN : Date.parse(/T/.test(iso) && !/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? `${iso}Z` : iso)
  return Number.isNaN(date) ? unsupported('$toDate', value) : new Date(date)
}

function convertToObjectId(value: unknown): ObjectId {
  if (value instanceof ObjectId) return value
  if (typeof value === 'string' && /^[0-9a-fA-F]{24}$/.test(value)) return ObjectId.createFromHexString(value)
  return unsupported('$toObjectId', value)
}
