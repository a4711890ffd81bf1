import { LIGHTS, type LightColour } from '@mingdu/shared/kernel/light'
import {
  QUERY_FIELDS,
  queryValueText,
  readQuery,
  type QueryField,
  type ReadQuery,
} from '@mingdu/shared/search/query-box.rules'
import { Input } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Icon } from '../icon'
import { Light } from '../light'
import { useAddress } from './use-list-query'

type Words = Readonly<Record<string, string>>

/** Parts of the address that the box writes, beside its words. */
export const QUERY_KEYS = [
  'no',
  'lead',
  'person',
  'light',
  'state',
  'source',
  'region',
] as const satisfies readonly QueryField[]

const FIELDS = Object.keys(QUERY_FIELDS) as QueryField[]
const TYPING_PAUSE_MS = 300
const MOST_CHARACTERS = 100

interface QueryBoxProps {
  name: string
  states: Words
  /** Part of the address that holds the words. */
  param: string
  value: string
}

/**
 * One box for everything: bare words are looked for while they are typed; Enter turns tokens into conditions, which
 * then stand below as chips. What it does not know stays as words, and it says so.
 */
export function QueryBox({ name, states, param, value }: QueryBoxProps) {
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const address = useAddress()
  const help = useId()
  useEffect(() => setText(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const read = readQuery(text, states)
  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    const words = next.trim()
    if (isPlain(next, states)) timer.current = setTimeout(() => address({ [param]: words }), TYPING_PAUSE_MS)
  }
  const enter = () => {
    clearTimeout(timer.current)
    const words = read.words.join(' ')
    address({ ...read.asked, [param]: words })
    setText(words)
  }
  const said = sayingOf(read, states)
  return (
    <div className="querybox">
      <Input
        className="querybar__q querybox__in"
        aria-label={name}
        aria-describedby={help}
        placeholder={`${name}，或 主办:水务局 灯:红`}
        maxLength={MOST_CHARACTERS}
        allowClear
        prefix={<Icon name="search" small />}
        value={text}
        onChange={(e) => change(e.target.value)}
        onPressEnter={enter}
      />
      <div id={help} className="querybox__say small" role="status">
        {said}
      </div>
    </div>
  )
}

/** The conditions that hold, each to be taken away on its own. */
export function QueryChips({ states }: { states: Words }) {
  const [params] = useSearchParams()
  const address = useAddress()
  const held = FIELDS.flatMap((field) => {
    const value = params.get(field)
    return value ? [{ field, value, text: queryValueText(field, value, states) }] : []
  })
  if (held.length === 0) return null
  return (
    <ul className="querychips" aria-label="条件">
      {held.map(({ field, value, text }) => (
        <li key={field} className="querychip">
          <span className="muted">{QUERY_FIELDS[field].name}</span>
          {field === 'light' && value in LIGHTS ? (
            <Light light={value as LightColour} />
          ) : (
            <span className="ellip" title={text}>
              {text}
            </span>
          )}
          <button
            type="button"
            aria-label={`去掉条件 ${QUERY_FIELDS[field].name} ${text}`}
            onClick={() => address({ [field]: undefined })}
          >
            <Icon name="close" small />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Nothing in it would become a condition: it may be looked for while it is typed. */
function isPlain(text: string, states: Words): boolean {
  const { asked, problems } = readQuery(text, states)
  return Object.keys(asked).length === 0 && problems.length === 0
}

function sayingOf({ asked, problems }: ReadQuery, states: Words): string {
  const problem = problems.map(({ text }) => text).join('')
  const conditions = (Object.keys(asked) as QueryField[]).map(
    (field) => `${QUERY_FIELDS[field].name} ${queryValueText(field, asked[field] ?? '', states)}`,
  )
  return conditions.length > 0 ? `按回车作为条件：${conditions.join('，')}。${problem}` : problem
}
