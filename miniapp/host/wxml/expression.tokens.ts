export type Token =
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'name'; value: string }
  | { kind: 'sign'; value: string }
  | { kind: 'end'; value: '' }

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|("(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*')|([A-Za-z_$][\w$]*)|(\.\.\.|===|!==|==|!=|<=|>=|&&|\|\||\?\?|[-+*/%<>!?:.,()[\]{}]))/y
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
}

/** Splits the inside of `{{ }}` into tokens; the last one is always `end`. */
export function tokenize(code: string): Token[] {
  const tokens: Token[] = []
  const source = code.trimEnd()
  let at = 0
  while (at < source.length) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(source)
    if (!found) throw new Error(`wxml expression: cannot read "${source.slice(at)}" in "${code}"`)
    tokens.push(toToken(found))
    at = TOKEN.lastIndex
  }
  return [...tokens, { kind: 'end', value: '' }]
}

function toToken([, number, string, name, sign]: RegExpExecArray): Token {
  if (number !== undefined) return { kind: 'number', value: Number(number) }
  if (string !== undefined) return { kind: 'string', value: unescape(string.slice(1, -1)) }
  if (name !== undefined) return { kind: 'name', value: name }
  return { kind: 'sign', value: sign ?? '' }
}

function unescape(text: string) {
  return text.replace(/\\(u[\da-fA-F]{4}|[\s\S])/g, (_, escape: string) =>
    escape.length === 5 ? String.fromCharCode(parseInt(escape.slice(1), 16)) : (ESCAPES[escape] ?? escape),
  )
}
