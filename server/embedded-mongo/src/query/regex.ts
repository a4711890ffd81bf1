import { setFlagsFromString } from 'node:v8'
import type { BSONRegExp } from 'bson'
import { fail } from '../kernel/errors'
import { translateRegex } from './regex-translate'

/** MongoDB's own limit for a pattern. */
const MAX_PATTERN_BYTES = 32_764
const CACHE_SIZE = 500
const cache = new Map<string, RegExp>()
let linearFallback = false

/**
 * A pattern as a JavaScript RegExp. Only constructs that mean the same in PCRE and JavaScript and can
 * be run in linear time are taken; V8 then switches to its linear engine when a pattern backtracks too
 * much, so no pattern can hang the process. That engine knows no `i` flag: case is folded here.
 * Errors: 51091 for an invalid or unsupported pattern, 2 for unknown options.
 */
export function compileRegex(pattern: string, options: string): RegExp {
  const key = `${options}/${pattern}`
  const known = cache.get(key)
  if (known) return known
  const made = makeRegex(pattern, options)
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(key, made)
  return made
}

export function regexOf(value: BSONRegExp): RegExp {
  return compileRegex(value.pattern, value.options)
}

/** The literal text every match of `^text…` starts with, or null. */
export function literalPrefix(value: BSONRegExp): string | null {
  if (/[imx]/.test(value.options) || !value.pattern.startsWith('^') || value.pattern.includes('|'))
    return null
  const literal = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[^a-zA-Z0-9])*)/.exec(value.pattern)?.[1] ?? ''
  const next = value.pattern[literal.length + 1] ?? ''
  const safe = '*?{'.includes(next) && next !== '' ? literal.replace(/(\\.|[^\\])$/su, '') : literal
  return safe === '' ? null : safe.replace(/\\(.)/gsu, '$1')
}

function makeRegex(pattern: string, options: string): RegExp {
  if (/[^imsx]/.test(options) || options.includes('x'))
    fail('Location51091', `invalid or unsupported regex options '${options}' (i, m and s are supported)`)
  if (pattern.includes('\0')) fail('Location51091', 'Regular expression cannot contain an embedded null byte')
  if (Buffer.byteLength(pattern) > MAX_PATTERN_BYTES) fail('Location51091', 'Regular expression is too long')
  if (!linearFallback) {
    setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks')
    linearFallback = true
  }
  const source = translateRegex(pattern, options.includes('i'))
  try {
    return new RegExp(source, options.replace(/[^ms]/g, ''))
  } catch (error) {
    return fail('Location51091', `Regular expression is invalid: ${String(error)}`)
  }
}
