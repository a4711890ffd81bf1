import type { AlertRule, AlertState } from '@mingdu/shared/monitoring/monitoring.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Page } from '@mingdu/shared/kernel/page'
import mongoose from 'mongoose'
import type { Tx } from '../../db/connection'
import { nextVersion, type HistoryDoc } from '../../db/history'
import { containsText, findPage } from '../../db/page'
import type { Scope } from '../../http/actor'
import { AlertModel, alerts, type AlertDoc } from './monitoring.model'

export type { AlertDoc }

export interface AlertsQuery {
  state?: AlertState | undefined
  rule?: AlertRule | undefined
  light?: 'yellow' | 'red' | undefined
  orgIds?: readonly Id[] | undefined
  powerId?: Id | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

const NEWEST = [
  ['raisedAt', -1],
  ['_id', -1],
] as const

/** What a reader may see: all of the scope but what is hidden from them. */
export function listAlerts(
  scope: Scope,
  { cursor, limit, ...query }: AlertsQuery,
  readerId: Id,
): Promise<Page<AlertDoc>> {
  const filter = { $and: [scopeFilter(scope), notHidden(readerId), ...wanted(query)] }
  return findPage<AlertDoc>(AlertModel as never, filter, { sort: NEWEST, cursor, limit })
}

/** null when it is not there, out of scope or hidden from the reader. */
export function readAlert(scope: Scope, id: Id, readerId: Id, tx?: Tx): Promise<AlertDoc | null> {
  const filter = { $and: [{ _id: new mongoose.Types.ObjectId(id) }, scopeFilter(scope), notHidden(readerId)] }
  return alerts.findOne(filter as never, tx ? { session: tx } : {})
}

/** Every alert of these cases, by case. */
export async function alertsOfCases(caseIds: readonly Id[], tx?: Tx): Promise<Map<Id, AlertDoc[]>> {
  const docs = await alerts
    .find({ caseId: { $in: [...caseIds] } }, tx ? { session: tx } : {})
    .sort({ caseId: 1, _id: 1 })
    .toArray()
  const byCase = new Map<Id, AlertDoc[]>()
  for (const doc of docs) byCase.set(doc.caseId, [...(byCase.get(doc.caseId) ?? []), doc])
  return byCase
}

/** Open alerts by id, after one. */
export function openAlerts(after: Id | null, limit: number): Promise<Pick<AlertDoc, '_id' | 'caseId'>[]> {
  const beyond = after === null ? {} : { _id: { $gt: new mongoose.Types.ObjectId(after) } }
  return alerts
    .find({ state: 'open', ...beyond }, { projection: { caseId: 1 } })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
}

/** Open ones of the scope, for counting. */
export function openAlertsOf(
  scope: Scope,
): Promise<Pick<AlertDoc, 'caseId' | 'org' | 'power' | 'case' | 'light' | 'rule'>[]> {
  const filter = { $and: [scopeFilter(scope), { state: 'open' }] } as never
  return alerts
    .find(filter, { projection: { caseId: 1, org: 1, power: 1, case: 1, light: 1, rule: 1 } })
    .toArray()
}

/** Breaches of limits that began in the period and were none of those that turned out void. */
export function lateAlerts(
  scope: Scope,
  { from, to, rules }: { from: string; to: string; rules: readonly AlertRule[] },
): Promise<Pick<AlertDoc, 'caseId' | 'power' | 'org'>[]> {
  const filter = {
    $and: [
      scopeFilter(scope),
      { since: { $gte: from, $lte: to } },
      { rule: { $in: [...rules] } },
      { closedAs: { $ne: 'void' } },
    ],
  } as never
  return alerts.find(filter, { projection: { caseId: 1, power: 1, org: 1 } }).toArray()
}

export async function insertAlert(
  doc: Omit<AlertDoc, '_id' | 'version' | 'history'>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<AlertDoc> {
  const created: AlertDoc = {
    _id: new mongoose.Types.ObjectId(),
    ...doc,
    version: 1,
    history: [{ ...line, version: 1 }],
  }
  await alerts.insertOne(created, { session: tx })
  return created
}

/** The next version of what the running transaction has read; null when another act came first. */
export function changeAlert(
  { _id, version }: Pick<AlertDoc, '_id' | 'version'>,
  set: Partial<AlertDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<AlertDoc | null> {
  return alerts.findOneAndUpdate({ _id, version }, nextVersion(version, set, line), {
    session: tx,
    returnDocument: 'after',
  })
}

export function scopeFilter(scope: Scope): Record<string, unknown> {
  if (scope.kind === 'all') return {}
  if (scope.kind === 'region') return { regionId: scope.regionId }
  if (scope.kind === 'own') return { 'org.id': scope.orgId }
  return { 'org.id': scope.orgIds.length === 1 ? scope.orgIds[0] : { $in: [...scope.orgIds] } }
}

/** Another one than whom it is hidden from; most are hidden from nobody. */
function notHidden(readerId: Id): Record<string, unknown> {
  return { hiddenFrom: { $ne: readerId } }
}

function wanted({ state, rule, light, orgIds, powerId, q }: Omit<AlertsQuery, 'cursor' | 'limit'>) {
  const text = q ? containsText(q) : null
  return [
    ...(state === undefined ? [] : [{ state }]),
    ...(rule === undefined ? [] : [{ rule }]),
    ...(light === undefined ? [] : [{ light }]),
    ...(orgIds === undefined ? [] : [{ 'org.id': { $in: [...orgIds] } }]),
    ...(powerId === undefined ? [] : [{ 'power.id': powerId }]),
    ...(text ? [{ $or: [{ 'case.no': text }, { 'case.title': text }] }] : []),
  ]
}
