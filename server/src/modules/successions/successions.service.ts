import type { Id, Ref } from '@mingdu/shared/kernel/ids'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import type { Succession, SuccessionRun } from '@mingdu/shared/successions/successions.api'
import {
  SUCCESSION_KEYS,
  SUCCESSION_KINDS,
  successionNote,
  successionRefusal,
  type MergingOrg,
} from '@mingdu/shared/successions/successions.rules'
import { inTransaction, type Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { findPeople } from '../accounts/accounts.service'
import { succeedPeople } from '../accounts/succession.service'
import { succeedFiles } from '../files/files.service'
import { tellPeople } from '../messages/messages.service'
import { holdOrg, orgIdsOf, orgsById, regionIdOf } from '../orgs/orgs.service'
import { abolishOrg, orgWithBelow } from '../orgs/succession.service'
import { openAtOrg, type OpenAtOrg } from './open.service'
import { insertSuccession, lastSuccession, type Counts, type SuccessionDoc } from './successions.repo'

export interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

export interface SuccessionInput {
  version: number
  toOrgId: Id
  documentNo: string
  reason: string
}

/** How many rows of a kind a list shows; the count beside them is of all. */
const SHOWN = 5

/** What is open at an org and whether it may go up in another. @throws Refused `record.missing` out of scope */
export async function successionOf(
  id: Id,
  toOrgId: Id | undefined,
  { scope, time }: Acting,
): Promise<Succession> {
  const { org, below } = await inTransaction((tx) => orgWithBelow(id, scope, tx))
  const { rows, counts } = await openAtOrg({ id, name: org.name }, time)
  const from = found(await mergingOrg(id, scope))
  const to = toOrgId === undefined ? undefined : await mergingOrg(toOrgId, scope)
  // none chosen yet: what stands against any successor is said already
  const any = { ...from, id: '', path: [], kind: 'department', status: 'active' as const }
  const refusal = successionRefusal(from, toOrgId === undefined ? any : to, counts, below)
  return {
    org: { id, name: org.name, version: org.version },
    to: to ? { id: to.id, name: to.name } : null,
    refusal: refusal ? refusalText(refusal.code, refusal.details) : '',
    groups: SUCCESSION_KEYS.filter((kind) => counts[kind] > 0).map((kind) => ({
      ...{ kind, count: counts[kind] },
      rows: rows[kind].slice(0, SHOWN).map((row) => ({ ...row, due: row.due as never })),
    })),
    run: runView(await lastSuccession(id)),
  }
}

/**
 * 单位并入: people go and the org is over from today on, in one transaction; from then on nothing new can be given to it.
 * Its open work goes after them, record by record (`runSuccessions`). What is over keeps the org that did it.
 * @throws Refused `record.missing`, `version.stale`, those of `successionRefusal`
 */
export async function mergeOrg(
  id: Id,
  input: SuccessionInput,
  acting: Acting,
  tx: Tx,
): Promise<SuccessionRun> {
  const { scope, actor, time } = acting
  const { org, below } = await orgWithBelow(id, scope, tx)
  refuseStale(org, input.version)
  const merging = found(await mergingOrg(id, scope))
  const successor = await mergingOrg(input.toOrgId, scope)
  const from = { id, name: org.name }
  const open = await openAtOrg(from, time, tx)
  refuseIf(successionRefusal({ ...merging, status: org.status }, successor, open.counts, below))
  const to = { id: input.toOrgId, name: successor?.name ?? '' }
  await holdOrg(to.id, tx)
  const { documentNo, reason } = input
  const moving = { from, to, note: successionNote(from.name, to.name, documentNo) }
  await succeedFiles(id, to.id, tx)
  const peopleIds = await succeedPeople(moving, acting, tx)
  const on = time.today()
  await abolishOrg(org, input.version, { ...to, on, documentNo }, reason, acting, tx)
  await tell(from, to, `${moving.note}，自 ${on} 起执行。`, { open, peopleIds, actor, time }, tx)
  const counts = { planned: plannedOf(open), moved: { person: peopleIds.length } }
  return found(runView(await beginRun({ ...moving, on, documentNo, ...counts }, acting, tx)))
}

/** What the worker goes on with. */
function beginRun(
  run: Pick<SuccessionDoc, 'from' | 'to' | 'note' | 'on' | 'documentNo' | 'planned' | 'moved'>,
  { actor, time }: Acting,
  tx: Tx,
): Promise<SuccessionDoc> {
  const by = { id: actor.id, name: actor.name }
  const signed = { by, byOrgName: actor.orgName, at: new Date(time.now()) }
  return insertSuccession({ ...run, orgId: run.from.id, state: 'running', left: [], ...signed }, tx)
}

function plannedOf({ counts }: OpenAtOrg): Counts {
  const moving = SUCCESSION_KEYS.filter((kind) => SUCCESSION_KINDS[kind].way === 'moves' && counts[kind] > 0)
  return Object.fromEntries(moving.map((kind) => [kind, counts[kind]]))
}

function runView(run: SuccessionDoc | null): SuccessionRun | null {
  if (!run) return null
  const { from, to, on, documentNo, state, planned, moved, left } = run
  const listed = (counts: Counts) =>
    SUCCESSION_KEYS.flatMap((kind) => (counts[kind] ? [{ kind, count: counts[kind] }] : []))
  return {
    ...{ org: from, to, on: on as SuccessionRun['on'], documentNo, state, left },
    ...{ planned: listed(planned), moved: listed(moved) },
  }
}

/** An org of the scope as the rules see it; undefined when there is none. */
async function mergingOrg(id: Id, scope: Scope): Promise<MergingOrg | undefined> {
  const reach = await orgIdsOf(scope)
  const node = reach && !reach.includes(id) ? undefined : (await orgsById([id])).get(id)
  return node && { ...node, regionId: await regionIdOf(id) }
}

/** Everyone who moves, the heads of the successor, and the 责任督查员 of the tasks: once each. */
async function tell(
  from: Ref,
  to: Ref,
  sentence: string,
  {
    open,
    peopleIds,
    actor,
    time,
  }: { open: OpenAtOrg; peopleIds: string[]; actor: Actor; time: BusinessTime },
  tx: Tx,
): Promise<void> {
  const heads = await findPeople({ orgIds: [to.id], role: 'head', activeOnly: true })
  const supervisors = open.tasks.map(({ doc }) => doc.supervisor.id)
  const recipientIds = [...new Set([...peopleIds, ...heads.map(({ id }) => id), ...supervisors])]
  const { task, helped } = open.counts
  const message = {
    ...{ kind: 'matterMoved' as const, recipientIds, dedupe: `succession:${to.id}` },
    subject: { kind: 'org' as const, id: from.id, no: '', name: from.name },
    title: `单位并入：${from.name} 并入 ${to.name}`,
    body: `${sentence}未办结的任务（主办 ${task} 项、协办 ${helped} 项）由${to.name}接着办，承办人和限期不变。`,
    target: { kind: 'todo' as const, id: null },
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], new Date(time.now()), tx)
}
