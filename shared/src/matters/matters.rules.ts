import type { Permission } from '../accounts/permissions'
import type { PlainDate } from '../kernel/plain-date'
import type { Refusal } from '../kernel/refusals'
import { classifiedMark } from '../kernel/text'
import { type ActingPerson, covers, forbidden, isOfOffice, isOne } from '../tasks/tasks.rules'
import { LOOK_BACK_STATES, type LookBackState } from './look-backs.states'
import {
  MATTER_ACTIONS,
  MATTER_STATE_ACTIONS,
  MATTER_STATES,
  type MatterAction,
  type MatterState,
} from './matters.states'

/** What of a matter decides who may do what. */
export interface MatterFacts {
  state: MatterState
  regionId: string
  leadOrgId: string
  createdById: string
  /** 两办合办: the office that leads it beside the one that set it up; null or absent: none. */
  jointOfficeId?: string | null
  /** Everyone who decided a report of this matter. */
  verifierIds: readonly string[]
  /** The lead and every org with a part in the tree. */
  orgIds: readonly string[]
  /** Everyone who handled a task of it. */
  handlerIds: readonly string[]
  /** Who did which step of 销号 since it was last asked for. */
  closing: ClosingFacts
  /** Leaves of the tree: all, and those neither done nor cancelled. */
  leaves: number
  openLeaves: number
}

/** Steps of 销号 with the person who did each; null: not done. */
export interface ClosingFacts {
  appliedById: string | null
  reviewedById: string | null
  verifiedById: string | null
  /** The last day of the public notice; null: none runs. */
  noticeUntil: PlainDate | null
  /** The office of who verified 办结; absent before it was kept. */
  verifiedOfficeId?: string | null
}

type MatterRule = (matter: MatterFacts, person: ActingPerson) => Refusal | null

/** null when the person may do it, else why not. A new action does not compile until it has its rule. */
export const MATTER_RULES = {
  edit: ruleOf('edit', 'matter.write'),
  approve: ruleOf(
    'approve',
    'matter.approve',
    (matter, person) =>
      (isOne(person, matter.createdById) ? { code: 'matter.self-approve' } : null) ??
      jointRefusal(matter, person),
  ),
  issue: ruleOf('issue', 'matter.issue', (matter) => noTasksRefusal(matter, 'issue')),
  /** 办结申请: by the lead, with its self-check, when nothing below is open. */
  complete: ruleOf(
    'complete',
    'matter.complete',
    (matter) => noTasksRefusal(matter, 'complete') ?? openRefusal(matter),
  ),
  firstReview: closingRule('firstReview', 'matter.firstReview'),
  verifyClose: closingRule('verifyClose', 'matter.verifyClose'),
  approveClose: (matter, person) =>
    closingRule('approveClose', 'matter.approveClose')(matter, person) ?? jointCloseRefusal(matter, person),
  close: closingRule('close', 'matter.close'),
  /** 退回整改: by whoever may take the step that waits. */
  sendBack: (matter, person) => {
    const step = WAITING_STEP[matter.state]
    return step
      ? closingRule('sendBack', STEP_PERMISSIONS[step], step)(matter, person)
      : stateRefusal(matter, 'sendBack')
  },
  /** 否决: of whoever holds the power, whichever step of 销号 waits. */
  veto: closingRule('veto', 'intervention.veto'),
  reopen: closingRule('reopen', 'matter.verifyClose'),
  /** A change of weights or a cancellation after 派单 is asked for by one person and decided by another. */
  requestChange: ruleOf('requestChange', 'matter.write'),
  /** 换督查员: until it is called off; after 销号, too, for its 回头看. Who may follow: `newSupervisorRefusal`. */
  changeSupervisor: ruleOf('changeSupervisor', 'matter.reassign'),
  cancel: ruleOf('cancel', 'matter.approve'),
} as const satisfies Record<MatterAction, MatterRule>

/** Steps of 销号 in their order. */
export type ClosingStep = 'firstReview' | 'verifyClose' | 'approveClose' | 'close'

const STEP_PERMISSIONS = {
  firstReview: 'matter.firstReview',
  verifyClose: 'matter.verifyClose',
  approveClose: 'matter.approveClose',
  close: 'matter.close',
} as const satisfies Record<ClosingStep, Permission>

const WAITING_STEP: Partial<Record<MatterState, ClosingStep>> = {
  applied: 'firstReview',
  reviewed: 'verifyClose',
  completed: 'approveClose',
  noticed: 'close',
}

/** Why a part that somebody took keeps them from a step, in words that follow 您. */
export const RECUSALS = {
  sameOffice: '所在的单位承办本事项',
  handler: '是本事项的承办人',
  applicant: '提出了办结申请',
  reviewer: '作了初审',
  closingVerifier: '作了办结核验',
  reportVerifier: '核验过本事项的进展',
} as const satisfies Record<string, string>
export type Recusal = keyof typeof RECUSALS

/**
 * Who may not take which step: nobody judges their own work, and nobody of the office that did it. The lead's own first
 * review lies within that office by nature.
 */
export const STEP_RECUSALS = {
  firstReview: ['applicant'],
  verifyClose: ['sameOffice', 'handler', 'applicant', 'reviewer'],
  approveClose: ['sameOffice', 'handler', 'applicant', 'reviewer', 'closingVerifier', 'reportVerifier'],
  close: ['sameOffice', 'handler', 'applicant', 'reviewer'],
  reopen: ['sameOffice', 'handler'],
  veto: ['sameOffice', 'handler'],
} as const satisfies Record<ClosingStep | 'reopen' | 'veto', readonly Recusal[]>

/** 回头看 is recorded once, when it is due, by somebody of another office than those who did the work. */
export function lookBackRefusal(
  state: LookBackState,
  matter: WorkFacts,
  person: ActingPerson,
): Refusal | null {
  if (state !== 'due') return { code: 'look-back.state', details: { state: LOOK_BACK_STATES[state] } }
  return outsiderRefusal(matter, person, '登记回头看')
}

/** 群众核验: whom a matter concerns is said by 督查 of another office; who did the work does not choose who judges it. */
export function concernRefusal(matter: WorkFacts, person: ActingPerson): Refusal | null {
  return outsiderRefusal(matter, person, '登记涉及的群众')
}

type WorkFacts = Pick<MatterFacts, 'regionId' | 'leadOrgId' | 'orgIds' | 'handlerIds'>

function outsiderRefusal(matter: WorkFacts, person: ActingPerson, action: string): Refusal | null {
  const reach = person.reach('matter.verifyClose')
  if (!reach || !covers(reach, { orgId: matter.leadOrgId, regionId: matter.regionId }))
    return forbidden('matter.verifyClose')
  const office = isOfOffices(matter, person)
  const part: Recusal | null = office ? 'sameOffice' : handled(matter, person) ? 'handler' : null
  return part === null ? null : { code: 'matter.recused', details: { why: RECUSALS[part], action } }
}

/** What of a matter keeps a person from answering for its supervision. */
export interface SupervisedFacts extends PartFacts {
  supervisorId: string
}

/** The next 责任督查员 is another person, and one whom nothing keeps from verifying what is done. */
export function newSupervisorRefusal(
  matter: SupervisedFacts,
  { id, orgId, name }: { id: string; orgId: string; name: string },
): Refusal | null {
  if (id === matter.supervisorId) return { code: 'matter.supervisor-same', details: { name } }
  const next: ActingPerson = { id, orgId, reach: () => null }
  const part = STEP_RECUSALS.verifyClose.find((recusal) => TOOK_PART[recusal](matter, next))
  return part ? { code: 'matter.supervisor-recused', details: { name, why: RECUSALS[part] } } : null
}

/** The acts open to this person on this matter, in the order of the table. */
export function matterActions(matter: MatterFacts, person: ActingPerson): MatterAction[] {
  const possible: readonly MatterAction[] = MATTER_STATE_ACTIONS[matter.state]
  return possible.filter((action) => MATTER_RULES[action](matter, person) === null)
}

/** Classified papers must not enter: the first marked word stops the text (保守国家秘密法). */
export function classifiedRefusal(...texts: readonly string[]): Refusal | null {
  const word = texts.map(classifiedMark).find((mark) => mark !== null)
  return word ? { code: 'text.classified', details: { word } } : null
}

/** A step of 销号: as any act, and by a person whom nothing keeps from it. `step`: whose recusals hold. */
function closingRule(
  action: MatterAction,
  permission: Permission,
  step: ClosingStep | 'reopen' | 'veto' = action as ClosingStep,
): MatterRule {
  return ruleOf(action, permission, (matter, person) => {
    const part = STEP_RECUSALS[step].find((recusal) => TOOK_PART[recusal](matter, person))
    if (!part) return null
    return { code: 'matter.recused', details: { why: RECUSALS[part], action: MATTER_ACTIONS[action] } }
  })
}

const TOOK_PART = {
  sameOffice: isOfOffices,
  handler: handled,
  applicant: ({ closing }, person) => isOne(person, closing.appliedById),
  reviewer: ({ closing }, person) => isOne(person, closing.reviewedById),
  closingVerifier: ({ closing }, person) => isOne(person, closing.verifiedById),
  reportVerifier: ({ verifierIds }, person) => verifierIds.some((id) => isOne(person, id)),
} as const satisfies Record<Recusal, (matter: PartFacts, person: ActingPerson) => boolean>

type PartFacts = Pick<MatterFacts, 'leadOrgId' | 'orgIds' | 'handlerIds' | 'closing' | 'verifierIds'>

function isOfOffices(
  { leadOrgId, orgIds }: Pick<MatterFacts, 'leadOrgId' | 'orgIds'>,
  person: ActingPerson,
): boolean {
  return [leadOrgId, ...orgIds].some((orgId) => isOfOffice(person, orgId))
}

function handled({ handlerIds }: Pick<MatterFacts, 'handlerIds'>, person: ActingPerson): boolean {
  return handlerIds.some((id) => isOne(person, id))
}

/** 两办合办: set up by one office, approved by the other. */
function jointRefusal({ jointOfficeId }: MatterFacts, { orgId }: ActingPerson): Refusal | null {
  return jointOfficeId == null || jointOfficeId === orgId ? null : { code: 'matter.joint-approve' }
}

/** 两办合办: verified by one office, approved by the other or by a leader. */
function jointCloseRefusal({ jointOfficeId, closing }: MatterFacts, person: ActingPerson): Refusal | null {
  const same = closing.verifiedOfficeId != null && isOfOffice(person, closing.verifiedOfficeId)
  return jointOfficeId != null && same ? { code: 'matter.joint-close' } : null
}

function stateRefusal({ state }: MatterFacts, action: MatterAction): Refusal {
  return {
    code: 'matter.state',
    details: { state: MATTER_STATES[state], action: MATTER_ACTIONS[action] },
  }
}

/** State, then permission and reach (`own` acts for the person's own org as the lead), then what this act asks for besides. */
function ruleOf(action: MatterAction, permission: Permission, more: MatterRule = () => null): MatterRule {
  return (matter, person) => {
    const possible: readonly MatterAction[] = MATTER_STATE_ACTIONS[matter.state]
    if (!possible.includes(action)) return stateRefusal(matter, action)
    const reach = person.reach(permission)
    const mine = reach?.kind === 'own' && person.orgId === matter.leadOrgId
    if (!reach || !(mine || covers(reach, { orgId: matter.leadOrgId, regionId: matter.regionId })))
      return forbidden(permission)
    return more(matter, person)
  }
}

function noTasksRefusal({ leaves }: MatterFacts, action: MatterAction): Refusal | null {
  return leaves > 0 ? null : { code: 'matter.no-tasks', details: { action: MATTER_ACTIONS[action] } }
}

function openRefusal({ openLeaves }: MatterFacts): Refusal | null {
  return openLeaves === 0 ? null : { code: 'matter.tasks-open', details: { count: openLeaves } }
}
