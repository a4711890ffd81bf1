import { XMLParser } from 'fast-xml-parser'

/** A document that WeChat pushed, XML or JSON: the names at its top, values not yet looked at. */
export type Fields = Readonly<Record<string, unknown>>

// neither values nor entities are interpreted: a document can only be what it says, however it is nested
const xml = new XMLParser({ parseTagValue: false, processEntities: false })

const NOTHING: Fields = {}

/** The fields of a pushed document; none when it is neither XML nor JSON. */
export function readFields(source: string): Fields {
  try {
    return source.trimStart().startsWith('{')
      ? fieldsIn(readJson(source))
      : fieldsIn(xml.parse(source), 'xml')
  } catch {
    return NOTHING
  }
}

/** A field that is a text or a number, as text; empty when it is missing or anything else. */
export function textOf(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : ''
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : ''
}

/** A field that holds fields; none when it does not. */
export function fieldsIn(fields: unknown, name?: string): Fields {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return NOTHING
  if (name === undefined) return fields as Fields
  return Object.hasOwn(fields, name) ? fieldsIn((fields as Fields)[name]) : NOTHING
}

/**
 * What an event of 订阅消息 lists: one element for each template. XML wraps the list once more
 * (`SubscribeMsgPopupEvent`), JSON does not, and in either a list of one is the element itself.
 */
export function listOf(fields: Fields): Fields[] {
  const wrapper = Object.keys(fields).find((name) => /^SubscribeMsg\w+Event$/.test(name))
  const holder = wrapper === undefined ? fields : fieldsIn(fields, wrapper)
  const list = Object.hasOwn(holder, 'List') ? holder['List'] : []
  return (Array.isArray(list) ? (list as unknown[]) : [list]).map((one) => fieldsIn(one))
}

/** Message ids have 19 digits, more than a number holds: long ones are read as text. */
function readJson(source: string): unknown {
  const texts = source.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (part) =>
    part.startsWith('"') ? part : `"${part}"`,
  )
  return JSON.parse(texts)
}
