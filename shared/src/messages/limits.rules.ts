/** Limits per account (a token bucket all workers share) and per person. Real time, epoch milliseconds. */

/** The bucket as GCRA keeps it: the theoretical arrival time of the next send. */
export interface Bucket {
  perSecond: number
  burst: number
}

export interface Grant {
  /** How many may be sent now. */
  granted: number
  /** The new theoretical arrival time. */
  tat: number
  /** When nothing was granted: how long until something is. */
  waitMs: number
}

/**
 * Takes up to `wanted` sends. A `tat` further ahead than a full bucket can be is a clock that was set back: it
 * starts anew; one that lies behind is a full bucket.
 */
export function grantOf(tat: number, now: number, wanted: number, { perSecond, burst }: Bucket): Grant {
  const each = 1000 / perSecond
  const tolerance = burst * each
  const trusted = tat > now + tolerance + each ? now : Math.max(tat, now)
  const room = Math.floor((now + tolerance - trusted) / each + 1e-6)
  const granted = Math.max(0, Math.min(wanted, room))
  const waitMs = granted > 0 ? 0 : Math.ceil(trusted + each - tolerance - now)
  return { granted, tat: trusted + granted * each, waitMs }
}

/** What is kept of one person on one channel: small, and never grows. */
export interface PersonSends {
  /** Per template: when the last card was sent, and by which delivery. */
  last: Record<string, { at: number; by: string }>
  /** The running hour and the running day, each from its first card. */
  hour: { from: number; n: number }
  day: { from: number; n: number }
  /** Until then the far side refuses this person. */
  heldUntil: number
}

export interface PersonLimits {
  cardGapSeconds: number
  cardsPerHour: number
  cardsPerDay: number
}

export interface Card {
  deliveryId: string
  templateKey: string
  priority: number
}

export const NO_SENDS: PersonSends = {
  last: {},
  hour: { from: 0, n: 0 },
  day: { from: 0, n: 0 },
  heldUntil: 0,
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * May this card go to this person now? Either what is kept from then on, or until when it has to wait. A repeat of the
 * same delivery counts once. P1 passes the limits of this house and counts for none, but waits where the far side refuses.
 */
export function personVerdict(
  sends: PersonSends,
  card: Card,
  limits: PersonLimits,
  now: number,
): { until: number } | { sends: PersonSends } {
  if (isAhead(sends.heldUntil, now, DAY_MS)) return { until: sends.heldUntil }
  const last = sends.last[card.templateKey]
  const again = last?.by === card.deliveryId
  const hour = running(sends.hour, now, HOUR_MS)
  const day = running(sends.day, now, DAY_MS)
  if (card.priority > 1 && !again) {
    const waits = [
      last ? last.at + limits.cardGapSeconds * 1000 : 0,
      hour.n >= limits.cardsPerHour ? hour.from + HOUR_MS : 0,
      day.n >= limits.cardsPerDay ? day.from + DAY_MS : 0,
    ].filter((until) => isAhead(until, now, DAY_MS))
    if (waits.length > 0) return { until: Math.max(...waits) }
  }
  const more = again || card.priority === 1 ? 0 : 1
  return {
    sends: {
      last: { ...sends.last, [card.templateKey]: { at: now, by: card.deliveryId } },
      hour: { from: hour.from, n: hour.n + more },
      day: { from: day.from, n: day.n + more },
      heldUntil: 0,
    },
  }
}

/** In the future, but not so far that only a clock that was set back can explain it. */
function isAhead(until: number, now: number, atMost: number): boolean {
  return until > now && until <= now + atMost
}

/** Clocks of workers differ a little: a window that begins a moment from now is the running one. */
function running(window: { from: number; n: number }, now: number, ms: number): { from: number; n: number } {
  return Math.abs(now - window.from) < ms ? window : { from: now, n: 0 }
}
