import type { Id } from '@mingdu/shared/kernel/ids'
import type { PowerFinding } from '@mingdu/shared/powers/powers.schema'
import { POWER_CHECKS, type PowerCheck } from '@mingdu/shared/powers/powers.states'
import type { Scope } from '../../http/actor'
import { Refused } from '../../refused'
import { digestOf } from '../../seal-box'
import { orgsById } from '../orgs/orgs.service'
import { checkedById, type CheckedDoc } from './powers.checks.repo'
import { pairsOf, type Found } from './powers.pairs'
import { orgReach, type OrgReach } from './powers.scope'
import { heldWhileSame, rosterPage, type RosterFilter, type RosterRow } from './roster'

interface ChecksQuery {
  check?: PowerCheck | undefined
  orgId?: Id | undefined
  cursor?: string | undefined
  limit: number
}

const CHECKS = Object.keys(POWER_CHECKS) as PowerCheck[]

/** What the system finds in the list by itself, one check after the other, with how many each found. */
export async function checksPage(scope: Scope, query: ChecksQuery) {
  const reach = await orgReach(scope, query.orgId)
  const counts = await Promise.all(
    CHECKS.map(async (check) => ({ check, count: await countOf(check, reach) })),
  )
  const asked = query.check ? [query.check] : CHECKS
  const page = await pageFrom(asked, reach, query)
  const total = counts.filter(({ check }) => asked.includes(check)).reduce((sum, { count }) => sum + count, 0)
  return { items: await findingViews(page.found), nextCursor: page.next, total, counts }
}

async function countOf(check: PowerCheck, reach: OrgReach): Promise<number> {
  const pairs = await pairsOf(check)
  if (pairs) return pairs.filter(({ power }) => reach.covers(power.orgId)).length
  const orgs = (await heldWhileSame('marks', countMarks)).get(check) ?? new Map<Id, number>()
  return [...orgs].reduce((sum, [orgId, count]) => sum + (reach.covers(orgId) ? count : 0), 0)
}

/** How many powers of each unit bear a mark. */
function countMarks(rows: readonly RosterRow[]): Map<PowerCheck, Map<Id, number>> {
  const counts = new Map(CHECKS.map((check) => [check, new Map<Id, number>()] as const))
  for (const { checks, orgId } of rows)
    for (const check of checks) counts.get(check)?.set(orgId, (counts.get(check)?.get(orgId) ?? 0) + 1)
  return counts
}

/** A page over several checks: the cursor says in which check and where in it. */
async function pageFrom(asked: readonly PowerCheck[], reach: OrgReach, { cursor, limit }: ChecksQuery) {
  const found: (Found & { check: PowerCheck })[] = []
  let [check, inner] = placeOf(asked, cursor)
  while (check !== undefined && found.length < limit) {
    const page = await pageOf(check, reach, inner, limit - found.length)
    for (const one of page.found) found.push({ ...one, check })
    inner = page.next ?? undefined
    if (inner === undefined) check = asked[asked.indexOf(check) + 1]
  }
  return { found, next: check === undefined ? null : `${check}~${inner ?? ''}` }
}

function placeOf(
  asked: readonly PowerCheck[],
  cursor?: string,
): [PowerCheck | undefined, string | undefined] {
  if (cursor === undefined) return [asked[0], undefined]
  const at = cursor.indexOf('~')
  const check = asked.find((one) => one === cursor.slice(0, at))
  if (!check) throw new Refused('input.cursor')
  return [check, cursor.slice(at + 1) || undefined]
}

async function pageOf(check: PowerCheck, reach: OrgReach, cursor: string | undefined, limit: number) {
  const pairs = await pairsOf(check)
  if (!pairs) {
    const { ids, nextCursor } = await rosterPage(showing(check), reach, {
      sort: 'code',
      cursor,
      limit,
    })
    const found = (await checkedById(ids)).map((power): Found => ({ power, other: null }))
    return { found, next: nextCursor }
  }
  const covered = pairs.filter(({ power }) => reach.covers(power.orgId))
  const from = cursor === undefined ? 0 : Number(cursor)
  if (!Number.isSafeInteger(from) || from < 0) throw new Refused('input.cursor')
  return {
    found: covered.slice(from, from + limit),
    next: from + limit < covered.length ? String(from + limit) : null,
  }
}

/** What shows in a power by itself is kept with it. */
function showing(check: PowerCheck): RosterFilter {
  return { key: check, matches: ({ checks }) => checks.includes(check) }
}

async function findingViews(found: readonly (Found & { check: PowerCheck })[]): Promise<PowerFinding[]> {
  const orgs = await orgsById(
    found.flatMap(({ power, other }) => [power.orgId, ...(other ? [other.orgId] : [])]),
  )
  const view = ({ _id, code, name, orgId }: CheckedDoc) => ({
    ...{ id: String(_id), code, name },
    org: { id: orgId, name: orgs.get(orgId)?.name ?? '' },
  })
  return found.map(({ check, power, other }) => ({
    id: digestOf([check, String(power._id), other && String(other._id)]).slice(0, 24),
    check,
    power: view(power),
    text: TEXTS[check](power, other),
    other: other && view(other),
  }))
}

const TEXTS: Record<PowerCheck, (power: CheckedDoc, other: CheckedDoc | null) => string> = {
  handDownWithoutTakeOver: ({ from }) => `${from} 下放，没有单位承接相同编码、基本编码或名称的事项。`,
  cancelledWithGuide: ({ from }) => `${from} 起不再办理，办事指南还在线上，请下线。`,
  reappeared: ({ from }, other) =>
    `${from} 列入清单，与 ${other?.from ?? ''} 取消的“${other?.name ?? ''}”相近，请核对是否明减暗增。`,
  dutyWithoutBasis: ({ dutyCount, dutiesWithoutBasis }) =>
    `${dutyCount} 条责任事项里有 ${dutiesWithoutBasis} 条没有写依据。`,
  noDuties: () => '还没有责任事项，请提出调整补上。',
  noBasis: () => '还没有设定依据，请提出调整补上。',
  noGuide: () => '还没有发布办事指南。',
}
