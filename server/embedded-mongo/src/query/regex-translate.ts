import { fail } from '../kernel/errors'

/** Copies of single characters that repeat counts may make, and the count a group may have. */
const MAX_COPIES = 100
const MAX_GROUP_REPEATS = 16
const MAX_GROUPS_DEEP = 50

/**
 * PCRE source to the JavaScript source of the same meaning. Reads the pattern once, from left to right;
 * what cannot be run in linear time or reads differently in the two languages is refused (51091). The
 * repeat count of a single character is written out, because V8's linear engine takes small counts only.
 */
export function translateRegex(pattern: string, foldCase: boolean): string {
  return new Translator(pattern, foldCase).run()
}

class Translator {
  private at = 0
  private readonly open: number[] = []
  /** source pieces; the last one is what a quantifier applies to */
  private readonly pieces: string[] = []
  private last: 'atom' | 'group' | 'none' = 'none'
  private copies = 0
  private groupRepeats = 1

  constructor(
    private readonly pattern: string,
    private readonly fold: boolean,
  ) {}

  run(): string {
    while (this.at < this.pattern.length) this.one()
    return this.pieces.join('')
  }

  private one(): void {
    const char = this.pattern[this.at] as string
    if (char === '\\') this.push(this.escape(false))
    else if (char === '[') this.push(this.charClass())
    else if (char === '(') this.openGroup()
    else if (char === ')') this.closeGroup()
    else if (char === '{') this.braces()
    else if ('*+?'.includes(char)) this.quantifier(char)
    else {
      this.at++
      this.push('^$|'.includes(char) ? char : this.literal(char))
      if ('^$|'.includes(char)) this.last = 'none'
    }
  }

  private push(source: string): void {
    this.pieces.push(source)
    this.last = 'atom'
  }

  private literal(char: string): string {
    if (char === '}' || char === ']') return `\\${char}`
    return this.fold && bothCases(char).length === 2 ? `[${bothCases(char)}]` : char
  }

  private escape(inClass: boolean): string {
    const next = this.pattern[this.at + 1]
    if (next === undefined) this.refuse('\\ at end of pattern')
    this.at += 2
    if ('dDwWsSnrtf'.includes(next)) return `\\${next}`
    if (!inClass && (next === 'b' || next === 'B')) return `\\${next}`
    const hex = next === 'x' ? /^[0-9a-fA-F]{2}/.exec(this.pattern.slice(this.at))?.[0] : undefined
    if (hex !== undefined) {
      this.at += 2
      return `\\x${hex}`
    }
    return /[a-zA-Z0-9]/.test(next) ? this.refuse(`\\${next}`) : `\\${next}`
  }

  private openGroup(): void {
    this.open.push(this.pieces.length)
    if (this.open.length > MAX_GROUPS_DEEP) this.refuse('groups nested too deep')
    const plain = this.pattern.startsWith('(?:', this.at)
    if (!plain && '?*'.includes(this.pattern[this.at + 1] ?? '-'))
      this.refuse(this.pattern.slice(this.at, this.at + 3))
    this.at += plain ? 3 : 1
    this.push('(?:')
    this.last = 'none'
  }

  private closeGroup(): void {
    const start = this.open.pop() ?? this.refuse('unmatched )')
    this.at++
    this.pieces.push(`${this.pieces.splice(start).join('')})`)
    this.last = 'group'
  }

  private braces(): void {
    const found = /^\{(\d{1,9})(,(\d{0,9}))?\}/.exec(this.pattern.slice(this.at, this.at + 24))
    if (!found) {
      this.at++
      this.push('\\{')
      return
    }
    const min = Number(found[1])
    const max = found[2] === undefined ? min : found[3] === '' ? Infinity : Number(found[3])
    if (max < min) this.refuse('repeat counts out of order')
    if (this.last === 'atom') this.repeatAtom(min, max, found[0].length)
    else this.repeatGroup(min, max, found[0])
  }

  private repeatAtom(min: number, max: number, length: number): void {
    const atom = this.pieces.pop() as string
    this.copies += max === Infinity ? min + 1 : max
    if (this.copies > MAX_COPIES) this.refuse(`repeat counts above ${MAX_COPIES}`)
    this.at += length
    const optional = max === Infinity ? `${atom}*` : `${atom}?`.repeat(max - min)
    this.pieces.push(`(?:${atom.repeat(min)}${optional})`)
    this.endQuantifier()
  }

  private repeatGroup(min: number, max: number, text: string): void {
    this.groupRepeats *= Math.max(1, max === Infinity ? min : max)
    if (this.groupRepeats > MAX_GROUP_REPEATS)
      this.refuse(`repeat counts of groups above ${MAX_GROUP_REPEATS}`)
    this.quantifier(text)
  }

  private quantifier(text: string): void {
    if (this.last === 'none') this.refuse(`${text} with nothing to repeat`)
    this.pieces.push(`${this.pieces.pop() as string}${text}`)
    this.at += text.length
    this.endQuantifier()
  }

  /** Lazy or greedy makes no difference to whether a text matches. */
  private endQuantifier(): void {
    const next = this.pattern[this.at]
    if (next === '?') this.at++
    else if (next !== undefined && '+*{'.includes(next)) this.refuse('repeated quantifiers')
    this.last = 'none'
  }

  private charClass(): string {
    let body = ''
    this.at++
    if (this.pattern[this.at] === '^') {
      body = '^'
      this.at++
    }
    for (let first = true; first || this.pattern[this.at] !== ']'; first = false) body += this.classPart()
    this.at++
    return `[${body}]`
  }

  private classPart(): string {
    const char = this.pattern[this.at]
    if (char === undefined) this.refuse('missing terminating ]')
    if (char === '[' && /[:.=]/.test(this.pattern[this.at + 1] ?? '')) this.refuse('POSIX classes')
    if (char === '\\') return this.escape(true)
    this.at++
    const range = /^-([^\]\\])/su.exec(this.pattern.slice(this.at, this.at + 3))
    if (!range) return this.fold ? bothCases(char) : char.replace(/[\]^]/, '\\$&')
    this.at += range[0].length
    const last = range[1] as string
    return `${char}-${last}${this.fold ? foldedRange(char, last) : ''}`
  }

  private refuse(what: string): never {
    return fail('Location51091', `Regular expression uses an unsupported construct: ${what.slice(0, 60)}`)
  }
}

function bothCases(char: string): string {
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()]
  if (lower !== upper && lower.length === 1 && upper.length === 1) return lower + upper
  return char.replace(/[\]^]/, '\\$&')
}

/** The other case of the ASCII letters within a range. */
function foldedRange(first: string, last: string): string {
  const shifted = (from: string, to: string, by: number): string => {
    const low = Math.max(first.charCodeAt(0), from.charCodeAt(0))
    const high = Math.min(last.charCodeAt(0), to.charCodeAt(0))
    return low > high ? '' : `${String.fromCharCode(low + by)}-${String.fromCharCode(high + by)}`
  }
  return shifted('a', 'z', -32) + shifted('A', 'Z', 32)
}
