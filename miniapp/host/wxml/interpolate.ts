import { compileExpression } from './expression'
import type { Evaluate } from './expression.nodes'

const compiled = new Map<string, Evaluate>()

/**
 * Compiles an attribute or a text. A value that is one `{{ }}` keeps its type; text around or between several
 * makes a string, in which null and undefined are empty.
 */
export function compileValue(source: string): Evaluate {
  const known = compiled.get(source)
  if (known) return known
  const made = compileParts(splitBraces(source))
  compiled.set(source, made)
  return made
}

/** The code inside of `{{ }}` when the whole attribute is one such pair, else undefined. */
export function soleCode(source: string): string | undefined {
  const parts = splitBraces(source.trim())
  return parts.length === 1 ? parts[0]?.code : undefined
}

interface Part {
  text?: string
  code?: string
}

function compileParts(parts: Part[]): Evaluate {
  const values = parts.map(({ text, code }) =>
    code === undefined ? () => text ?? '' : compileExpression(code),
  )
  const [only] = values
  if (values.length === 1 && only) return only
  return (scope) => values.map((value) => asText(value(scope))).join('')
}

function asText(value: unknown) {
  return value == null ? '' : String(value)
}

function splitBraces(source: string): Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < source.length) {
    const start = source.indexOf('{{', at)
    if (start < 0) return [...parts, { text: source.slice(at) }]
    if (start > at) parts.push({ text: source.slice(at, start) })
    const end = closingBraces(source, start + 2)
    parts.push({ code: source.slice(start + 2, end) })
    at = end + 2
  }
  return parts.length ? parts : [{ text: '' }]
}

/** Skips strings and inner objects, so that `{{ {a: {b: 1}} }}` ends where it should. */
function closingBraces(source: string, from: number): number {
  let depth = 0
  let quote = ''
  for (let at = from; at < source.length; at += 1) {
    const sign = source.charAt(at)
    if (quote) {
      if (sign === '\\') at += 1
      else if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '{') depth += 1
    else if (sign === '}' && depth > 0) depth -= 1
    else if (sign === '}' && source.charAt(at + 1) === '}') return at
  }
  throw new Error(`wxml: {{ is not closed in "${source}"`)
}
