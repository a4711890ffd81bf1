import { ObjectId } from 'bson'
import { isDocument, typeName } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import {
  compileExpression,
  isNullish,
  namedArguments,
  type CompileOperator,
  type Expression,
  type Variables,
} from './expression'

interface Wall {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  ms: number
  /** minutes east of UTC */
  offset: number
}

const MINUTE = 60_000
const DAY = 86_400_000

export const DATES: Record<string, CompileOperator> = {
  $dateToString: compileDateToString,
  $year: part((wall) => wall.year),
  $month: part((wall) => wall.month),
  $dayOfMonth: part((wall) => wall.day),
  $dayOfWeek: part((wall) => dayOfWeek(wall) + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((wall) => wall.hour),
  $minute: part((wall) => wall.minute),
  $second: part((wall) => wall.second),
  $millisecond: part((wall) => wall.ms),
}

/** `{$year: '$at'}` or `{$year: {date: '$at', timezone: 'Asia/Shanghai'}}`. */
function part(read: (wall: Wall) => number): CompileOperator {
  return (argument, vars) => {
    const named =
      isDocument(argument) && Object.hasOwn(argument, 'date')
        ? namedArguments('date expression', argument, ['date'], ['timezone'])
        : null
    const date = compileExpression(
      named ? named['date'] : Array.isArray(argument) && argument.length === 1 ? argument[0] : argument,
      vars,
    )
    const zone = zoneExpression(named?.['timezone'], vars)
    return (scope) => {
      const [at, timezone] = [date(scope), zone(scope)]
      return isNullish(at) || isNullish(timezone) ? null : read(wallTime(asDate(at), timezone))
    }
  }
}

function compileDateToString(argument: unknown, vars: Variables): Expression {
  const named = namedArguments('$dateToString', argument, ['date'], ['format', 'timezone', 'onNull'])
  const date = compileExpression(named['date'], vars)
  const format = compileExpression(
    Object.hasOwn(named, 'format') ? named['format'] : '%Y-%m-%dT%H:%M:%S.%LZ',
    vars,
  )
  const zone = zoneExpression(named['timezone'], vars)
  const onNull = Object.hasOwn(named, 'onNull') ? compileExpression(named['onNull'], vars) : () => null
  return (scope) => {
    const [at, pattern, timezone] = [date(scope), format(scope), zone(scope)]
    if (isNullish(at)) return onNull(scope)
    if (isNullish(pattern) || isNullish(timezone)) return null
    if (typeof pattern !== 'string') fail('Location18533', '$dateToString requires a string as format')
    return formatDate(wallTime(asDate(at), timezone), pattern)
  }
}

function zoneExpression(spec: unknown, vars: Variables): Expression {
  return spec === undefined ? () => 'UTC' : compileExpression(spec, vars)
}

function asDate(value: unknown): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  return fail('Location16006', `can't convert from BSON type ${typeName(value)} to Date`)
}

function wallTime(date: Date, timezone: unknown): Wall {
  if (typeof timezone !== 'string') fail('Location40533', 'timezone must evaluate to a string')
  const offset = offsetMinutes(date, timezone)
  const shifted = new Date(date.getTime() + offset * MINUTE)
  if (Number.isNaN(shifted.getTime())) fail('BadValue', 'date is out of range')
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    ms: shifted.getUTCMilliseconds(),
    offset,
  }
}

const zones = new Map<string, Intl.DateTimeFormat>()

/** `+08:00`, `+0800`, `+08`, or an Olson name. */
function offsetMinutes(date: Date, timezone: string): number {
  if (timezone === 'UTC' || timezone === 'GMT' || timezone === 'Z') return 0
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(timezone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0))
  const parts = Object.fromEntries(
    zoneFormat(timezone)
      .formatToParts(date)
      .map((p) => [p.type, Number(p.value)]),
  )
  const local = Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'],
    parts['hour'],
    parts['minute'],
    parts['second'],
  )
  return Math.round((local - Math.floor(date.getTime() / 1000) * 1000) / MINUTE)
}

function zoneFormat(timezone: string): Intl.DateTimeFormat {
  const known = zones.get(timezone)
  if (known) return known
  try {
    const digits = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const
    const made = new Intl.DateTimeFormat('en-US', { timeZone: timezone, hourCycle: 'h23', ...digits })
    zones.set(timezone, made)
    return made
  } catch {
    return fail('Location40485', `unrecognized time zone identifier: "${timezone}"`)
  }
}

function dayNumber({ year, month, day }: Wall): number {
  return Math.floor(Date.UTC(year, month - 1, day) / DAY)
}

/** 0 is Sunday. */
function dayOfWeek(wall: Wall): number {
  return (((dayNumber(wall) + 4) % 7) + 7) % 7
}

function dayOfYear(wall: Wall): number {
  return dayNumber(wall) - dayNumber({ ...wall, month: 1, day: 1 }) + 1
}

const FORMATS: Record<string, (wall: Wall) => string> = {
  Y: (w) => pad(w.year, 4),
  m: (w) => pad(w.month, 2),
  d: (w) => pad(w.day, 2),
  H: (w) => pad(w.hour, 2),
  M: (w) => pad(w.minute, 2),
  S: (w) => pad(w.second, 2),
  L: (w) => pad(w.ms, 3),
  j: (w) => pad(dayOfYear(w), 3),
  w: (w) => String(dayOfWeek(w) + 1),
  u: (w) => String(dayOfWeek(w) === 0 ? 7 : dayOfWeek(w)),
  z: (w) =>
    `${w.offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(w.offset) / 60), 2)}${pad(Math.abs(w.offset) % 60, 2)}`,
  '%': () => '%',
}

function formatDate(wall: Wall, pattern: string): string {
  return pattern.replace(/%(.?)/gsu, (_, letter: string) => {
    const write = Object.hasOwn(FORMATS, letter) ? FORMATS[letter] : undefined
    return write
      ? write(wall)
      : fail('Location18536', `Invalid format character '%${letter}' in format string`)
  })
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
