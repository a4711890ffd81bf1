import { createHash } from 'node:crypto'
import { isEnteredLate } from '@mingdu/shared/cases/cases.rollups'
import { stepDaysOf } from '@mingdu/shared/cases/steps.clock'
import { trackingNo } from '@mingdu/shared/cases/tracking.rules'
import { WINDOW_ONLINE, WINDOW_UNSAID, windowsOf } from '@mingdu/shared/cases/windows.rules'
import type { GuideMaterial } from '@mingdu/shared/guides/guides.schema'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import { addDays, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { papersLeft } from '../../server/src/modules/cases/cases.left'
import type { CaseDoc } from '../../server/src/modules/cases/cases.repo'
import { newCaseId, SEEDED } from '../../server/src/modules/cases/cases.seed.repo'
import type { CaseItem } from './case-items'
import type { Applicant } from './case-people'
import { momentOf, type PlayDay, type Staff } from './case-play'
import type { Random } from './random'

/** What cases are made of. */
export interface World extends Omit<PlayDay, 'today'> {
  items: readonly CaseItem[]
  people: readonly Applicant[]
  numbers: Set<string>
}

/** An application that comes in on a day; like the rest of the seed the same at every run. */
export function received(day: PlainDate, world: World): CaseDoc {
  const { random, calendar, book, items, people } = world
  // a few items have most of the cases
  const { power, guide, content } = items[Math.floor(random.next() ** 2 * items.length)] ?? random.pick(items)
  const no = unusedNo(random, world.numbers)
  const eventOn = random.chance(0.03) ? addDays(day, -random.between(1, 6)) : day
  const { answers, materials } = answered(random, content)
  const { window } = staffOf(power.orgId)
  const channel = random.chance(0.6) ? 'window' : random.chance(0.7) ? 'miniapp' : 'h5'
  const at = momentOf({ history: [] }, day, random)
  // one literal without spreads: of spread objects every later copy takes several times as long
  const doc: CaseDoc = {
    _id: newCaseId(),
    version: 1,
    no,
    regionId: power.regionId,
    orgId: power.orgId,
    power: { id: power.id, code: power.code, name: power.name, type: power.type, no: power.no },
    guide,
    answers: Object.assign(answers, SEEDED),
    title: content.title,
    legalDays: content.legalDays,
    promisedDays: content.promisedDays,
    basis: content.limitBasis,
    phone: content.phone,
    certificate: content.results.length > 0,
    applicant: random.pick(people)(no),
    citizenId: null,
    tellId: '',
    channel,
    window: channel === 'window' ? random.pick(windowsOrNone(content)) : WINDOW_ONLINE,
    materials: materials.map(seededMaterial),
    notices: [],
    state: 'received',
    receivedOn: eventOn,
    firstReceivedOn: eventOn,
    enteredOn: day,
    enteredLate: isEnteredLate(eventOn, day, calendar),
    acceptedOn: null,
    silent: false,
    segments: [],
    reviewer: null,
    handlerIds: [window.id],
    stages: [{ state: 'received', on: eventOn }],
    stepDays: stepDaysOf(content.stages),
    openSteps: 0,
    opinion: null,
    decision: null,
    delivery: null,
    ended: null,
    papers: [],
    due: null,
    tentative: false,
    decideBy: null,
    netDays: 0,
    timing: null,
    wakesOn: null,
    changedAt: at,
    history: [{ at, who: window.name, what: '收件', note: '', version: 1 }],
  }
  const numbers = book.take(doc, ['receipt'], day)
  doc.papers = papersLeft(numbers, doc, {}, { today: day, calendar, orgName: book.orgName(doc) })
  return doc
}

function seededMaterial({ key, name, necessity, form, deferDays, promiseDays }: GuideMaterial) {
  return {
    key,
    name,
    needed: necessity !== 'optional' && form !== 'exempt',
    deferDays,
    promiseDays,
    given: 'paper' as const,
    owedBy: null,
    fileIds: [],
  }
}

function windowsOrNone({ places }: CaseItem['content']): string[] {
  const windows = windowsOf(places)
  return windows.length > 0 ? windows : [WINDOW_UNSAID]
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
export function staffOf(orgId: string): Staff {
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
