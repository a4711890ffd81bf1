import { isPlainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { CARDS, templateOf } from '@mingdu/shared/messages/cards.table'
import type { Channel, MessageKind } from '@mingdu/shared/messages/messages.states'
import { TEMPLATES, type TemplateKey } from '@mingdu/shared/templates/templates.table'
import { CONFIRM_PAGE } from '../../confirmation-token'
import { cardFault, characterString, thing, type CardField } from '../../wechat/fields'
import type { SmsText } from '../../sms/sms'
import type { NewMessage } from './messages.service'

/** What any channel's form of a message is made of; kept with the message. */
export interface CardVars {
  /** 演督〔2026〕37号-2.1; of a digest how many there are. */
  no: string
  name: string
  /** 即将到期 */
  word: string
  /** 2026年11月30日 23:59; null: nothing to say, and then no template can be used. */
  time: string | null
  due: PlainDate | null
  /** 剩 3 个工作日 */
  remaining: string
  sender: string
}

type FieldKey<K extends TemplateKey> = (typeof TEMPLATES)[K]['fields'][number]['key']
type Mapper<K extends TemplateKey> = (vars: CardVars) => Record<FieldKey<K>, string>

/** Every field inside WeChat's rules whatever the texts are. */
const MAPPERS: { [K in TemplateKey]: Mapper<K> } = {
  assigned: (v) => ({ ...numbered(v), const3: v.word, time4: v.time ?? '', thing5: thing(v.sender) }),
  warning: (v) => ({ ...numbered(v), const3: v.word, time4: v.time ?? '', thing5: thing(v.remaining) }),
  result: (v) => ({ ...numbered(v), const3: v.word, time4: v.time ?? '', thing5: thing(v.sender) }),
  digest: (v) => ({ ...numbered(v), time3: v.time ?? '', const4: v.word }),
  bizReminder: (v) => ({ ...numbered(v), time3: v.time ?? '', thing4: thing(`${v.word} ${v.remaining}`) }),
  miniReminder: (v) => ({ ...numbered(v), time3: v.time ?? '', thing4: thing(`${v.word} ${v.remaining}`) }),
  miniResult: (v) => ({ ...numbered(v), thing3: thing(v.word), time4: v.time ?? '' }),
  miniCase: (v) => ({ ...numbered(v), thing3: thing(v.word), time4: v.time ?? '' }),
  miniColumn: (v) => ({ thing1: thing(v.sender), thing2: thing(v.name), time3: v.time ?? '' }),
}

/** The fields of a template in its order, filled. */
export function renderCard(key: TemplateKey, vars: CardVars): CardField[] {
  const values: Record<string, string> = MAPPERS[key](vars)
  return TEMPLATES[key].fields.map((field) => ({
    key: field.key,
    label: field.label,
    value: values[field.key] ?? '',
  }))
}

/** The key of the first field that WeChat would refuse, in a card of this template; null: it takes the card. */
export function faultOf(key: TemplateKey, fields: readonly CardField[]): string | null {
  const { channel, fields: keys } = TEMPLATES[key]
  return cardFault(fields, keys, channel === 'mpTemplate' ? 'template' : 'subscribe')
}

/** What the channels of a message are made of; of results the time is that of the message, else the deadline. */
export function varsOf(message: NewMessage, at: Date): CardVars {
  const { kind, subject, due, remaining, sender } = message
  const time = RESULTS.includes(kind) || CARDS[kind]?.citizen ? shanghaiMinute(at) : due && lastMinute(due)
  return { no: subject.no, name: subject.name, word: CARDS[kind]?.word ?? '', time, due, remaining, sender }
}

const RESULTS: readonly MessageKind[] = [
  'reportReturned',
  'reportMoreAsked',
  'reportAccepted',
  'taskDone',
  'taskCancelled',
  'taskMoved',
  'directiveIssued',
  'cardIssued',
]

/** The template a delivery is sent with. */
export function deliveryTemplate(
  delivery: { channel: string },
  message: { kind: string },
): TemplateKey | null {
  return templateOf(message.kind as MessageKind, delivery.channel as Channel)
}

/** The lines of a text card, which has neither fields nor their limits. */
export function textLines(vars: CardVars): CardField[] {
  const due = vars.due && dateText(vars.due)
  const lines: [string, string | null][] = [
    ['编号', vars.no],
    ['事项', vars.name],
    ['状态', vars.word],
    ['截止', due],
    ['剩余', due ? vars.remaining : null],
    ['发自', vars.sender],
  ]
  return lines.flatMap(([label, value], i) => (value ? [{ key: `line${i + 1}`, label, value }] : []))
}

/**
 * A text message of its kind: a lock screen shows it, so neither title nor names. `code`: what the address of what it
 * asks for ends in.
 * @returns null where nothing can be asked for without an address
 */
export function smsText(kind: MessageKind, vars: CardVars, code: string | null = null): SmsText | null {
  const number = asciiNo(vars.no)
  const due = vars.due ? dateText(vars.due) : '见系统'
  if (kind === 'confirmationAsked')
    return code === null ? null : { templateKey: 'confirmation', params: { number, due, code } }
  if (code !== null && CARDS[kind]?.citizen)
    return { templateKey: 'caseRating', params: { number, state: vars.word, code } }
  if (CARDS[kind]?.citizen) return { templateKey: 'caseProgress', params: { number, state: vars.word } }
  return { templateKey: 'taskWarning', params: { number, kind: vars.word, due } }
}

/** `演督〔2026〕37号-2.1` → `2026-37-2.1`: the field takes no Chinese. */
export function asciiNo(no: string): string {
  return characterString(no.replace(/^\D*〔(\d{4})〕(\d+)号/, '$1-$2'))
}

/** The field cannot say 24:00, so the last minute of the day stands for it. */
export function lastMinute(due: PlainDate): string {
  return `${dateText(due)} 23:59`
}

/** A stored date, which the database gives back as a text. */
export function storedDue(due: string | null | undefined): PlainDate | null {
  return isPlainDate(due) ? due : null
}

function numbered(vars: CardVars): { character_string1: string; thing2: string } {
  return { character_string1: asciiNo(vars.no), thing2: thing(vars.name) }
}

function dateText(date: PlainDate): string {
  const [y, m, d] = date.split('-')
  return `${y}年${m}月${d}日`
}

function shanghaiMinute(at: Date): string {
  const [day, minute] = new Date(at.getTime() + 8 * 3_600_000).toISOString().split('T') as [PlainDate, string]
  return `${dateText(day)} ${minute.slice(0, 5)}`
}

const PAGES: Record<NewMessage['target']['kind'], string> = {
  task: 'features/tasks/detail/index',
  verification: 'features/tasks/verify/index',
  matter: 'features/matters/detail/index',
  todo: 'pages/todo/index',
  feedback: 'pages/todo/index',
  correction: 'pages/todo/index',
  proposal: 'pages/todo/index',
  case: 'pages/todo/index',
  myCase: 'features/cases/mine/index',
  rating: 'pages/todo/index',
  caseStep: 'features/cases/step/index',
  card: 'pages/todo/index',
  bulletin: 'features/bulletins/detail/index',
  article: 'pages/todo/index',
  columnPage: 'features/columns/article/index',
  expertQuestion: 'pages/todo/index',
  oversight: 'features/oversight/detail/index',
  consultation: 'features/consultations/thread/index',
  delegation: 'features/delegations/detail/index',
  clue: 'pages/todo/index',
  myClue: 'features/clues/mine/index',
  confirmation: CONFIRM_PAGE,
}

/** Where a tap on the card leads in the mini-program; `asking`: the page of what it asks for, which needs no other. */
export function pagepathOf(target: { kind: string; id: string | null }, asking?: string | null): string {
  if (asking) return asking
  const page = PAGES[target.kind as NewMessage['target']['kind']] ?? PAGES.todo
  return target.id && page !== PAGES.todo ? `${page}?id=${target.id}` : page
}
