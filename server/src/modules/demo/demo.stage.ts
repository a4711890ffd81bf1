import { NATIONAL_CALENDAR } from '@mingdu/shared/kernel/calendar-data'
import { addDays, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { isWorkday } from '@mingdu/shared/kernel/work-calendar'
import { DEMO_PEOPLE } from './demo.people'
import type { Player } from './demo.player'

/** What playing needs: who acts, whose ids are whose, and the hand on the clock. */
export interface Stage {
  player: Player
  today: PlainDate
  /** Real now: no act may lie after it. */
  now: number
  orgIds: ReadonlyMap<string, string>
  accountIds: ReadonlyMap<string, string>
  setTime(epochMs: number): void
  /** Called when the played day changes: lights and warnings of the day. */
  dayPassed(): Promise<void>
}

export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (!id) throw new Error(`demo: unknown ${key}; people: ${DEMO_PEOPLE.length}`)
  return id
}

/** A deadline falls on a working day: what is past ends before a rest day, what comes after it. */
export function dueOn(today: PlainDate, days: number): PlainDate {
  const step = days < 0 ? -1 : 1
  let due = addDays(today, days)
  while (!isWorkday(NATIONAL_CALENDAR, due)) due = addDays(due, step)
  return due
}
