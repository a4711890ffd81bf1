import { isEnd } from '@mingdu/shared/cases/cases.states'
import { addDays, plainDate, yearOf, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { isWorkday, type WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { currentCalendar } from '../../server/src/modules/calendar/calendar.service'
import { derivedClocks } from '../../server/src/modules/cases/cases.clocks'
import type { CaseDoc } from '../../server/src/modules/cases/cases.repo'
import { rebuildRollups } from '../../server/src/modules/cases/cases.rollups'
import { countSeeded, insertSeeded, removeSeeded } from '../../server/src/modules/cases/cases.seed.repo'
import { caseTerms } from '../../server/src/modules/cases/cases.service'
import { allOrgs, orgsById } from '../../server/src/modules/orgs/orgs.service'
import type { SealBox } from '../../server/src/seal-box'
import { systemTime } from '../../server/src/time'
import { caseItems } from './case-items'
import { applicants } from './case-people'
import { planOf, type Step } from './case-plans'
import { paperBook, played, type PlayDay } from './case-play'
import { received, staffOf, type World } from './case-received'
import { seededRandom } from './random'

export const CASES_TOTAL = 200_000
const YEARS = 2
const PORTION = 500
const SEED = 20_261_129

/** A case on its way: what is still to happen to it. */
interface Running {
  doc: CaseDoc
  steps: Step[]
  /** The step that comes next, and the day on which it has waited long enough. */
  next: number
  waitedUntil: number
}

/**
 * Plays two years of cases day by day by the product's own rules, marked 演示, and counts the sums anew. What an end in the
 * middle has left is taken away first; a whole set stays.
 */
export async function seedCases(
  box: SealBox,
  tell: (line: string) => void,
  total = CASES_TOTAL,
): Promise<void> {
  const started = Date.now()
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
  const there = await countSeeded()
  if (there >= total) tell(`演示办件已有 ${there} 件`)
  else {
    if (there > 0) await removeSeeded()
    await playAll(box, total, (done) => tell(`办件 ${done} / ${total}，${seconds()} 秒`))
  }
  tell(`办件 ${await countAnew()} 件已全部汇总，用时 ${seconds()} 秒`)
}

/** The sums of all cases and what was said of them. @returns how many cases */
export async function countAnew(): Promise<number> {
  // the worker may have counted something meanwhile
  for (let tries = 0; tries < 6; tries += 1) {
    const counted = await rebuildRollups()
    if (counted !== null) return counted
  }
  throw new Error('汇总没有完成：系统正在繁忙地办件，请稍后再运行一次')
}

async function playAll(box: SealBox, total: number, tell: (done: number) => void): Promise<void> {
  const [random, calendar, today] = [
    seededRandom(SEED),
    await currentCalendar(),
    plainDate(systemTime.today()),
  ]
  const region = (await allOrgs()).find(({ kind }) => kind === 'region')
  if (!region) throw new Error('数据库里还没有单位。请先运行 npm start，再运行这个命令')
  const items = await caseItems(region.id)
  if (items.length === 0) throw new Error('没有已发布的办事指南，办件没有事项可办')
  const orgs = await orgsById(items.map(({ power }) => power.orgId))
  const units = new Map(
    [...orgs.values()].map(({ id, shortName, name }) => [id, { name, mark: shortName || name }]),
  )
  const days = workdays(addDays(today, -365 * YEARS), today, calendar)
  const book = await paperBook(units, [...new Set(days.map(yearOf))])
  const terms = await caseTerms()
  const world: World = {
    random,
    box,
    terms,
    calendar,
    book,
    items,
    people: applicants(random, { box, today, cases: total }),
    numbers: new Set(),
  }
  await playDays(days, world, { total, tell })
  await book.close()
}

async function playDays(
  days: readonly PlainDate[],
  world: World,
  { total, tell }: { total: number; tell: (done: number) => void },
): Promise<void> {
  const agenda: Running[][] = days.map(() => [])
  const finished: CaseDoc[] = []
  let [writing, done] = [Promise.resolve(), 0]
  const today = days.at(-1) ?? plainDate(systemTime.today())
  const finish = (doc: CaseDoc) => {
    finished.push(Object.assign(doc, derivedClocks(doc, world.calendar, today)))
    return finished.length < PORTION ? undefined : write()
  }
  // one portion is written while the next is played
  const write = async () => {
    await writing
    writing = insertSeeded(finished.splice(0))
    done += PORTION
    if (done % 20_000 === 0) tell(done)
  }
  for (const [i, day] of days.entries()) {
    const upTo = (n: number) => Math.floor((n * total) / days.length)
    const fresh = Array.from({ length: upTo(i + 1) - upTo(i) }, (): Running => {
      const doc = received(day, world)
      return { doc, steps: planOf(world.random, doc), next: 0, waitedUntil: -1 }
    })
    const play = { days, agenda, world: { ...world, today: day }, finish }
    for (const running of [...fresh, ...(agenda[i] ?? [])]) await goOn(running, i, play)
    agenda[i] = []
  }
  await writing
  await insertSeeded(finished.splice(0))
}

interface Play {
  days: readonly PlainDate[]
  agenda: Running[][]
  world: PlayDay
  finish(doc: CaseDoc): Promise<void> | undefined
}

/** Plays what is due today and notes when the next thing is; what comes after today has not happened. */
function goOn(running: Running, i: number, { days, agenda, world, finish }: Play): Promise<void> | undefined {
  const { doc, steps } = running
  const staff = staffOf(doc.orgId)
  for (;;) {
    const next = steps[running.next]
    if (!next || isEnd(doc.state)) return finish(doc)
    if (next.after > 0 && running.waitedUntil !== i) {
      running.waitedUntil = i + next.after
      const then = agenda[running.waitedUntil]
      if (running.waitedUntil >= days.length || !then) return finish(doc)
      then.push(running)
      return undefined
    }
    running.waitedUntil = -1
    played(doc, next, world, staff)
    running.next += 1
  }
}

function workdays(first: PlainDate, last: PlainDate, calendar: WorkCalendar): PlainDate[] {
  const days: PlainDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkday(calendar, day)) days.push(day)
  return days
}
