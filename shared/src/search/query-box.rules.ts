import { LIGHTS, type LightColour } from '../kernel/light'

/** 查询框: one line of text that says what rows of a list are wanted, as tokens `主办:水务局 灯:红` and bare words. */

/** What a token can ask for, with the words it is written with and an example. */
export const QUERY_FIELDS = {
  no: { name: '编号', words: ['编号', '文号'], example: '编号:37号' },
  lead: { name: '主办', words: ['主办', '单位', '牵头', '主办单位', '牵头单位'], example: '主办:水务局' },
  person: { name: '人员', words: ['人', '人员', '承办人', '督查员', '承办', '督查'], example: '人:张' },
  light: { name: '灯', words: ['灯', '亮灯'], example: '灯:红' },
  state: { name: '状态', words: ['状态'], example: '状态:在办' },
  source: { name: '来源', words: ['来源', '依据', '立项依据'], example: '来源:会议纪要' },
  region: { name: '区划', words: ['区划', '地区', '街道', '乡镇'], example: '区划:城东街道' },
} as const satisfies Record<string, { name: string; words: readonly string[]; example: string }>
export type QueryField = keyof typeof QUERY_FIELDS

/** Words for each light; whole, alone, each is a condition. */
export const LIGHT_WORDS = {
  red: ['红灯', '红', '超期', '逾期'],
  yellow: ['黄灯', '黄', '预警'],
  recovered: ['补黄', '补黄灯'],
  green: ['绿灯', '绿', '正常'],
  grey: ['灰灯', '灰', '暂停'],
} as const satisfies Record<LightColour, readonly string[]>

/** Too short to be meant without its field: 红 may begin a name. */
const ONLY_WITH_FIELD = 2

const MOST_CHARACTERS = 50

/** Why a token was taken as words to look for and not as a condition. */
export const QUERY_PROBLEMS = {
  field: '没有“{field}”这个条件，已当作关键词查找。可用：{known}。',
  value: '没有“{value}”这种{field}，已当作关键词查找。可用：{known}。',
  twice: '“{field}”只能写一个，多出的“{token}”已当作关键词查找。',
  empty: '“{token}”后面没有写内容，例如“{example}”。',
  long: '“{token}”太长，最多 50 个字，已当作关键词查找。',
} as const satisfies Record<string, string>
export type QueryProblemKind = keyof typeof QUERY_PROBLEMS

export interface QueryProblem {
  kind: QueryProblemKind
  token: string
  /** The whole sentence. */
  text: string
}

export interface ReadQuery {
  /** `light` and `state` as keys of their tables, the rest as text. */
  asked: Partial<Record<QueryField, string>>
  /** What is looked for as words: bare words and every token that is no condition; nothing is lost. */
  words: string[]
  problems: QueryProblem[]
}

type Words = Readonly<Record<string, string>>

/** Reads a query box; `states` are the words of the list's states by key. */
export function readQuery(text: string, states: Words): ReadQuery {
  return tokensOf(text).reduce<ReadQuery>((read, token) => taken(read, token, states), {
    asked: {},
    words: [],
    problems: [],
  })
}

/** What a condition says, for people: 红灯 is `超期`. */
export function queryValueText(field: QueryField, value: string, states: Words): string {
  if (field === 'light') return Object.hasOwn(LIGHTS, value) ? LIGHTS[value as LightColour].word : value
  return field === 'state' ? (states[value] ?? value) : value
}

/** Whether rows match every one of these words somewhere: the words of a box without its tokens. */
export function wordsOf(q: string): string[] {
  return q.split(/\s+/u).filter((word) => word !== '')
}

interface Token {
  raw: string
  field: string | null
  value: string
}

/** At white space that stands in no quotes; a token is `field:value` with either colon. */
function tokensOf(text: string): Token[] {
  const parts = text.match(/(?:[“"][^”"]*[”"]|\S)+/gu) ?? []
  return parts.map((raw) => {
    const colon = /^([^:：“"]+)[:：](.*)$/u.exec(raw)
    const bare = (part: string) => part.replace(/[“”"]/gu, '').trim()
    return colon === null
      ? { raw, field: null, value: bare(raw) }
      : { raw, field: bare(colon[1] ?? ''), value: bare(colon[2] ?? '') }
  })
}

function taken(read: ReadQuery, token: Token, states: Words): ReadQuery {
  if (token.field === null) return bareTaken(read, token, states)
  const field = fieldOf(token.field)
  if (field === null)
    return asWords(read, token, 'field', { field: token.field, known: namesOf(QUERY_FIELDS) })
  const { name, example } = QUERY_FIELDS[field]
  if (token.value === '') return asWords(read, token, 'empty', { example })
  if (token.value.length > MOST_CHARACTERS) return asWords(read, token, 'long', {})
  if (read.asked[field] !== undefined) return asWords(read, token, 'twice', { field: name })
  const value = valueOf(field, token.value, states)
  if (value !== null) return { ...read, asked: { ...read.asked, [field]: value } }
  return asWords(read, token, 'value', {
    ...{ value: token.value, field: name },
    known: Object.values(field === 'light' ? lightNames : states).join('、'),
  })
}

/** A bare word that is a light or a state is that condition, once; every other is looked for. */
function bareTaken(read: ReadQuery, { value }: Token, states: Words): ReadQuery {
  if (value === '') return read
  const light = value.length < ONLY_WITH_FIELD ? null : lightOf(value)
  if (light !== null && read.asked.light === undefined) return { ...read, asked: { ...read.asked, light } }
  const state = stateOf(value, states)
  if (light === null && state !== null && read.asked.state === undefined)
    return { ...read, asked: { ...read.asked, state } }
  return { ...read, words: [...read.words, value] }
}

function asWords(
  read: ReadQuery,
  { raw }: Token,
  kind: QueryProblemKind,
  parts: Readonly<Record<string, string>>,
): ReadQuery {
  const given: Readonly<Record<string, string>> = { ...parts, token: raw }
  const text = QUERY_PROBLEMS[kind].replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '')
  return { ...read, words: [...read.words, raw], problems: [...read.problems, { kind, token: raw, text }] }
}

function fieldOf(word: string): QueryField | null {
  const fields = Object.keys(QUERY_FIELDS) as QueryField[]
  return fields.find((field) => (QUERY_FIELDS[field].words as readonly string[]).includes(word)) ?? null
}

function valueOf(field: QueryField, text: string, states: Words): string | null {
  if (field === 'light') return lightOf(text)
  if (field === 'state') return stateOf(text, states)
  return field === 'no' ? asPrinted(text) : text
}

function lightOf(word: string): LightColour | null {
  const lights = Object.keys(LIGHT_WORDS) as LightColour[]
  return lights.find((light) => (LIGHT_WORDS[light] as readonly string[]).includes(word)) ?? null
}

function stateOf(word: string, states: Words): string | null {
  return Object.keys(states).find((key) => states[key] === word) ?? null
}

/** Years of numbers stand in 〔〕, which no keyboard has. */
function asPrinted(no: string): string {
  return no.replace(/[[(（【［](\d{4})[\])）】］]/gu, '〔$1〕')
}

const lightNames = Object.fromEntries(Object.entries(LIGHT_WORDS).map(([light, [first]]) => [light, first]))

function namesOf(fields: Readonly<Record<string, { words: readonly string[] }>>): string {
  return Object.values(fields)
    .map(({ words }) => words[0])
    .join('、')
}
