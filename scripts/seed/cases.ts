import { createHash } from 'node:crypto'
import { isEnteredLate } from '@mingdu/shared/cases/cases.rollups'
import { isEnd } from '@mingdu/shared/cases/cases.states'
import { stepDaysOf } from '@mingdu/shared/cases/steps.clock'
import { trackingNo } from '@mingdu/shared/cases/tracking.rules'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import { addDays, plainDate, yearOf, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { isWorkday, type WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { currentCalendar } from '../../server/src/modules/calendar/calendar.service'
import { derivedClocks } from '../../server/src/modules/cases/cases.clocks'
import {
  countSeeded,
  insertSeeded,
  newCaseId,
  removeSeeded,
  SEEDED,
} from '../../server/src/modules/cases/cases.seed.repo'
import type { CaseDoc } from '../../server/src/modules/cases/cases.repo'
import { caseTerms } from '../../server/src/modules/cases/cases.service'
import { rebuildRollups } from '../../server/src/modules/cases/cases.rollups'
import { allOrgs, orgsById } from '../../server/src/modules/orgs/orgs.service'
import type { SealBox } from '../../server/src/seal-box'
import { systemTime } from '../../server/src/time'
import { caseItems, type CaseItem } from './case-items'
import { applicants, type Applicant } from './case-people'
import { planOf, type Step } from './case-plans'
import { papersLeft } from '../../server/src/modules/cases/cases.left'
import { momentOf, paperBook, played, type PlayDay, type Staff } from './case-play'
import { seededRandom, type Random } from './random'

export const CASES_TOTAL = 200_000
const YEARS = 2
const PORTION = 500
const SEED = 20_261_129

/** A case on its way: what is still to happen to it. */
interface Running {
  doc: CaseDoc
  steps: Step[]
}

interface World extends Omit<PlayDay, 'today'> {
  items: readonly CaseItem[]
  people: readonly Applicant[]
  numbers: Set<string>
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
  let counted = await rebuildRollups()
  // the worker may have counted something meanwhile
  for (let again = 0; counted === null && again < 5; again += 1) counted = await rebuildRollups()
  if (counted === null) throw new Error('汇总没有完成：系统正在繁忙地办件，请稍后再运行一次')
  tell(`办件 ${counted} 件已全部汇总，用时 ${seconds()} 秒`)
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
    terms,
    calendar,
    book,
    items,
    people: applicants(random, box, today),
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
  const finish = async (doc: CaseDoc) => {
    finished.push({ ...doc, ...derivedClocks(doc, world.calendar, today) })
    if (finished.length < PORTION) return
    // one portion is written while the next is played
    await writing
    writing = insertSeeded(finished.splice(0))
    done += PORTION
    if (done % 20_000 === 0) tell(done)
  }
  for (const [i, day] of days.entries()) {
    const upTo = (n: number) => Math.floor((n * total) / days.length)
    const fresh = Array.from({ length: upTo(i + 1) - upTo(i) }, () => received(day, world))
    for (const running of [...fresh, ...(agenda[i] ?? [])])
      await goOn(running, i, { days, agenda, world, finish })
    agenda[i] = []
  }
  await writing
  await insertSeeded(finished.splice(0))
}

interface Play {
  days: readonly PlainDate[]
  agenda: Running[][]
  world: World
  finish(doc: CaseDoc): Promise<void>
}

/** Plays what is due today and notes when the next thing is; what comes after today has not happened. */
async function goOn(running: Running, i: number, { days, agenda, world, finish }: Play): Promise<void> {
  const today = days[i]
  if (!today) return
  let { doc, steps } = running
  for (;;) {
    const [next, ...rest] = steps
    if (!next || isEnd(doc.state)) return finish(doc)
    if (next.after > 0) {
      const then = agenda[i + next.after]
      if (!then) return finish(doc)
      then.push({ doc, steps: [{ ...next, after: 0 }, ...rest] })
      return
    }
    doc = played(doc, next, { ...world, today, staff: staffOf(doc.orgId) })
    steps = rest
  }
}

function received(day: PlainDate, world: World): Running {
  const { random, calendar, book, items, people } = world
  // a few items have most of the cases
  const item = items[Math.floor(random.next() ** 2 * items.length)] ?? random.pick(items)
  const { power, guide, content } = item
  const no = unusedNo(random, world.numbers)
  const eventOn = random.chance(0.03) ? addDays(day, -random.between(1, 6)) : day
  const { answers, materials } = answered(random, content)
  const staff = staffOf(power.orgId)
  const at = momentOf({ history: [] }, day, random)
  const doc: CaseDoc = {
    ...{ _id: newCaseId(), version: 1, no, regionId: power.regionId, orgId: power.orgId },
    power: { id: power.id, code: power.code, name: power.name, type: power.type, no: power.no },
    ...{ guide, answers: { ...answers, ...SEEDED }, title: content.title, basis: content.limitBasis },
    ...{ legalDays: content.legalDays, promisedDays: content.promisedDays, phone: content.phone },
    certificate: content.results.length > 0,
    ...{ applicant: random.pick(people)(no), citizenId: null, tellId: '', openSteps: 0 },
    ...{ stepDays: stepDaysOf(content.stages), stages: [{ state: 'received', on: eventOn }] },
    channel: random.chance(0.6) ? 'window' : random.chance(0.7) ? 'miniapp' : 'h5',
    materials: materials.map(({ key, name, necessity, form, deferDays, promiseDays }) => ({
      ...{ key, name, needed: necessity !== 'optional' && form !== 'exempt', deferDays, promiseDays },
      ...{ given: 'paper' as const, owedBy: null, fileIds: [] },
    })),
    ...{ notices: [], state: 'received', receivedOn: eventOn, firstReceivedOn: eventOn, enteredOn: day },
    ...{ enteredLate: isEnteredLate(eventOn, day, calendar), acceptedOn: null, silent: false, segments: [] },
    ...{ reviewer: null, handlerIds: [staff.window.id], opinion: null, decision: null, delivery: null },
    ...{ ended: null, papers: [], due: null, tentative: false, decideBy: null, netDays: 0, timing: null },
    ...{ wakesOn: null, changedAt: at },
    history: [{ at, who: staff.window.name, what: '收件', note: '', version: 1 }],
  }
  const numbers = book.take(doc, ['receipt'], day)
  const papers = papersLeft(numbers, doc, {}, { today: day, calendar, orgName: book.orgName(doc) })
  return { doc: { ...doc, papers }, steps: planOf(random, doc) }
}

/** Answers that lead to an end where the application may go on. */
function answered(random: Random, content: CaseItem['content']) {
  const answers: Record<string, string> = {}
  for (;;) {
    const { ask, materials } = materialsFor(content, answers)
    if (!ask) return { answers, materials }
    answers[ask.key] = random.pick(ask.options.filter(({ stop }) => stop === '')).key
  }
}

function unusedNo(random: Random, numbers: Set<string>): string {
  for (;;) {
    const no = trackingNo((max) => random.below(max))
    if (numbers.has(no)) continue
    numbers.add(no)
    return no
  }
}

/** People who do not exist, by role only, always the same of a unit. */
function staffOf(orgId: string): Staff {
  const known = STAFF.get(orgId)
  if (known) return known
  const one = (role: string, name: string) => ({
    id: createHash('sha256').update(`${orgId} ${role}`).digest('hex').slice(0, 24),
    name,
  })
  const staff = {
    window: one('window', '演示·窗口'),
    reviewer: one('reviewer', '演示·审查'),
    decider: one('decider', '演示·决定'),
  }
  STAFF.set(orgId, staff)
  return staff
}

const STAFF = new Map<string, Staff>()

function workdays(first: PlainDate, last: PlainDate, calendar: WorkCalendar): PlainDate[] {
  const days: PlainDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkday(calendar, day)) days.push(day)
  return days
}
