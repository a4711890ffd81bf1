import type { Permission, Role } from '../accounts/permissions'
import { scopeOf } from '../accounts/permissions'
import type { Refusal } from '../kernel/refusals'
import { newSupervisorRefusal, type SupervisedFacts } from '../matters/matters.rules'

/**
 * 工作交接: what a person has in hand, by kind. `moves`: goes to a named successor. `follows`: goes with its task.
 * `ends`: ends with the person. `stays`: is shown so that nobody forgets it. `binds`: keeps its person from leaving,
 * since it would be left in nobody's hands.
 */
export const HANDOVER_KINDS = {
  task: { name: '承办的任务', way: 'moves', binds: true, how: '交给同单位的承办人或负责人' },
  directive: { name: '待办的督查通知', way: 'follows', binds: false, how: '随任务交给接手人' },
  matter: { name: '责任督查的事项', way: 'moves', binds: true, how: '交给能核验进展的督查员' },
  lookBack: { name: '待做的回头看', way: 'moves', binds: true, how: '交给能核验进展的督查员' },
  instruction: { name: '跟办的批示', way: 'moves', binds: true, how: '交给能反馈批示的督查室人员' },
  delegation: { name: '代办授权', way: 'ends', binds: true, how: '交接时收回或交回' },
  case: { name: '认领的办件', way: 'moves', binds: true, how: '交给同单位的审查岗' },
  issuedCard: {
    name: '发出未摘的牌',
    way: 'moves',
    binds: false,
    how: '交给能发牌摘牌的人，不能是被发牌单位的',
  },
  card: { name: '本人未摘的牌', way: 'stays', binds: false, how: '牌随人走，申诉由本人提，由发牌方摘牌' },
} as const satisfies Record<
  string,
  { name: string; way: 'moves' | 'follows' | 'ends' | 'stays'; binds: boolean; how: string }
>
export type HandoverKind = keyof typeof HANDOVER_KINDS

/** Whether a row keeps its person from leaving. */
export function bindsPerson(kind: HandoverKind): boolean {
  return HANDOVER_KINDS[kind].binds
}

/** A possible successor as the rules see one. */
export interface Successor {
  id: string
  name: string
  orgId: string
  regionId: string
  roles: readonly Role[]
  active: boolean
}

/** What of a row decides who may take it over. */
export interface HandoverFacts {
  /** Of a card: the carded. */
  orgId: string
  regionId: string
  /** Of a card: who may not keep it, since it names them. */
  personId?: string | null
  /** Of a card: what issuing it takes. */
  needs?: Permission
  /** Of a matter: what may keep the next 督查员 from it. */
  matter?: SupervisedFacts
}

type Fit = (row: HandoverFacts, successor: Successor) => Refusal | null

/** What the module of each kind asks of who takes it over. */
const FITS = {
  task: ({ orgId }, successor) =>
    successor.orgId === orgId && successor.roles.some((role) => role === 'handler' || role === 'head')
      ? null
      : { code: 'handover.task-successor' },
  matter: (row, successor) =>
    verifies(row, successor) ?? (row.matter ? newSupervisorRefusal(row.matter, successor) : null),
  lookBack: verifies,
  instruction: ({ regionId }, successor) =>
    holds(successor, 'instruction.report') && successor.regionId === regionId
      ? null
      : { code: 'handover.instruction-successor' },
  case: ({ orgId }, successor) =>
    holds(successor, 'case.review') && successor.orgId === orgId ? null : { code: 'handover.case-successor' },
  issuedCard: ({ orgId, regionId, personId, needs = 'card.issue' }, successor) => {
    if (successor.orgId === orgId || successor.id === personId) return { code: 'handover.card-office' }
    const able = holds(successor, needs) && holds(successor, 'card.lift')
    return able && successor.regionId === regionId ? null : { code: 'handover.card-successor' }
  },
} as const satisfies Partial<Record<HandoverKind, Fit>>

/** null when this person may take over a row of the one who leaves, else why not. */
export function successorRefusal(
  kind: HandoverKind,
  row: HandoverFacts,
  leavingId: string,
  successor: Successor | undefined,
): Refusal | null {
  const fits: Fit | undefined = (FITS as Partial<Record<HandoverKind, Fit>>)[kind]
  if (!fits) return null
  if (!successor?.active || successor.id === leavingId) return { code: 'handover.successor' }
  return fits(row, successor)
}

function verifies({ regionId }: HandoverFacts, successor: Successor): Refusal | null {
  return holds(successor, 'report.verify') && successor.regionId === regionId
    ? null
    : { code: 'handover.matter-successor' }
}

function holds({ roles }: Successor, permission: Permission): boolean {
  return scopeOf(roles, permission) !== null
}
