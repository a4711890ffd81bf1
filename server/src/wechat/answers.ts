import type { WechatAnswer } from './account'
import { strangeAnswer } from './errors'

/** An answer without its main part must never become the text `undefined`: everybody would share that id. */
export function textIn(answer: WechatAnswer, name: string): string {
  const value = answer[name]
  if (typeof value !== 'string' || value === '') throw strangeAnswer(name)
  return value
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** Ids have 19 digits: beyond 2^53 the library gives a BigNumber, below it a number. @throws WechatError */
export function msgidIn(answer: WechatAnswer): string {
  const id = digitsOf(answer['msgid'])
  if (id === null) throw strangeAnswer('msgid')
  return id
}

/** Decimal digits of a number of any size, or null. */
export function digitsOf(id: unknown): string | null {
  const big = id as { toFixed?: (digits: number) => string } | null | undefined
  const text = typeof id === 'object' && big?.toFixed ? big.toFixed(0) : String(id)
  return /^\d+$/.test(text) ? text : null
}

/** The entries of a list that are objects. @throws WechatError when there is no list */
export function listIn(answer: WechatAnswer, name: string): WechatAnswer[] {
  const list = answer[name]
  if (!Array.isArray(list)) throw strangeAnswer(name)
  return list.filter((entry): entry is WechatAnswer => typeof entry === 'object' && entry !== null)
}
