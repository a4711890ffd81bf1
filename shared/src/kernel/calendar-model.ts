import type { PlainDate } from './plain-date'

/** Days from `from` through `to`, both included; `name` as people say it (春节). */
export interface DayRange {
  from: PlainDate
  to: PlainDate
  name: string
}

/** 地方性假日 or a local working day. `region`: 12-digit 统计用区划代码; governs everything below it too. */
export interface LocalDays extends DayRange {
  region: string
  kind: 'rest' | 'work'
  notice: string
}

/** What the notice of one year says. A notice may reach into the last days of December before it. */
export interface CalendarYear {
  year: number
  notice: { no: string; title: string; url?: string | undefined }
  rest: readonly DayRange[]
  /** Weekend days on which people work (调休). */
  work: readonly PlainDate[]
  local?: readonly LocalDays[] | undefined
}

/** Never changed in place: an edit makes a new object. Local rows count only when `region` is set. */
export interface WorkCalendar {
  years: readonly CalendarYear[]
  region?: string | undefined
}

export type DayUnit = '工作日' | '自然日'

export interface DayKind {
  working: boolean
  reason: 'weekday' | 'weekend' | 'holiday' | 'makeup'
  name?: string | undefined
  /** Number of the notice the day comes from. */
  notice?: string | undefined
  /** 暂定: the notice of this year is not loaded, so only Saturdays and Sundays are known. */
  tentative: boolean
}

export interface DatedResult {
  date: PlainDate
  tentative: boolean
}

/** One day of a day strip. `n`: which counted day it is, from 1. `end`: the limit ends on this day. */
export interface DayRow {
  date: PlainDate
  kind: 'event' | 'counted' | 'rest' | 'paused'
  n?: number | undefined
  name?: string | undefined
  end?: boolean | undefined
  tentative: boolean
}
