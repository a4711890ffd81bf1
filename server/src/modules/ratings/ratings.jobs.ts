import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { defaultRating } from '@mingdu/shared/ratings/rating-limits.rules'
import { defaultDue } from '@mingdu/shared/ratings/ratings.rules'
import { RATING_LEVELS } from '@mingdu/shared/ratings/ratings.states'
import { inTransaction, type Tx } from '../../db/connection'
import type { Logger } from '../../log'
import type { BusinessTime } from '../../time'
import { currentRules } from '../rules/rules.service'
import { ratingsDay } from './ratings.day'
import { aboutOf } from './ratings.give'
import {
  readInvitation,
  setInvitationState,
  unansweredSince,
  type InvitationDoc,
} from './ratings.invitations.repo'
import { insertRating, listRectifications, OPEN_STATES } from './ratings.repo'
import { tellLate } from './ratings.tell'

const BATCH = 100

/**
 * Where a place has turned it on, answers for who has not answered in time; such a rating never enters the rate that is
 * published. Safe to call at any time.
 * @returns how many were written
 */
export async function giveDefaultRatings(time: BusinessTime, log: Logger): Promise<number> {
  const rule = defaultRating((await currentRules()).values)
  if (!rule) return 0
  const { today, calendar } = await ratingsDay(time)
  const at = new Date(time.now())
  const isDue = ({ invitedOn }: InvitationDoc) =>
    defaultDue(plainDate(invitedOn), calendar, rule.days).date < today
  const give = (one: InvitationDoc) =>
    inTransaction((tx) => giveDefault(String(one._id), { level: rule.level, today, at }, tx))
  let [given, after]: [number, InvitationDoc | null] = [0, null]
  for (;;) {
    const open: InvitationDoc[] = await unansweredSince(addDays(today, -rule.days - 1), after, BATCH)
    for (const one of open.filter(isDue)) if (await give(one)) given += 1
    after = open.at(-1) ?? null
    if (open.length < BATCH) break
  }
  if (given > 0) log.info({ given, day: today }, 'default ratings given')
  return given
}

/**
 * Tells of every limit of a 差评 that has passed, once for each limit; safe to call at any time.
 * @returns how many are late
 */
export async function warnLateRectifications(time: BusinessTime): Promise<number> {
  const { today } = await ratingsDay(time)
  const at = new Date(time.now())
  let [late, cursor]: [number, string | undefined] = [0, undefined]
  for (;;) {
    const wanted = { states: OPEN_STATES, lateOn: today, limit: BATCH, cursor }
    const { items, nextCursor } = await listRectifications({ kind: 'all' }, wanted)
    for (const doc of items) await inTransaction((tx) => tellLate(doc, at, tx))
    late += items.length
    if (nextCursor === null) return late
    cursor = nextCursor
  }
}

async function giveDefault(
  id: string,
  { level, today, at }: { level: keyof typeof RATING_LEVELS; today: PlainDate; at: Date },
  tx: Tx,
): Promise<boolean> {
  const invitation = await readInvitation(id, tx)
  if (invitation?.state !== 'open') return false
  const said = { level, tags: [], text: '', source: 'default', channel: null } as const
  await insertRating(
    {
      ...{ ...aboutOf(invitation), ...said, tags: [] },
      ...{ ratedOn: today, ratedAt: at, changed: false, rectification: null },
    },
    { at, who: '系统', what: '默认评价', note: RATING_LEVELS[level] },
    tx,
  )
  await setInvitationState(id, 'defaulted', tx)
  return true
}
