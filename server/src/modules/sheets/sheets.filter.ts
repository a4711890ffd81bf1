import { PERMISSIONS } from '@mingdu/shared/accounts/permissions'
import { clueListQuery } from '@mingdu/shared/clues/clues.api'
import { CASE_STATES } from '@mingdu/shared/cases/cases.states'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { sheetsApi } from '@mingdu/shared/sheets/sheets.api'
import { matterQuery } from '@mingdu/shared/matters/matters.schema'
import { SCOPED_KINDS, SHEET_KINDS, type SheetKind } from '@mingdu/shared/sheets/sheets.states'
import { taskQuery } from '@mingdu/shared/tasks/tasks.schema'
import { scopeFor, type Actor, type Scope } from '../../http/actor'
import { Refused, refuseFields } from '../../refused'
import { extensionLevelsOf } from '../tasks/desk.service'

type Asked = Body<typeof sheetsApi.export>['filter']

/** What an export takes: its conditions in the words of its source, and how far they reach. */
export interface Conditions {
  filter: Record<string, unknown>
  scope: Scope
}

/** The conditions of an export. @throws Refused `auth.forbidden`, `sheet.filter`, `input.invalid` */
export function conditionsOf(kind: SheetKind, asked: Asked, actor: Actor): Conditions {
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  if (kind === 'cases') return ofCases(given, actor)
  if (kind === 'tasks' || kind === 'matters') return ofSupervision(kind, given, actor)
  if (kind === 'clues') return ofClues(given, actor)
  return ofLists(kind, given, actor)
}

/** The lists are public within the region. */
function ofLists(kind: SheetKind, filter: Record<string, unknown>, { regionId }: Actor): Conditions {
  refuseOther(kind, filter, LIST_CONDITIONS)
  return { filter, scope: { kind: 'region', regionId } }
}

const LIST_CONDITIONS = ['q', 'orgId', 'type', 'state', 'kind', 'source', 'asOf', 'ids']
const CASE_CONDITIONS = [
  ...['q', 'orgId', 'state', 'open', 'late', 'soon', 'mine', 'ids'],
  ...['powerId', 'channel', 'counted', 'from', 'through'],
]

/** Cases are exported as far as who exports may read them. */
function ofCases(given: Record<string, unknown>, actor: Actor): Conditions {
  const scope = scopeFor(actor, 'case.read')
  if (!scope) throw new Refused('auth.forbidden', { permission: PERMISSIONS['case.read'] })
  refuseOther('cases', given, CASE_CONDITIONS)
  refusePeriodMissing(given)
  const { mine, state, ...rest } = given
  if (typeof state === 'string' && !Object.hasOwn(CASE_STATES, state)) throw otherCondition('cases', 'state')
  return {
    filter: {
      ...rest,
      ...(state === undefined ? {} : { state }),
      ...(mine === true ? { reviewerId: actor.id } : {}),
    },
    scope,
  }
}

const SUPERVISION = {
  tasks: { permission: 'task.read', query: taskQuery.omit({ cursor: true, limit: true }) },
  matters: { permission: 'matter.read', query: matterQuery.omit({ cursor: true, limit: true }) },
} as const

/** Tasks and matters are exported by the conditions of their lists, as far as who exports may read them. */
function ofSupervision(
  kind: keyof typeof SUPERVISION,
  given: Record<string, unknown>,
  actor: Actor,
): Conditions {
  const { permission, query } = SUPERVISION[kind]
  const scope = scopeFor(actor, permission)
  if (!scope) throw new Refused('auth.forbidden', { permission: PERMISSIONS[permission] })
  refuseOther(kind, given, Object.keys(query.shape))
  const read = query.safeParse(given)
  if (!read.success) throw otherCondition(kind, String(read.error.issues[0]?.path[0] ?? ''))
  return {
    filter: { ...read.data, readerId: actor.id, levels: extensionLevelsOf(actor) },
    scope,
  }
}

/** By the conditions of the list but for words, which the worker has no index for; who exports goes along, for 回避. */
function ofClues(given: Record<string, unknown>, actor: Actor): Conditions {
  const scope = scopeFor(actor, SCOPED_KINDS.clues)
  if (!scope) throw new Refused('auth.forbidden', { permission: PERMISSIONS[SCOPED_KINDS.clues] })
  refuseOther('clues', given, Object.keys(CLUE_CONDITIONS.shape))
  const read = CLUE_CONDITIONS.safeParse(given)
  if (!read.success) throw otherCondition('clues', String(read.error.issues[0]?.path[0] ?? ''))
  return { filter: { ...read.data, reader: actor.reader }, scope }
}

const CLUE_CONDITIONS = clueListQuery.omit({ cursor: true, limit: true, q: true })

const PERIOD_NEEDED = '按统计数字导出办件时，请写明起止日期'

function refusePeriodMissing({ counted, from, through }: Record<string, unknown>): void {
  if (counted === undefined) return
  refuseFields([
    ['body.filter.from', from === undefined ? PERIOD_NEEDED : null],
    ['body.filter.through', through === undefined ? PERIOD_NEEDED : null],
  ])
}

function refuseOther(kind: SheetKind, filter: Record<string, unknown>, known: readonly string[]): void {
  const other = Object.keys(filter).find((name) => !known.includes(name))
  if (other !== undefined) throw otherCondition(kind, other)
}

function otherCondition(kind: SheetKind, condition: string): Refused {
  return new Refused('sheet.filter', { kind: SHEET_KINDS[kind], condition })
}
