import type { Case } from '@mingdu/shared/cases/cases.schema'
import type { Guide } from '@mingdu/shared/guides/guides.schema'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import { NATIONAL_CALENDAR } from '@mingdu/shared/kernel/calendar-data'
import type { Page } from '@mingdu/shared/kernel/page'
import { addDays, dateInShanghai, shanghaiMidnight, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { isWorkday, workdayBefore } from '@mingdu/shared/kernel/work-calendar'
import { DEMO_CASES, type DemoCase, type DemoCaseAct } from './demo.cases'
import { demoPage } from './demo.photos'
import { jointSteps } from './demo.joint.play'
import { ratingSteps, type PlayedCase, type RatingsStage } from './demo.ratings.play'
import type { Player } from './demo.player'
import { threadSteps } from './demo.thread'

const HOUR = 3_600_000
const MINUTE = 60_000

export interface CaseStage {
  player: Player
  now: number
  today: PlainDate
  orgIds: ReadonlyMap<string, string>
  setTime(epochMs: number): void
  /** What the worker does about the clocks of cases. */
  wake(): Promise<unknown>
  /** The link of a rating that a code or a message carries. */
  linkOf: RatingsStage['linkOf']
}

interface Step {
  at: number
  run(): Promise<void>
}

/** Plays how the cases came to where they stand, in the order of time, and leaves the clock at now. */
export async function playCases(stage: CaseStage): Promise<void> {
  const { player, now, setTime, wake } = stage
  const { items } = await player.read<Page<{ id: string; title: string }>>('chuangkou1', '/guides?limit=100')
  const idOf = (title: string) => items.find((guide) => guide.title === title)?.id ?? ''
  const opened = new Map<string, PlayedCase>()
  const beside = ratingsStage(opened, stage)
  const steps = [
    ...DEMO_CASES.flatMap((one, i) => {
      const open = { id: '', no: '', office: one.office }
      opened.set(one.applicant.idNumber, open)
      return stepsOf(one, { index: i, guideId: idOf(one.guide), open }, stage)
    }),
    ...ratingSteps(beside),
    ...jointSteps({ ...beside, orgIds: stage.orgIds }),
    ...threadSteps(beside),
  ]
  let day: PlainDate | null = null
  for (const step of steps.sort((a, b) => a.at - b.at)) {
    day = await daysUntil(step.at, day, stage)
    setTime(step.at)
    await step.run()
  }
  await daysUntil(now, day, stage)
  setTime(now)
  await wake()
}

function ratingsStage(
  opened: ReadonlyMap<string, PlayedCase>,
  { player, linkOf, today, now }: CaseStage,
): RatingsStage {
  return {
    ...{ player, linkOf },
    dayOf: (ago) => workday(today, ago),
    at: (ago, nth) => Math.min(shanghaiMidnight(workday(today, ago)) + (9 + nth) * HOUR, now),
    caseOf: (idNumber) => {
      const found = opened.get(idNumber)
      if (!found) throw new Error(`demo: nobody with the number ${idNumber} applied`)
      return found
    },
  }
}

/** Each morning between, the clocks act by themselves. @returns the day of `at` */
async function daysUntil(
  at: number,
  last: PlainDate | null,
  { setTime, wake }: CaseStage,
): Promise<PlainDate> {
  const day = dateInShanghai(at)
  for (let next = addDays(last ?? day, 1); next <= day; next = addDays(next, 1)) {
    setTime(Math.min(shanghaiMidnight(next) + MINUTE, at))
    await wake()
  }
  return day
}

function stepsOf(
  one: DemoCase,
  { index, guideId, open }: { index: number; guideId: string; open: PlayedCase },
  stage: CaseStage,
): Step[] {
  const at = (ago: number, nth: number) => {
    const planned = shanghaiMidnight(workday(stage.today, ago)) + (9 + nth) * HOUR + (index % 12) * 4 * MINUTE
    return Math.min(planned, stage.now)
  }
  return [
    { at: at(one.received, 0), run: () => receive(one, { index, guideId, open }, stage) },
    ...one.acts.map((act, i) => ({
      at: at(act.ago, nthOfDay(one, i)),
      run: () => play(act, one.office, open.id, stage),
    })),
  ]
}

/** So many working days before today; 0 is today, or the last working day before a rest day. */
function workday(today: PlainDate, ago: number): PlainDate {
  const last = isWorkday(NATIONAL_CALENDAR, today) ? today : workdayBefore(NATIONAL_CALENDAR, today, 1)
  return ago === 0 ? last : workdayBefore(NATIONAL_CALENDAR, last, ago)
}

/** Acts of one day follow each other, after the receipt. */
function nthOfDay({ received, acts }: DemoCase, i: number): number {
  const earlier = acts.slice(0, i).filter(({ ago }) => ago === acts[i]?.ago).length
  return earlier + (acts[i]?.ago === received ? 1 : 0)
}

async function receive(
  one: DemoCase,
  { index, guideId, open }: { index: number; guideId: string; open: PlayedCase },
  { player }: CaseStage,
): Promise<void> {
  const clerk = `chuangkou${one.office}`
  const { published } = await player.read<Guide>(clerk, `/guides/${guideId}`)
  if (!published) throw new Error(`demo: “${one.guide}” is not published`)
  const answers = one.answers ?? {}
  const paper = async (nth: number, name: string) =>
    player.photo(clerk, `${name}.jpg`, await demoPage(index * 7 + nth))
  const materials = []
  for (const [nth, { key, name }] of materialsFor(published, answers).materials.entries()) {
    const given = one.given?.[key] ?? 'paper'
    materials.push({ key, given, fileIds: given === 'files' ? [await paper(nth, name)] : [] })
  }
  const agent = one.agent ? { ...one.agent, fileIds: [await paper(50, '授权委托书')] } : null
  const body = { guideId, answers, applicant: { ...one.applicant, agent }, materials }
  const { id, no } = await player.write<Case>(clerk, 'POST', '/cases', body)
  Object.assign(open, { id, no })
}

async function play(
  { act, body }: DemoCaseAct,
  office: DemoCase['office'],
  id: string,
  { player }: CaseStage,
): Promise<void> {
  const person = `${WHO[act]}${office}`
  const { version } = await player.read<Case>(person, `/cases/${id}`)
  await player.write(person, 'POST', `/cases/${id}/${act}`, { version, ...body })
}

const WHO: Record<DemoCaseAct['act'], 'chuangkou' | 'shencha' | 'jueding'> = {
  accept: 'chuangkou',
  askCorrection: 'chuangkou',
  correct: 'chuangkou',
  supply: 'chuangkou',
  refuse: 'chuangkou',
  make: 'chuangkou',
  deliver: 'chuangkou',
  withdraw: 'chuangkou',
  take: 'shencha',
  startReview: 'shencha',
  startSpecial: 'shencha',
  endSpecial: 'shencha',
  extend: 'shencha',
  sendUp: 'shencha',
  terminate: 'shencha',
  transfer: 'shencha',
  sendBack: 'jueding',
  grant: 'jueding',
  deny: 'jueding',
}
