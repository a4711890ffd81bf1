import type { CaseState } from '@mingdu/shared/cases/cases.states'
import { addDays, plainDate, shanghaiMidnight, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { RatingLevel, RatingStage } from '@mingdu/shared/ratings/ratings.states'
import { isBad, RATING_LEVELS, RATING_STAGES } from '@mingdu/shared/ratings/ratings.states'
import { seededCases, type RatedCase } from '../../server/src/modules/cases/cases.seed.repo'
import { ratingsDay, type RatingsDay } from '../../server/src/modules/ratings/ratings.day'
import { openRectification, RECTIFY } from '../../server/src/modules/ratings/ratings.rectify'
import {
  countSeededRatings,
  insertSeededRatings,
  newRatingId,
  removeSeededRatings,
  SEEDED_RATER,
  type InvitationDoc,
  type RatingDoc,
} from '../../server/src/modules/ratings/ratings.seed.repo'
import { linkShort } from '../../server/src/link-code'
import { systemTime } from '../../server/src/time'
import { countAnew } from './cases'
import { seededRandom, type Random } from './random'

const SEED = 20_261_130
/** Of those who are asked; a case has two or three stages. */
const ANSWERS = 0.6
const LEVELS: readonly [RatingLevel, number][] = [
  ['1', 0.7],
  ['2', 0.88],
  ['3', 0.96],
  ['4', 0.99],
  ['5', 1],
]
const STAGES = {
  accepted: 'accept',
  reviewing: 'handle',
  completed: 'complete',
} as const satisfies Partial<Record<CaseState, RatingStage>>
const CALLER = { id: 'c'.repeat(24), name: '演示·回访' }
const HEAD = { id: 'e'.repeat(24), name: '演示·负责人' }

/**
 * Asks the applicants of all made-up cases to rate each stage they reached, lets most of them answer, has the 差评 seen to
 * by the product's own rules, and counts the sums anew. What an end in the middle has left is taken away first.
 */
export async function seedRatings(tell: (line: string) => void): Promise<void> {
  const started = Date.now()
  const [random, day] = [seededRandom(SEED), await ratingsDay(systemTime)]
  if ((await countSeededRatings()) > 0) await removeSeededRatings()
  let [asked, said, writing] = [0, 0, Promise.resolve()]
  for await (const docs of seededCases()) {
    const all = docs.flatMap((doc) => asksOf(doc).map((one) => answeredOr(one, doc, { random, day })))
    const ratings = all.flatMap(({ rating }) => rating ?? [])
    await writing
    writing = insertSeededRatings(
      all.map(({ invitation }) => invitation),
      ratings,
    )
    asked += all.length
    said += ratings.length
  }
  await writing
  tell(`邀请 ${asked} 次，评价 ${said} 条，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒`)
  tell(
    `办件 ${await countAnew()} 件连同评价已全部汇总，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒`,
  )
}

interface Ask {
  stage: RatingStage
  on: PlainDate
}

/** The stages of a case that were reached, each on its first day. */
function asksOf({ stages }: RatedCase): Ask[] {
  const asks = new Map<RatingStage, Ask>()
  for (const { state, on } of stages) {
    const stage = state in STAGES ? STAGES[state as keyof typeof STAGES] : null
    if (stage && !asks.has(stage)) asks.set(stage, { stage, on: plainDate(on) })
  }
  return [...asks.values()]
}

interface Answering {
  random: Random
  day: RatingsDay
}

function answeredOr(ask: Ask, doc: RatedCase, { random, day }: Answering) {
  const caseId = String(doc._id)
  const { no, title, regionId, orgId, power, handlerIds, applicant } = doc
  const about = {
    caseId,
    caseNo: no,
    title,
    regionId,
    orgId,
    power,
    stage: ask.stage,
    clerk: doc.reviewer,
    handlerIds,
    raterId: `${SEEDED_RATER}${applicant.idMac}`,
    rater: { name: applicant.name.shown, phone: applicant.phone },
    caseChannel: doc.channel,
    window: doc.window,
    invitedOn: ask.on,
    took: null,
  }
  const at = momentOf(ask.on)
  const ratedOn = addDays(ask.on, random.below(4))
  const answers = random.chance(ANSWERS) && ratedOn <= day.today
  const isOver = doc.ended?.as === 'withdrawn' || doc.ended?.as === 'terminated'
  const state = answers ? 'answered' : isOver ? 'closed' : 'open'
  const id = newRatingId()
  const invitation: InvitationDoc = { _id: id, short: linkShort(String(id)), ...about, state, at }
  if (!answers) return { invitation, rating: null }
  const level = levelOf(random)
  const rating: RatingDoc = {
    _id: newRatingId(),
    version: 1,
    invitationId: String(invitation._id),
    ...about,
    level,
    source: random.chance(0.3) ? 'active' : 'invited',
    channel: random.pick(['miniapp', 'h5', 'sms', 'windowQr'] as const),
    tags: [],
    text: '',
    ratedOn,
    ratedAt: momentOf(ratedOn),
    changedAt: momentOf(ratedOn),
    changed: false,
    rectification: isBad(level) ? seenTo(ratedOn, random, day) : null,
    history: [
      {
        at: momentOf(ratedOn),
        who: '评价人',
        what: '评价',
        note: `${RATING_STAGES[ask.stage]}：${RATING_LEVELS[level]}`,
        version: 1,
      },
    ],
  }
  return { invitation, rating }
}

/** Called back, verified and put right some days later, as far as these days have come; a few are left lying. */
function seenTo(ratedOn: PlainDate, random: Random, day: RatingsDay): RatingDoc['rectification'] {
  let doc = openRectification({ ...day, today: ratedOn })
  const lies = random.chance(0.03)
  const called = addDays(ratedOn, random.between(0, 2))
  const seen = addDays(called, random.between(1, 4))
  const done = addDays(seen, random.between(1, 18))
  if (called > day.today) return doc
  doc = RECTIFY.contact(doc, { reached: true, note: '演示：已回访' }, { today: called, by: CALLER }).next
  if (seen > day.today) return doc
  const verified = { outcome: 'explained' as const, until: null, note: '演示：已核实' }
  doc = RECTIFY.verify(doc, verified, { today: seen, by: CALLER }).next
  if (lies || done > day.today) return doc
  return RECTIFY.rectify(doc, { note: '演示：已整改' }, { today: done, by: HEAD }).next
}

function levelOf(random: Random): RatingLevel {
  const roll = random.next()
  return LEVELS.find(([, upTo]) => roll < upTo)?.[0] ?? '1'
}

function momentOf(day: PlainDate): Date {
  return new Date(shanghaiMidnight(day) + 15 * 3_600_000)
}
