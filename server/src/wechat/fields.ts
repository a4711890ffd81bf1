/**
 * What WeChat lets into a field of a 类目模板, by the type in front of its number (`thing2`). The platform refuses a
 * whole card with 47003 for one field outside these rules; so it is checked here before anything is stored or sent.
 */

export interface CardField {
  key: string
  label: string
  value: string
}

type Rule = (value: string) => boolean

/** Characters as the stricter reading counts them: UTF-16 units, never fewer than code points. */
const atMost =
  (max: number): Rule =>
  (value) =>
    value.length <= max

const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`
const DAY = String.raw`\d{4}年(?:0[1-9]|1[0-2])月(?:0[1-9]|[12]\d|3[01])日`

const RULES: Readonly<Record<string, Rule>> = {
  thing: atMost(20),
  character_string: (value) => /^[\x21-\x7e](?:[\x20-\x7e]{0,30}[\x21-\x7e])?$/.test(value),
  time: (value) => new RegExp(`^(?:${DAY} )?${CLOCK}$`).test(value),
  const: atMost(20),
}

/** Control and format characters, halves of pairs, what has no meaning yet, line ends, and every emoji with its marks. */
const FORBIDDEN =
  /[\p{C}\p{Zl}\p{Zp}]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|\u20e3/u

/** The key of the first field that WeChat would refuse, or null. */
export function fieldFault(fields: readonly Pick<CardField, 'key' | 'value'>[]): string | null {
  return fields.find(({ key, value }) => !isLawful(key, value))?.key ?? null
}

/** Any text as a `thing`: at most 20 characters, cut with an ellipsis, no line ends, no emoji, never empty. */
export function thing(text: string): string {
  const plain = cleaned(text)
  return plain === '' ? '无' : cut(plain, 20)
}

/** Any text as a `character_string`: at most 32 visible ASCII characters, never empty. */
export function characterString(text: string): string {
  const plain = text
    .replace(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, 32)
    .trim()
  return plain === '' ? '-' : plain
}

function isLawful(key: string, value: string): boolean {
  const rule = RULES[key.replace(/\d+$/, '')]
  return rule !== undefined && value.trim() !== '' && !FORBIDDEN.test(value) && rule(value)
}

function cleaned(text: string): string {
  return text.replace(new RegExp(FORBIDDEN, 'gu'), ' ').replace(/\s+/g, ' ').trim()
}

/** Never cuts a pair in two. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const char of text) {
    if (kept.length + char.length > max - 1) break
    kept += char
  }
  return `${kept.trimEnd()}…`
}
