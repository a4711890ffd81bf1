import { randomInt } from 'node:crypto'
import {
  CLUE_IDENTITIES,
  CLUE_KINDS,
  CLUE_RESOLUTIONS,
  type ClueIdentity,
  type ClueKind,
  type ClueResolution,
  type ClueState,
} from '@mingdu/shared/clues/clues.states'
import { bodyOf, isShut, shutFor, type RecusalOrg } from '@mingdu/shared/clues/recusal.rules'
import { RECUSAL_RULE_VERSION } from '@mingdu/shared/clues/clues.rules'
import { trackingNo } from '@mingdu/shared/cases/tracking.rules'
import { addDays, dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { RATING_LEVELS, type RatingLevel } from '@mingdu/shared/ratings/ratings.states'
import { BLANK_CLUE } from '../../server/src/modules/clues/clues.blank'
import type { AssignmentDoc, ClueDoc } from '../../server/src/modules/clues/clues.repo'
import {
  countSeededClues,
  insertSeededClues,
  removeSeededClues,
  SEEDED_KEYWORD,
  seededId,
} from '../../server/src/modules/clues/clues.seed.repo'
import { countEveryDay } from '../../server/src/modules/clues/sums.jobs'
import { allOrgs, type OrgNode } from '../../server/src/modules/orgs/orgs.service'
import { publishReportMonths } from '../../server/src/modules/public-report/public-report.jobs'
import { forgetMonths } from '../../server/src/modules/public-report/public-report.repo'
import { noteSearchReload } from '../../server/src/modules/search/search.service'
import { systemTime, type BusinessTime } from '../../server/src/time'
import { seededRandom, type Random } from './random'

export const CLUES_TOTAL = 300_000
const PORTION = 2000
const SEED = 20_261_201
const DAY = 86_400_000
/** Three years of them. */
const SPREAD = 1095 * DAY

/** Sent over three years about the units that are there, most of them closed; marked 演示. A whole set stays. */
export async function seedClues(
  tell: (line: string) => void,
  total = CLUES_TOTAL,
  time: BusinessTime = systemTime,
): Promise<void> {
  const started = Date.now()
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
  const there = await countSeededClues()
  if (there >= total) return tell(`演示线索已有 ${there} 条`)
  if (there > 0) await removeSeededClues()
  const world = await worldOf(time)
  for (let first = 0; first < total; first += PORTION) {
    const count = Math.min(PORTION, total - first)
    await insertSeededClues(
      Array.from({ length: count }, (_, i) => clueOf((first + i) / Math.max(1, total - 1), world)),
    )
    if ((first / PORTION) % 25 === 24) tell(`线索 ${first + count} / ${total}，${seconds()} 秒`)
  }
  await noteSearchReload()
  tell(`线索的数字已重数 ${await countEveryDay()} 天，${seconds()} 秒`)
  await forgetMonths()
  tell(`公开报告已公布 ${await publishReportMonths(time)} 个月，${seconds()} 秒`)
  tell(`线索 ${total} 条已写入，用时 ${seconds()} 秒`)
}

interface World {
  random: Random
  now: number
  regionId: string
  units: OrgNode[]
  known: RecusalOrg[]
}

async function worldOf(time: BusinessTime): Promise<World> {
  const orgs = await allOrgs()
  const region = orgs.find(({ kind }) => kind === 'region')
  const units = orgs.filter(
    ({ kind, status }) => kind !== 'region' && kind !== 'office' && status === 'active',
  )
  if (!region || units.length < 2) throw new Error('数据库里还没有单位。请先运行 npm start，再运行这个命令')
  return {
    ...{ random: seededRandom(SEED), now: time.now(), regionId: region.id, units },
    known: orgs.map(({ id, kind, path, successor }) => ({
      id,
      kind,
      path,
      successorId: successor?.id ?? null,
    })),
  }
}

const KINDS = Object.keys(CLUE_KINDS) as ClueKind[]
const IDENTITIES = Object.keys(CLUE_IDENTITIES) as ClueIdentity[]
const RESOLUTIONS = Object.keys(CLUE_RESOLUTIONS) as ClueResolution[]
const LEVELS = Object.keys(RATING_LEVELS) as RatingLevel[]

/** What stands where after a while, out of a hundred. */
const STATES: readonly [ClueState, number][] = [
  ['closed', 84],
  ['declined', 5],
  ['transferred', 4],
  ['answered', 2],
  ['inHand', 3],
  ['dispatched', 1],
  ['received', 1],
]

/** `age`: 0 the oldest, 1 the newest. */
function clueOf(age: number, world: World): ClueDoc {
  const { random, now, regionId, units, known } = world
  const at = new Date(now - Math.round((1 - age) * SPREAD) - random.below(3_600_000))
  const about = random.chance(0.7) ? random.pick(units) : null
  const said = about ? [{ id: about.id, name: about.name }] : []
  const shut = shutFor({ orgIds: said.map(({ id }) => id), people: [] }, known)
  const state = age > 0.999 ? 'received' : stateOf(random)
  const held = HELD.includes(state) ? assignedTo(unitFor(shut.orgIds, world), shut, at, known) : null
  const over = state === 'closed' || state === 'declined' || state === 'transferred'
  const answeredAt = held && state !== 'inHand' && state !== 'dispatched' ? later(at, 5, random) : null
  return {
    ...BLANK_CLUE,
    ...{ _id: seededId(at), no: trackingNo((max) => randomInt(max)) },
    ...{ regionId, kind: random.pick(KINDS), identity: random.pick(IDENTITIES), state },
    ...{ text: textOf(random), place: null, files: [], concernedSaid: said, concernedText: '' },
    ...{ concerned: { orgs: said, people: [] }, shut, keywords: [SEEDED_KEYWORD], createdAt: at },
    ...{ assignment: held, answeredAt, closedAt: over ? later(at, 12, random) : null },
    due: held ? addDays(dateInShanghai(at.getTime()), 21) : null,
    resolution: state === 'closed' ? random.pick(RESOLUTIONS) : null,
    rated: state === 'closed' && random.chance(0.4) ? { level: random.pick(LEVELS), text: '', at } : null,
    steps: [{ at, what: '已收到', office: '', note: '' }],
    history: [{ at, who: '群众', what: '提交', note: '', version: 1 }],
  }
}

/** Those that a unit has, or had when they were closed. */
const HELD: readonly ClueState[] = ['closed', 'answered', 'inHand', 'dispatched']

function stateOf(random: Random): ClueState {
  let left = random.below(100)
  for (const [state, share] of STATES) {
    if (left < share) return state
    left -= share
  }
  return 'closed'
}

function unitFor(shutOrgIds: readonly string[], { random, units }: World): OrgNode {
  const free = units.filter(({ path, id }) => !isShut({ orgIds: [...shutOrgIds] }, [...path, id]))
  return random.pick(free)
}

function assignedTo(
  org: OrgNode,
  shut: ClueDoc['shut'],
  at: Date,
  known: readonly RecusalOrg[],
): AssignmentDoc {
  return {
    ...{ org: { id: org.id, name: org.name }, handler: null, workedBy: [], designated: false, note: '', at },
    bodyId: bodyOf(org.id, new Map(known.map((one) => [one.id, one]))),
    ...{ signedAt: null, returnUntil: new Date(at.getTime() + DAY) },
    proof: { ...shut, orgPath: [...org.path, org.id], ruleVersion: RECUSAL_RULE_VERSION, at },
  }
}

function later(at: Date, days: number, random: Random): Date {
  return new Date(at.getTime() + random.between(1, days) * DAY)
}

const WHERE = '滨河路|建设路|人民东路|学府街|工业大道|城东农贸市场|北苑小区|河口码头|开发区标准厂房|新华村'
const WHAT =
  '路灯坏了没有人修|建筑垃圾越堆越多|污水直接排进雨水井|夜里施工噪声到凌晨|占道经营堵住出口|井盖松动响个不停|' +
  '补贴一直没有发到位|办证要求和网上写的不一样|公厕长期锁门|公交站台拆了没有重建|自来水发黄有异味|消防通道被车堵死'
const SINCE = '两个多星期了|从上个月开始|已经半年|反复出现|每逢下雨就这样|天天如此'
const DONE =
  '打过热线说在处理|去单位反映过两次没有回音|现场来看过就没有下文|互相推说不归自己管|登记了没有人联系|还没有向别处反映'
const [PLACES, PROBLEMS, TIMES, TRIED] = [WHERE, WHAT, SINCE, DONE].map((list) => list.split('|')) as [
  string[],
  string[],
  string[],
  string[],
]

function textOf(random: Random): string {
  const door = random.between(1, 480)
  return `${random.pick(PLACES)}${door}号附近${random.pick(PROBLEMS)}，${random.pick(TIMES)}，${random.pick(TRIED)}。`
}
