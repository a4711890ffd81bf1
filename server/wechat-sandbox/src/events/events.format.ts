/** What stands in an event; an array repeats its element. */
export type EventValue = string | number | bigint | EventFields | readonly EventFields[]

export interface EventFields {
  readonly [name: string]: EventValue
}

/** `<xml>` with every text in CDATA and every number bare, as the platform writes it. */
export function toXml(fields: EventFields): string {
  return `<xml>${elements(fields)}</xml>`
}

/**
 * The same event as JSON, with two quirks of the documented examples of 订阅消息事件推送: what XML wraps into
 * `SubscribeMsg…Event` stands as `List` at the top, and a `List` of one is that element. Values in a list are texts.
 */
export function toJson(fields: EventFields): string {
  const flat = Object.entries(fields).flatMap(([name, value]) =>
    /^SubscribeMsg\w+Event$/.test(name) && isFields(value) ? Object.entries(value) : [[name, value] as const],
  )
  const whole = Object.fromEntries(
    flat.map(([name, value]) => [name, name === 'List' ? listOf(value) : value]),
  )
  return JSON.stringify(whole, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}

function elements(fields: EventFields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => element(name, one)))
    .join('')
}

function element(name: string, value: EventValue): string {
  if (typeof value === 'string') {
    return `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`
  }
  return `<${name}>${isFields(value) ? elements(value) : String(value)}</${name}>`
}

function listOf(value: EventValue): unknown {
  const items = (Array.isArray(value) ? value : [value]).map((item: EventValue) =>
    isFields(item)
      ? Object.fromEntries(Object.entries(item).map(([name, text]) => [name, String(text)]))
      : item,
  )
  return items.length === 1 ? items[0] : items
}

function isFields(value: EventValue): value is EventFields {
  return typeof value === 'object' && !Array.isArray(value)
}
