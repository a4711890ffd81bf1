import type { MessageTemplate, TemplateKey } from '../config'
import type { Evidence } from './rules.catalogue'

/** What is wrong with the data of a message, as the platform words it. */
export interface FieldFault {
  errmsg: string
  evidence: Evidence
}

interface FieldType {
  accepts: (value: string, enums: readonly string[]) => boolean
  evidence: Evidence
}

const CLOCK = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?'
const DAY = '\\d{4}年(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\\d|3[01])日'
const TIME = rangeOf(`(?:${DAY}\\s?)?${CLOCK}`)
const DATE = rangeOf(`${DAY}(?:\\s?${CLOCK})?`)

/** Field types of 类目模板 and 订阅消息. A character is a Unicode code point: a Han character counts one. */
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  thing: verified((value) => length(value) <= 20),
  short_thing: assumed((value) => length(value) <= 5),
  number: verified((value) => /^-?\d+(\.\d+)?$/.test(value) && length(value) <= 32),
  letter: verified((value) => /^[A-Za-z]{1,32}$/.test(value)),
  symbol: verified((value) => length(value) <= 5 && !/[\p{L}\p{N}]/u.test(value)),
  character_string: verified((value) => /^[\x20-\x7e]{1,32}$/.test(value)),
  time: verified((value) => TIME.test(value)),
  date: assumed((value) => DATE.test(value)),
  amount: verified((value) => amountOf(12).test(value)),
  phone_number: verified((value) => /^[\d+\-() ]{1,17}$/.test(value)),
  car_number: verified((value) => length(value) <= 8),
  name: verified((value) => length(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20)),
  phrase: verified((value) => /^\p{Script=Han}{1,5}$/u.test(value)),
  const: verified((value, enums) => value === '' || (length(value) <= 20 && enums.includes(value))),
  enum: verified((value, enums) => enums.includes(value)),
}

/** Where 订阅消息 and 订阅通知 differ from 类目模板. */
const SUBSCRIBE_TYPES: Readonly<Record<string, FieldType>> = {
  ...FIELD_TYPES,
  amount: verified((value) => amountOf(10).test(value)),
}

/** The first broken rule in the order of the template's keys, or null. Keys the template lacks are tolerated. */
export function fieldFault(template: MessageTemplate, data: unknown): FieldFault | null {
  const types = template.kind === 'template' ? FIELD_TYPES : SUBSCRIBE_TYPES
  for (const key of template.keys) {
    const fault = faultOf(types, key, valueOf(data, key.key))
    if (fault !== null) return fault
  }
  return null
}

/** Keys of the data which the template does not have; whether the platform refuses them is not known. */
export function extraKeys(template: MessageTemplate, data: unknown): string[] {
  const known = new Set(template.keys.map((key) => key.key))
  return isRecord(data) ? Object.keys(data).filter((key) => !known.has(key)) : []
}

export function valueOf(data: unknown, key: string): unknown {
  const field = isRecord(data) ? data[key] : undefined
  return isRecord(field) ? field.value : undefined
}

function faultOf(
  types: Readonly<Record<string, FieldType>>,
  key: TemplateKey,
  value: unknown,
): FieldFault | null {
  const type = key.key.replace(/\d+$/, '')
  const rule = types[type]
  const missing = value === undefined || value === null || (value === '' && type !== 'const')
  if (missing) return { errmsg: `argument invalid! data.${key.key}.value is empty`, evidence: 'verified' }
  const invalid = `argument invalid! data.${key.key}.value invalid`
  if (typeof value !== 'string') return { errmsg: invalid, evidence: 'assumed' }
  if (/\p{Cc}/u.test(value)) return { errmsg: invalid, evidence: 'verified' }
  if (rule === undefined || rule.accepts(value, key.enums ?? [])) return null
  return { errmsg: invalid, evidence: rule.evidence }
}

function verified(accepts: FieldType['accepts']): FieldType {
  return { accepts, evidence: 'verified' }
}

function assumed(accepts: FieldType['accepts']): FieldType {
  return { accepts, evidence: 'assumed' }
}

function amountOf(digits: number): RegExp {
  return new RegExp(`^[¥￥$€£]?\\d{1,${digits}}(\\.\\d+)?元?$`)
}

function rangeOf(pattern: string): RegExp {
  return new RegExp(`^${pattern}(?:\\s?~\\s?${pattern})?$`)
}

function length(value: string): number {
  return [...value].length
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
