import { call, combine, gather, map, member, name, type Evaluate } from './expression.nodes'
import { PRECEDENCE } from './expression.operators'
import { tokenize, type Token } from './expression.tokens'

const expressions = new Map<string, Evaluate>()
const objects = new Map<string, Evaluate>()

/**
 * Compiles the inside of `{{ }}`. Reading a member of undefined gives undefined, as in WXML; calling what is not
 * a function does too.
 */
export function compileExpression(code: string): Evaluate {
  return cached(expressions, code, () => new Parser(code).whole())
}

/** Compiles the inside of a template's `data="{{a, b: c, ...d}}"`: an object without its braces. */
export function compileObject(code: string): Evaluate {
  return cached(objects, code, () => new Parser(`{${code}}`).whole())
}

class Parser {
  private readonly tokens: Token[]
  private at = 0

  constructor(private readonly code: string) {
    this.tokens = tokenize(code)
  }

  whole(): Evaluate {
    const result = this.conditional()
    if (this.next().kind !== 'end') throw this.error()
    return result
  }

  private conditional(): Evaluate {
    const test = this.binary(0)
    if (!this.takes('?')) return test
    const yes = this.conditional()
    this.expect(':')
    const no = this.conditional()
    return (scope) => (test(scope) ? yes(scope) : no(scope))
  }

  private binary(minimum: number): Evaluate {
    let left = this.unary()
    for (let sign = this.binarySign(minimum); sign; sign = this.binarySign(minimum)) {
      this.next()
      left = combine(sign, left, this.binary(PRECEDENCE[sign] ?? 0))
    }
    return left
  }

  private binarySign(minimum: number): string | undefined {
    const { kind, value } = this.peek()
    return kind === 'sign' && (PRECEDENCE[value] ?? 0) > minimum ? value : undefined
  }

  private unary(): Evaluate {
    if (this.takes('!')) return map(this.unary(), (value) => !value)
    if (this.takes('-')) return map(this.unary(), (value) => -(value as number))
    if (this.takes('+')) return map(this.unary(), (value) => Number(value))
    if (this.peek().kind === 'name' && this.peek().value === 'typeof') {
      this.next()
      return map(this.unary(), (value) => typeof value)
    }
    return this.chain()
  }

  /** A primary followed by `.name`, `[index]` and `(arguments)`; a call keeps the object it was read from. */
  private chain(): Evaluate {
    let owner: Evaluate = () => undefined
    let value = this.primary()
    for (;;) {
      if (this.takes('(')) value = call(owner, value, this.list(')'))
      else {
        const key = this.memberKey()
        if (!key) return value
        owner = value
        value = member(owner, key)
      }
    }
  }

  private memberKey(): Evaluate | undefined {
    if (this.takes('.')) {
      const { kind, value } = this.next()
      if (kind !== 'name') throw this.error()
      return () => value
    }
    if (!this.takes('[')) return undefined
    const key = this.conditional()
    this.expect(']')
    return key
  }

  private primary(): Evaluate {
    if (this.takes('(')) {
      const inner = this.conditional()
      this.expect(')')
      return inner
    }
    if (this.takes('[')) return gather(this.list(']'))
    if (this.takes('{')) return this.object()
    const { kind, value } = this.next()
    if (kind === 'number' || kind === 'string') return () => value
    if (kind !== 'name') throw this.error()
    return name(value)
  }

  private list(closing: string): Evaluate[] {
    const items: Evaluate[] = []
    while (!this.takes(closing)) {
      items.push(this.conditional())
      if (!this.takes(',')) {
        this.expect(closing)
        break
      }
    }
    return items
  }

  private object(): Evaluate {
    const entries: Evaluate[] = []
    while (!this.takes('}')) {
      entries.push(this.entry())
      if (!this.takes(',')) {
        this.expect('}')
        break
      }
    }
    return (scope) => Object.assign({}, ...entries.map((entry) => entry(scope))) as unknown
  }

  private entry(): Evaluate {
    if (this.takes('...')) return this.conditional()
    const { kind, value: key } = this.next()
    if (kind === 'sign' || kind === 'end') throw this.error()
    const value = this.takes(':') ? this.conditional() : name(String(key))
    return (scope) => ({ [key]: value(scope) })
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end', value: '' }
  }

  private next(): Token {
    const token = this.peek()
    this.at += 1
    return token
  }

  private takes(sign: string): boolean {
    const { kind, value } = this.peek()
    if (kind !== 'sign' || value !== sign) return false
    this.at += 1
    return true
  }

  private expect(sign: string) {
    if (!this.takes(sign)) throw this.error()
  }

  private error() {
    return new Error(`wxml expression: cannot read "${this.code}"`)
  }
}

function cached(cache: Map<string, Evaluate>, code: string, make: () => Evaluate): Evaluate {
  const known = cache.get(code)
  if (known) return known
  const made = make()
  cache.set(code, made)
  return made
}
