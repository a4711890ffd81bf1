import { isNumber, typeName } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import {
  compileArguments,
  compileExpression,
  isNullish,
  namedArguments,
  type CompileOperator,
  type Expression,
} from './expression'

export const STRINGS: Record<string, CompileOperator> = {
  $concat: (argument, vars) => {
    const parts = compileArguments('$concat', argument, vars, 0, 1000)
    return (scope) => {
      const values = parts.map((part) => part(scope))
      if (values.some(isNullish)) return null
      const other = values.find((value) => typeof value !== 'string')
      return other === undefined
        ? values.join('')
        : fail('Location16702', `$concat only supports strings, not ${typeName(other)}`)
    }
  },
  $toLower: cased('$toLower', (text) => text.replace(/[A-Z]+/g, (s) => s.toLowerCase())),
  $toUpper: cased('$toUpper', (text) => text.replace(/[a-z]+/g, (s) => s.toUpperCase())),
  $strLenCP: (argument, vars) => {
    const [part] = compileArguments('$strLenCP', argument, vars, 1, 1) as [Expression]
    return (scope) => {
      const value = part(scope)
      return typeof value === 'string'
        ? [...value].length
        : fail('Location34471', `$strLenCP requires a string argument, found: ${typeName(value)}`)
    }
  },
  $substrCP: (argument, vars) => {
    const parts = compileArguments('$substrCP', argument, vars, 3, 3)
    return (scope) => {
      const [text, start, length] = parts.map((part) => part(scope))
      if (!isNumber(start) || !isNumber(length) || Number(start) < 0 || Number(length) < 0)
        fail('Location34450', '$substrCP takes a start and a length that are not negative')
      return [...asText('$substrCP', text)].slice(Number(start), Number(start) + Number(length)).join('')
    }
  },
  $split: (argument, vars) => {
    const [textOf, separatorOf] = compileArguments('$split', argument, vars, 2, 2) as [Expression, Expression]
    return (scope) => {
      const [text, separator] = [textOf(scope), separatorOf(scope)]
      if (isNullish(text) || isNullish(separator)) return null
      if (typeof text !== 'string' || typeof separator !== 'string')
        fail('Location40085', '$split takes two strings')
      return separator === ''
        ? fail('Location40087', '$split requires a non-empty separator')
        : text.split(separator)
    }
  },
  $trim: trimmed('$trim', (text, strip) => strip(strip(text, 'start'), 'end')),
  $ltrim: trimmed('$ltrim', (text, strip) => strip(text, 'start')),
  $rtrim: trimmed('$rtrim', (text, strip) => strip(text, 'end')),
}

/** Null is the empty string here, numbers and dates are written out. */
function asText(name: string, value: unknown): string {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (isNumber(value)) return String(value)
  if (value instanceof Date) return value.toISOString()
  return fail('Location16007', `can't convert from BSON type ${typeName(value)} to String in ${name}`)
}

/** MongoDB folds ASCII letters only. */
function cased(name: string, fold: (text: string) => string): CompileOperator {
  return (argument, vars) => {
    const [part] = compileArguments(name, argument, vars, 1, 1) as [Expression]
    return (scope) => fold(asText(name, part(scope)))
  }
}

type Strip = (text: string, side: 'start' | 'end') => string

function trimmed(name: string, trim: (text: string, strip: Strip) => string): CompileOperator {
  return (argument, vars) => {
    const named = namedArguments(name, argument, ['input'], ['chars'])
    const input = compileExpression(named['input'], vars)
    const chars = Object.hasOwn(named, 'chars') ? compileExpression(named['chars'], vars) : null
    return (scope) => {
      const text = input(scope)
      const set = chars ? chars(scope) : WHITESPACE
      if (isNullish(text) || isNullish(set)) return null
      if (typeof text !== 'string' || typeof set !== 'string')
        fail('Location50699', `${name} requires strings`)
      return trim(text, (t, side) => stripSide(t, new Set(set), side))
    }
  }
}

const WHITESPACE =
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'

function stripSide(text: string, set: Set<string>, side: 'start' | 'end'): string {
  const chars = [...text]
  while (chars.length > 0 && set.has((side === 'start' ? chars[0] : chars.at(-1)) as string))
    if (side === 'start') chars.shift()
    else chars.pop()
  return chars.join('')
}
