import { OPERATORS } from './expression.operators'

/** Names visible to an expression. Nothing else is: WXML cannot see JavaScript's globals. */
export type Scope = Readonly<Record<string, unknown>>
export type Evaluate = (scope: Scope) => unknown

const LITERALS = new Map<string, unknown>(Object.entries({ true: true, false: false, null: null, undefined }))

export function combine(sign: string, left: Evaluate, right: Evaluate): Evaluate {
  if (sign === '&&') return (scope) => left(scope) && right(scope)
  if (sign === '||') return (scope) => left(scope) || right(scope)
  if (sign === '??') return (scope) => left(scope) ?? right(scope)
  const operator = OPERATORS[sign]
  if (!operator) throw new Error(`wxml expression: unknown sign ${sign}`)
  return (scope) => operator(left(scope), right(scope))
}

export function name(key: string): Evaluate {
  if (LITERALS.has(key)) return () => LITERALS.get(key)
  return (scope) => scope[key]
}

export function member(owner: Evaluate, key: Evaluate): Evaluate {
  return (scope) => {
    const object = owner(scope)
    return object == null ? undefined : (object as Record<string, unknown>)[String(key(scope))]
  }
}

export function call(owner: Evaluate, callee: Evaluate, args: Evaluate[]): Evaluate {
  return (scope) => {
    const run = callee(scope)
    if (typeof run !== 'function') return undefined
    return Reflect.apply(
      run,
      owner(scope),
      args.map((arg) => arg(scope)),
    )
  }
}

export function gather(items: Evaluate[]): Evaluate {
  return (scope) => items.map((item) => item(scope))
}

export function map(inner: Evaluate, change: (value: unknown) => unknown): Evaluate {
  return (scope) => change(inner(scope))
}
