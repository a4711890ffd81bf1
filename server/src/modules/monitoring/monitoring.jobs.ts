import { plainDate, addDays, shanghaiMidnight } from '@mingdu/shared/kernel/plain-date'
import { breachesOf, type WatchDay } from '@mingdu/shared/monitoring/monitoring.rules'
import { inTransaction } from '../../db/connection'
import type { Logger } from '../../log'
import type { BusinessTime } from '../../time'
import { calendarVersion, currentCalendar } from '../calendar/calendar.service'
import { cardsAbout } from '../cards/cards.service'
import {
  casesById,
  casesChanged,
  casesInState,
  OPEN_STATES,
  watchedFacts,
  type WatchedDoc,
} from '../cases/watch.service'
import {
  casesOfLate,
  changedRectifications,
  rectificationsOf,
  type ChangedRating,
} from '../ratings/ratings.service'
import { alertsOfCases, openAlerts } from './alerts.repo'
import { isQuiet, settleAlerts, subjectOf } from './monitoring.service'

const BATCH = 200
/** A transaction may commit this long after it stamped what it wrote. */
const OVERLAP_MS = 61_000
/** After a start, what changed in these days is looked at again, though it may have ended. */
const RECENT_DAYS = 7

/**
 * 电子监察 of cases. When the day or the calendar changed, every open case is looked at; in between only what changed
 * since. Nothing is kept of where it stands: after a start it looks at everything once, and finds what it knows.
 * @returns the act that the worker repeats; it answers how many cases had something to change
 */
export function createMonitor(time: BusinessTime, log: Logger): () => Promise<number> {
  let [swept, since] = ['', null as number | null]
  return async () => {
    const now = time.now()
    const today = plainDate(time.today())
    const key = `${today}|${await calendarVersion()}`
    const day = { today, calendar: await currentCalendar() }
    const look = (docs: readonly WatchedDoc[]) => lookAt(docs, { day, at: new Date(now) })
    const from = since ?? shanghaiMidnight(addDays(today, -RECENT_DAYS))
    let settled = key === swept ? 0 : await lookAtOpen(look, today)
    settled += await lookAtChanged(new Date(from), look)
    settled += await lookAtChangedRatings(new Date(from), look)
    ;[swept, since] = [key, now - OVERLAP_MS]
    if (settled > 0) log.info({ settled, day: today }, 'cases supervised')
    return settled
  }
}

type Look = (docs: readonly WatchedDoc[]) => Promise<number>

async function lookAtOpen(look: Look, today: string): Promise<number> {
  let settled = 0
  for (const state of OPEN_STATES)
    settled += await inBatches((after) => casesInState(state, after, BATCH), look)
  // what ended may have a 差评 that nobody saw to, or an alert that is still open
  settled += await inBatches(
    (after) => casesOfLate(today, after, BATCH),
    (late) => lookAtTheirs(late, look),
  )
  settled += await inBatches(
    (after) => openAlerts(after, BATCH),
    (open) => lookAtTheirs(open, look),
  )
  return settled
}

/** The cases that these are about, each once. */
async function lookAtTheirs(docs: readonly { caseId: string }[], look: Look): Promise<number> {
  return look(await casesById([...new Set(docs.map(({ caseId }) => caseId))]))
}

async function lookAtChanged(since: Date, look: Look): Promise<number> {
  let [settled, last] = [0, null as WatchedDoc | null]
  for (;;) {
    const docs: WatchedDoc[] = await casesChanged(since, last, BATCH)
    settled += await look(docs)
    last = docs.at(-1) ?? null
    if (!last || docs.length < BATCH) return settled
  }
}

async function lookAtChangedRatings(since: Date, look: Look): Promise<number> {
  let [settled, last] = [0, null as ChangedRating | null]
  for (;;) {
    const docs: ChangedRating[] = await changedRectifications(since, last, BATCH)
    settled += await lookAtTheirs(docs, look)
    last = docs.at(-1) ?? null
    if (!last || docs.length < BATCH) return settled
  }
}

async function inBatches<T extends { _id: unknown }>(
  read: (after: string | null) => Promise<T[]>,
  look: (docs: T[]) => Promise<number>,
): Promise<number> {
  let [settled, after] = [0, null as string | null]
  for (;;) {
    const docs = await read(after)
    settled += await look(docs)
    const last = docs.at(-1)
    if (!last || docs.length < BATCH) return settled
    after = String(last._id)
  }
}

/** Each case that has something to change, in its own transaction. */
async function lookAt(
  docs: readonly WatchedDoc[],
  { day, at }: { day: WatchDay; at: Date },
): Promise<number> {
  if (docs.length === 0) return 0
  const ids = docs.map(({ _id }) => String(_id))
  const [known, rectified] = await Promise.all([alertsOfCases(ids), rectificationsOf(ids)])
  const cards = await cardsAbout([...known.values()].flat().map(subjectOf))
  let settled = 0
  for (const doc of docs) {
    const id = String(doc._id)
    const found = breachesOf({ ...watchedFacts(doc), rectifications: rectified.get(id) ?? [] }, day)
    if (isQuiet(found, known.get(id) ?? [], cards, day.today)) continue
    await inTransaction((tx) => settleAlerts({ doc, found, day, at }, tx))
    settled += 1
  }
  return settled
}
