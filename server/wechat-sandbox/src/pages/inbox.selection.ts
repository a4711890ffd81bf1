import type { LogEntry } from '../http/request-log'
import type { Sandbox } from '../sandbox'
import type { Card, Person, Sms } from '../state/state.types'

export type Message = { kind: 'card'; at: number; card: Card } | { kind: 'sms'; at: number; sms: Sms }

/** One phone of the inbox; a number that belongs to nobody has no person. */
export interface Phone {
  key: string
  name: string
  title: string
  person: Person | null
  /** oldest first */
  messages: Message[]
  /** sends to this person that were answered lately, newest first */
  sends: Send[]
}

/** One answered send and the card that came of it, whatever its fate. */
export interface Send {
  entry: LogEntry
  card: Card | null
}

export interface InboxQuery {
  q: string
  page: number
  /** one phone alone, with all its messages */
  person: string | null
}

export interface InboxSelection {
  phones: Phone[]
  query: InboxQuery
  pages: number
  found: number
  people: number
  withMessages: number
}

const PHONES_A_PAGE = 9
const SENDS = [
  '/cgi-bin/message/template/send',
  '/cgi-bin/message/subscribe/send',
  '/cgi-bin/message/subscribe/bizsend',
  '/cgi-bin/message/custom/send',
  '/cgi-bin/message/send',
]

/** Whether a call was meant to put something on a phone. */
export function isSend({ path }: LogEntry): boolean {
  return SENDS.includes(path) || path.startsWith('/sms/')
}

/** Whoever has the newest message comes first; people without messages follow in the order they were seeded. */
export function selectPhones(sandbox: Sandbox, query: InboxQuery): InboxSelection {
  const all = allPhones(sandbox)
  const found = all.filter((phone) =>
    query.person === null ? matches(phone, query.q) : phone.key === query.person,
  )
  found.sort((a, b) => lastAt(b) - lastAt(a))
  const pages = Math.max(1, Math.ceil(found.length / PHONES_A_PAGE))
  const page = Math.min(Math.max(1, query.page), pages)
  return {
    phones: found.slice((page - 1) * PHONES_A_PAGE, page * PHONES_A_PAGE),
    query: { ...query, page },
    pages,
    found: found.length,
    people: all.length,
    withMessages: all.filter((phone) => phone.messages.length > 0).length,
  }
}

function allPhones(sandbox: Sandbox): Phone[] {
  const { people, cards, sms } = sandbox.store.state
  const shown = cards.filter((card) => card.fate === 'success')
  const cardsOf = groupBy(shown, (card) => card.personKey)
  const smsOf = groupBy(sms, (one) => one.phone)
  const sends = sandbox.log.list().filter(isSend)
  const sent = new Set(sends.map(({ msgid }) => msgid))
  const cardById = new Map(cards.filter(({ id }) => sent.has(id)).map((card) => [card.id, card]))
  const sendsOf = groupBy(
    sends.map((entry) => ({ entry, card: cardById.get(entry.msgid ?? '') ?? null })),
    ({ entry }) => entry.personKey,
  )
  const owned = Object.values(people).map((person) => ({
    key: person.key,
    name: person.name,
    title: person.title,
    person,
    messages: inOrder(cardsOf.get(person.key) ?? [], smsOf.get(person.phone) ?? []),
    sends: sendsOf.get(person.key) ?? [],
  }))
  const numbers = new Set(Object.values(people).map((person) => person.phone))
  const strangers = [...smsOf].filter(([phone]) => !numbers.has(phone))
  return [...owned, ...strangers.map(([phone, list]) => strangerPhone(phone, list))]
}

function strangerPhone(phone: string, list: Sms[]): Phone {
  return {
    key: phone,
    name: '未登记的手机',
    title: phone,
    person: null,
    messages: inOrder([], list),
    sends: [],
  }
}

function inOrder(cards: Card[], sms: Sms[]): Message[] {
  const messages: Message[] = [
    ...cards.map((card) => ({ kind: 'card' as const, at: card.at, card })),
    ...sms.map((one) => ({ kind: 'sms' as const, at: one.at, sms: one })),
  ]
  return messages.sort((a, b) => a.at - b.at)
}

function matches(phone: Phone, q: string): boolean {
  const words = q.trim().toLowerCase().split(/\s+/)
  const text = `${phone.name} ${phone.title} ${phone.person?.phone ?? ''} ${phone.key}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

function lastAt(phone: Phone): number {
  return phone.messages.at(-1)?.at ?? -Infinity
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
