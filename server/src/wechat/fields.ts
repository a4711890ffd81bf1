/**
 * What WeChat lets into a field, by the type in front of its number (`thing2`). The platform refuses a whole card with
 * 47003 for one field outside these rules; so every card is checked here before anything is stored or sent.
 */

export interface CardField {
  key: string
  label: string
  value: string
}

/** 类目模板 of the 服务号, or 订阅消息 and 订阅通知. */
export type CardKind = 'template' | 'subscribe'

/** What a template asks for: its keys, and the words a const may be. */
export interface CardKey {
  key: string
  enums?: readonly string[]
}

interface FieldType {
  accepts(value: string): boolean
  /** The only kind that has this type; both when there is none. */
  only?: CardKind
}

const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`
const DAY = /^(\d{4})年(0[1-9]|1[0-2])月(0[1-9]|[12]\d|3[01])日$/
const TIME = new RegExp(`^(?:(.{11}) )?${CLOCK}$`)

/**
 * After the tables of 类目模板 and 订阅消息 in the platform's documents. Where the kinds differ the narrower rule stands for both: an amount has at most 10 digits
 * (12 in 类目模板). Where the platform's bounds are not known, so does what is certainly inside them.
 */
const TYPES: Readonly<Record<string, FieldType>> = {
  thing: { accepts: atMost(20) },
  character_string: { accepts: matches(/^[\x21-\x7e](?:[\x20-\x7e]{0,30}[\x21-\x7e])?$/) },
  time: { accepts: isTime },
  date: { accepts: isDay, only: 'subscribe' },
  amount: { accepts: matches(/^[¥￥]?\d{1,10}(?:\.\d{1,2})?元?$/) },
  number: { accepts: (value) => value.length <= 32 && /^\d+(?:\.\d+)?$/.test(value), only: 'subscribe' },
  letter: { accepts: matches(/^[A-Za-z]{1,32}$/), only: 'subscribe' },
  symbol: { accepts: matches(/^[!-/:-@[-`{-~]{1,5}$/), only: 'subscribe' },
  phone_number: { accepts: matches(/^[\d+()-]{1,17}$/) },
  car_number: { accepts: matches(/^[\p{Script=Han}A-Z\d][A-Z\d]{4,6}[\p{Script=Han}A-Z\d]$/u) },
  name: {
    accepts: matches(/^(?:[\p{Script=Han}·]{1,10}|[A-Za-z](?:[A-Za-z .]{0,18}[A-Za-z])?)$/u),
    only: 'subscribe',
  },
  phrase: { accepts: matches(/^\p{Script=Han}{1,5}$/u) },
  const: { accepts: atMost(20) },
  enum: { accepts: atMost(20), only: 'subscribe' },
  // its bound is not documented; 5 is assumed
  short_thing: { accepts: atMost(5), only: 'template' },
}

/** Control and format characters, halves of pairs, what has no meaning yet, line ends, and every emoji with its marks. */
const FORBIDDEN =
  /[\p{C}\p{Zl}\p{Zp}]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|\u20e3/u

/** The key of the first field that WeChat would refuse for its value, or null. */
export function fieldFault(
  fields: readonly Pick<CardField, 'key' | 'value'>[],
  kind?: CardKind,
): string | null {
  return fields.find(({ key, value }) => !isLawful(key, value, kind))?.key ?? null
}

/**
 * The key of the first field that is missing, unknown to the template, double, or that WeChat would refuse; null: the
 * card as a whole is lawful. The words of a const must be among those entered in the console.
 */
export function cardFault(
  fields: readonly Pick<CardField, 'key' | 'value'>[],
  keys: readonly CardKey[],
  kind: CardKind,
): string | null {
  for (const { key, enums } of keys) {
    const [field, ...more] = fields.filter((one) => one.key === key)
    if (!field || more.length > 0 || !isLawful(key, field.value, kind)) return key
    if (/^(const|enum)\d*$/.test(key) && !enums?.includes(field.value)) return key
  }
  return fields.find(({ key }) => !keys.some((one) => one.key === key))?.key ?? null
}

/** Any text as a `thing`: at most 20 characters, cut with an ellipsis, no line ends, no emoji, never empty. */
export function thing(text: string): string {
  const plain = cleaned(text)
  return plain === '' ? '无' : cut(plain, 20)
}

/** Any text as a `character_string`: at most 32 visible ASCII characters, never empty. */
export function characterString(text: string): string {
  return kept(text, /[^\x20-\x7e]/g, 32) || '-'
}

function isLawful(key: string, value: string, kind?: CardKind): boolean {
  const type = TYPES[key.replace(/\d+$/, '')]
  if (!type || (kind && type.only && type.only !== kind)) return false
  return value.trim() !== '' && !FORBIDDEN.test(value) && type.accepts(value)
}

/** Characters as the stricter reading counts them: UTF-16 units, never fewer than code points. */
function atMost(max: number): FieldType['accepts'] {
  return (value) => value.length <= max
}

function matches(pattern: RegExp): FieldType['accepts'] {
  return (value) => pattern.test(value)
}

/** `15:01`, or `2026年11月30日 15:01`; whether a day alone is taken is not known. */
function isTime(value: string): boolean {
  const found = TIME.exec(value)
  return found !== null && (found[1] === undefined || isDay(found[1]))
}

/** A day that the calendar has. */
function isDay(value: string): boolean {
  const [, y, m, d] = DAY.exec(value) ?? []
  const day = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)))
  return y !== undefined && day.getUTCDate() === Number(d)
}

function kept(text: string, unwanted: RegExp, max: number): string {
  return text.replace(unwanted, '').trim().slice(0, max).trim()
}

function cleaned(text: string): string {
  return text.replace(new RegExp(FORBIDDEN, 'gu'), ' ').replace(/\s+/g, ' ').trim()
}

/** Never cuts a pair in two. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let head = ''
  for (const char of text) {
    if (head.length + char.length > max - 1) break
    head += char
  }
  return `${head.trimEnd()}…`
}
