type Operator = (left: unknown, right: unknown) => unknown

/** How tightly each binary sign binds, as in JavaScript. */
export const PRECEDENCE: Readonly<Record<string, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '===': 4,
  '!==': 4,
  '<': 5,
  '>': 5,
  '<=': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
}

/** Binary signs whose both sides are always evaluated; `&&`, `||` and `??` are the parser's own. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
  '==': looseEquals,
  '!=': (a, b) => !looseEquals(a, b),
  '<': (a, b) => num(a) < num(b),
  '>': (a, b) => num(a) > num(b),
  '<=': (a, b) => num(a) <= num(b),
  '>=': (a, b) => num(a) >= num(b),
  '+': (a, b) => num(a) + num(b),
  '-': (a, b) => num(a) - num(b),
  '*': (a, b) => num(a) * num(b),
  '/': (a, b) => num(a) / num(b),
  '%': (a, b) => num(a) % num(b),
}

/** Only for the compiler: JavaScript itself decides at run time whether it adds numbers or joins strings. */
function num(value: unknown) {
  return value as number
}

function looseEquals(a: unknown, b: unknown): boolean {
  if (a == null || b == null) return a == null && b == null
  if (typeof a === typeof b) return a === b
  if (typeof a === 'object' || typeof b === 'object') return String(a) === String(b)
  return Number(a) === Number(b)
}
