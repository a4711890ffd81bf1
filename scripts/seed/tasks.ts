import { MATTER_CATEGORIES, type MatterCategory } from '@mingdu/shared/matters/matters.states'
import type { TaskNodeInput } from '@mingdu/shared/matters/matters.schema'
import { flattenTree } from '@mingdu/shared/matters/tree.rules'
import { addDays, dayNumber, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { isWorkday, type WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { clockOf, derivedClock } from '@mingdu/shared/tasks/clock.rules'
import { plannedPoints } from '@mingdu/shared/tasks/light.rules'
import { sharePoints } from '@mingdu/shared/tasks/reports.rules'
import { findPeople, type Person } from '../../server/src/modules/accounts/accounts.service'
import { dayFacts } from '../../server/src/modules/tasks/day.service'
import { blankMatter } from '../../server/src/modules/matters/matters.blank'
import type { MatterDoc } from '../../server/src/modules/matters/matters.repo'
import {
  insertSeededMatters,
  removeSeededMatters,
  SEEDED_BASIS,
} from '../../server/src/modules/matters/matters.seed.repo'
import { allOrgs } from '../../server/src/modules/orgs/orgs.service'
import {
  countSeededTasks,
  insertSeededTasks,
  removeSeededTasks,
} from '../../server/src/modules/tasks/seed.service'
import { limitOf } from '../../server/src/modules/tasks/tasks.facts'
import { scanLights } from '../../server/src/modules/tasks/tasks.jobs'
import type { TaskDoc } from '../../server/src/modules/tasks/tasks.repo'
import { draftOf, idsOf } from '../../server/src/modules/tasks/tree.drafts'
import { createLogger } from '../../server/src/log'
import { systemTime, type BusinessTime } from '../../server/src/time'
import { seededRandom, type Random } from './random'

export const TASKS_TOTAL = 100_000
const LEAVES = 8
const PORTION = 250
const SEED = 20_261_130

/**
 * Issued matters of eight tasks each, every fourth with two stages of four, in hand of the people who are there: dispatched
 * over the last 160 days, due within 40 to 200 days of it, most of them done as far as planned. Marked 演示; a whole set stays.
 */
export async function seedTasks(
  tell: (line: string) => void,
  total = TASKS_TOTAL,
  time: BusinessTime = systemTime,
): Promise<void> {
  const started = Date.now()
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
  const there = await countSeededTasks(SEEDED_BASIS)
  if (there >= total) return tell(`演示任务已有 ${there} 项`)
  if (there > 0) {
    await removeSeededTasks(SEEDED_BASIS)
    await removeSeededMatters()
  }
  const world = await worldOf(time)
  const matters = Math.ceil(total / LEAVES)
  for (let first = 0; first < matters; first += PORTION) {
    const made = Array.from({ length: Math.min(PORTION, matters - first) }, (_, i) =>
      issued(first + i, world),
    )
    await insertSeededMatters(made.map(({ matter }) => matter))
    await insertSeededTasks(made.flatMap(({ nodes }) => nodes))
    if ((first / PORTION) % 10 === 9) tell(`任务 ${(first + PORTION) * LEAVES} / ${total}，${seconds()} 秒`)
  }
  tell(`任务 ${matters * LEAVES} 项已写入，用时 ${seconds()} 秒，正在计算灯`)
  await scanLights({ today: time.today, now: () => startOfDay(time) }, createLogger('silent', 'seed'))
  tell(`任务 ${matters * LEAVES} 项的灯已算好，用时 ${seconds()} 秒`)
}

interface World {
  random: Random
  calendar: WorkCalendar
  today: PlainDate
  orgs: { id: string; handlers: Person[] }[]
  supervisors: Person[]
  regionId: string
  day: Awaited<ReturnType<typeof dayFacts>>
}

async function worldOf(time: BusinessTime): Promise<World> {
  const day = await dayFacts(time)
  const orgs = await allOrgs()
  const region = orgs.find(({ kind }) => kind === 'region')
  if (!region) throw new Error('数据库里还没有单位。请先运行 npm start，再运行这个命令')
  const people = await findPeople({ orgIds: orgs.map(({ id }) => id), activeOnly: true })
  const withRole = (role: Person['roles'][number]) => people.filter(({ roles }) => roles.includes(role))
  const handlers = withRole('handler')
  const supervisors = withRole('supervisor')
  if (handlers.length === 0 || supervisors.length === 0)
    throw new Error('没有承办人或督查员，任务没有人可派。请先运行 npm start，再运行这个命令')
  return {
    ...{ random: seededRandom(SEED), calendar: day.calendar, today: day.today, day, supervisors },
    regionId: region.id,
    orgs: [...new Set(handlers.map(({ orgId }) => orgId))].map((id) => ({
      id,
      handlers: handlers.filter(({ orgId }) => orgId === id),
    })),
  }
}

/** One matter in hand with its tree. */
function issued(i: number, world: World): { matter: MatterDoc; nodes: TaskDoc[] } {
  const { random, today, calendar, regionId } = world
  const on = workdayNear(addDays(today, -random.between(1, 160)), calendar)
  const due = workdayNear(addDays(on, random.between(150, 200)), calendar)
  const [supervisor, lead] = [random.pick(world.supervisors), random.pick(world.orgs)]
  const at = new Date(`${on}T02:00:00.000Z`)
  const by = { id: supervisor.id, name: supervisor.name }
  const category = random.pick(Object.keys(MATTER_CATEGORIES) as MatterCategory[])
  const matter = blankMatter(
    {
      ...{ title: `演示督查事项第${i + 1}号`, category, leadOrgId: lead.id, supervisor: by, due, note: '' },
      jointOfficeId: null,
      basis: { kind: 'workReport', text: SEEDED_BASIS, fileIds: [], instructionId: null },
      plan: { text: '', fileIds: [] },
    },
    { ...by, orgId: supervisor.orgId, orgName: supervisor.orgName, regionId },
    at,
  )
  Object.assign(matter, {
    ...{ no: `规模督〔${on.slice(0, 4)}〕${i + 1}号`, state: 'issued', approvedBy: by, approvedAt: at },
    ...{ dispatchedAt: at, dispatchedOn: on },
  })
  const nodes = treeOf(i, matter, on, due, world).map((doc) => dispatched(doc, on, at, world))
  return { matter: { ...matter, orgIds: [...new Set([lead.id, ...nodes.map(({ orgId }) => orgId)])] }, nodes }
}

function treeOf(i: number, matter: MatterDoc, on: PlainDate, end: PlainDate, world: World): TaskDoc[] {
  const { random, calendar } = world
  const leaf = (n: number, weight: number): TaskNodeInput => {
    const org = random.pick(world.orgs)
    const due = workdayNear(addDays(on, random.between(40, 149)), calendar)
    return {
      ...{ title: `演示任务第${i + 1}-${n + 1}项`, requirement: '', orgId: org.id, coOrgIds: [], weight },
      ...{ handlerId: random.pick(org.handlers).id, limit: { kind: 'date', due } },
      ...{ quantity: { unit: '处', target: random.between(10, 90) }, milestones: [], attachmentIds: [] },
      children: [],
    }
  }
  const leaves = (first: number, count: number) =>
    Array.from({ length: count }, (_, n) => leaf(first + n, n === 0 ? 100 - (count - 1) * 12 : 12))
  const stage = (title: string, first: number): TaskNodeInput => ({
    ...leaf(first, 50),
    ...{ title, handlerId: null, quantity: null, limit: { kind: 'date', due: end } },
    children: leaves(first, LEAVES / 2),
  })
  const nodes = i % 4 === 0 ? [stage('第一阶段', 0), stage('第二阶段', LEAVES / 2)] : leaves(0, LEAVES)
  const placed = flattenTree(nodes)
  const people = new Map(
    world.orgs.flatMap(({ handlers }) => handlers.map(({ id, name }) => [id, { id, name }])),
  )
  const owner = {
    ...{ id: String(matter._id), no: matter.no, title: matter.title, category: matter.category },
    ...{ basis: SEEDED_BASIS, regionId: matter.regionId, supervisor: matter.supervisor },
  }
  const ids = idsOf(placed, [])
  return placed.map((place) =>
    draftOf(owner, place, ids, [], people, matter.supervisor.name, matter.createdAt),
  )
}

/** In hand since this day, and verified as far as most are: a little ahead of the plan or behind it. */
function dispatched(doc: TaskDoc, on: PlainDate, at: Date, { random, calendar, day }: World): TaskDoc {
  const clock = derivedClock(clockOf(limitOf(doc.limit), on), calendar)
  const planned = plannedPoints({ dispatchedOn: on, due: clock.due, closedOn: null }, day)
  const wanted = Math.min(95, Math.max(0, Math.round(planned / 100 + random.between(-12, 30))))
  const done = Math.floor((doc.amount.target * wanted) / 100)
  const share = sharePoints(done, doc.amount.target)
  return {
    ...doc,
    ...{
      state: 'inHand',
      listed: doc.leaf,
      dispatchedAt: at,
      dispatchedOn: on,
      signedAt: doc.leaf ? at : null,
    },
    ...{ due: clock.due, dueTentative: clock.tentative, limitDays: clock.limitDays, dueVersion: 1 },
    ...(doc.leaf
      ? { amount: { ...doc.amount, verified: done, claimed: done }, verified: share, claimed: share }
      : {}),
    ...{ warnedThrough: day.today, lightUntil: '', changedAt: at },
  }
}

function workdayNear(date: PlainDate, calendar: WorkCalendar): PlainDate {
  return isWorkday(calendar, date) ? date : workdayNear(addDays(date, -1), calendar)
}

/** Before the moment at which people are told. */
function startOfDay(time: BusinessTime): number {
  return dayNumber(plainDate(time.today())) * 86_400_000 - 8 * 3_600_000
}
