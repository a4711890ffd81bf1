import type { Id } from '../kernel/ids'
import type { Refusal } from '../kernel/refusals'
import type { Permission } from '../accounts/permissions'
import {
  CLUE_ACTS,
  CLUE_STATES,
  nextClueState,
  type ClueAct,
  type ClueIdentity,
  type ClueState,
} from './clues.states'

export const CLUE_PRIORITIES = { urgent: '紧急', normal: '一般', low: '不急' } as const satisfies Record<
  string,
  string
>
export type CluePriority = keyof typeof CLUE_PRIORITIES

/** Of more clues that hold the words the newest are listed. */
export const MOST_BY_WORDS = 400

/** What is done on a clue beside moving it from state to state. */
export const CLUE_OTHER_ACTS = {
  triage: '研判',
  narrow: '移出反映对象',
  note: '记录核查',
  toMatter: '转为督查事项',
  askOpening: '申请查看实名',
  decideOpening: '审批查看实名',
} as const satisfies Record<string, string>
/** 回避收回 is done by nobody: it follows from whom the clue is found to be about. */
const { recuse: _followed, ...PERSONAL_ACTS } = CLUE_ACTS
export const CLUE_ALLOWED = { ...PERSONAL_ACTS, ...CLUE_OTHER_ACTS }
export type ClueAllowed = keyof typeof CLUE_ALLOWED

/** Named in the proof of every assignment; a change of `shutFor` or of who is asked makes it another. */
export const RECUSAL_RULE_VERSION = '2026-11-30'

/** What the rules need to know of a clue. */
export interface ClueFacts {
  state: ClueState
  identity: ClueIdentity
  matterId: Id | null
  /** Who did 研判, but for what they took out. */
  triagedBy: readonly Id[]
  assignment: {
    orgId: Id
    /** Everybody who worked on it, since it came to this unit. */
    workedBy: readonly Id[]
    /** The body it was given to: its offices are the same office. */
    bodyId: Id
    designated: boolean
    signed: boolean
    /** Milliseconds since the epoch. */
    returnUntil: number
  } | null
  handback: { orgId: Id } | null
  openings: readonly { askedBy: Id; state: 'asked' | 'approved' | 'refused' }[]
}

/** Who acts: the permissions they hold here, and whether the unit that has the clue is theirs. */
export interface CluePerson {
  id: Id
  /** Who really acts, in another's name. */
  deputyId: Id | null
  /** Ids from the root down to their own unit. */
  orgPath: readonly Id[]
  holds(permission: Permission): boolean
  /** Whether their scope of `clue.handle` reaches the unit. */
  handles(orgId: Id): boolean
}

/** How the 经过 names what was done about a seal. */
export const CLUE_OPENING_LINES = {
  asked: '申请查看实名',
  approved: '同意查看实名',
  refused: '不同意查看实名',
  seen: '查看实名',
} as const satisfies Record<string, string>

type Ground = (clue: ClueFacts, person: CluePerson, now: number) => Refusal | null

const PERMISSION_OF = {
  dispatch: 'clue.triage',
  merge: 'clue.triage',
  decline: 'clue.triage',
  transferOut: 'clue.triage',
  sign: 'clue.handle',
  giveBack: 'clue.handle',
  acceptBack: 'clue.triage',
  refuseBack: 'clue.triage',
  withdraw: 'clue.triage',
  answer: 'clue.handle',
  callBack: 'clue.callBack',
  redo: 'clue.callBack',
  reopen: 'clue.triage',
  triage: 'clue.triage',
  narrow: 'clue.narrow',
  note: 'clue.handle',
  toMatter: 'clue.triage',
  askOpening: 'clue.unsealAsk',
  decideOpening: 'clue.unseal',
} as const satisfies Record<ClueAllowed, Permission>

const OPEN: readonly ClueState[] = ['received', 'dispatched', 'givenBack', 'inHand', 'answered']

/** What more an act needs than its permission and its state. */
const GROUNDS: Partial<Record<ClueAllowed, Ground>> = {
  sign: (clue, person) => notHandler(clue, person),
  note: (clue, person) =>
    notHandler(clue, person) ?? (clue.state === 'inHand' ? null : stateOf(clue, 'note')),
  answer: (clue, person) => notHandler(clue, person),
  giveBack: (clue, person, now) => notHandler(clue, person) ?? backRefusal(clue, now),
  acceptBack: sameOffice('acceptBack'),
  refuseBack: sameOffice('refuseBack'),
  callBack: sameOffice('callBack'),
  redo: sameOffice('redo'),
  triage: (clue) => (OPEN.includes(clue.state) ? null : stateOf(clue, 'triage')),
  narrow: (clue, person) => (OPEN.includes(clue.state) ? narrowedBy(clue, person) : stateOf(clue, 'narrow')),
  toMatter: (clue) => {
    if (!OPEN.includes(clue.state)) return stateOf(clue, 'toMatter')
    return clue.matterId === null ? null : { code: 'clue.matter' }
  },
  askOpening: (clue) => {
    if (clue.identity !== 'sealed') return { code: 'clue.not-sealed' }
    return clue.openings.some(({ state }) => state === 'asked') ? { code: 'clue.opening-waits' } : null
  },
  decideOpening: (clue, person) => {
    const asked = clue.openings.find(({ state }) => state === 'asked')
    if (!asked) return { code: 'clue.opening-none' }
    return asked.askedBy === person.id || asked.askedBy === person.deputyId
      ? { code: 'clue.opening-own' }
      : null
  },
}

/** null when this person may do this now, else why not. Fills `allowedActions` and guards the write. */
export function clueRefusal(
  act: ClueAllowed,
  clue: ClueFacts,
  person: CluePerson,
  now: number,
): Refusal | null {
  if (!person.holds(PERMISSION_OF[act]))
    return { code: 'clue.not-yours', details: { action: CLUE_ALLOWED[act] } }
  if (isStateAct(act) && nextClueState(clue.state, act) === null) return stateOf(clue, act)
  return GROUNDS[act]?.(clue, person, now) ?? null
}

/** 查看实名 is between 督查 and whoever sent it: the unit that has the clue reads nothing of it. */
export function seesOpenings(person: Pick<CluePerson, 'holds'>): boolean {
  return (['clue.triage', 'clue.unsealAsk', 'clue.unseal'] as const).some((held) => person.holds(held))
}

export function allowedClueActs(clue: ClueFacts, person: CluePerson, now: number): ClueAllowed[] {
  const acts = Object.keys(CLUE_ALLOWED) as ClueAllowed[]
  return acts.filter((act) => clueRefusal(act, clue, person, now) === null)
}

/** Six digits that nobody tries first; for people, null when it is good. */
export function pinProblem(pin: string): string | null {
  if (!/^\d{6}$/.test(pin)) return '查询密码为 6 位数字'
  const steps = Array.from(pin.slice(1), (digit, i) => Number(digit) - Number(pin[i]))
  const even = steps.every((step) => step === steps[0])
  return even && Math.abs(steps[0] ?? 0) <= 1 ? '查询密码太简单，请不要用连续或重复的数字' : null
}

/** 重新打开 by whoever sent it: once it is over, within some days, and not when they said they are content. */
export function reopenRefusal(
  clue: { state: ClueState; rated: '1' | '2' | '3' | '4' | '5' | null },
  { today, until }: { today: string; until: string | null },
): Refusal | null {
  if ((clue.state !== 'closed' && clue.state !== 'declined') || until === null)
    return { code: 'clue.state', details: { state: CLUE_STATES[clue.state], action: CLUE_ACTS.reopen } }
  if (today > until) return { code: 'clue.reopen-late', details: { until } }
  return clue.rated === '1' || clue.rated === '2' || clue.rated === '3' ? { code: 'clue.content' } : null
}

/** 评价 by whoever sent it: once it is over, once each time. */
export function rateClueRefusal(clue: { state: ClueState; rated: string | null }): Refusal | null {
  if (clue.state !== 'closed')
    return { code: 'clue.state', details: { state: CLUE_STATES[clue.state], action: '评价' } }
  return clue.rated === null ? null : { code: 'clue.rated' }
}

/** 催办 by whoever sent it: while it is open, at most once in so many hours. */
export function urgeClueRefusal(
  clue: { state: ClueState; lastUrgedAt: number | null },
  gapHours: number,
  now: number,
): Refusal | null {
  if (!OPEN.includes(clue.state))
    return { code: 'clue.state', details: { state: CLUE_STATES[clue.state], action: '催办' } }
  const free = clue.lastUrgedAt === null || now - clue.lastUrgedAt >= gapHours * 3_600_000
  return free ? null : { code: 'clue.urged', details: { hours: gapHours } }
}

function notHandler({ assignment }: ClueFacts, person: CluePerson): Refusal | null {
  return assignment && person.handles(assignment.orgId) ? null : { code: 'clue.not-handler' }
}

/** The same rule as 退回 of tasks: the same clock time of the next working day, and never when 指定承办. */
function backRefusal({ assignment }: ClueFacts, now: number): Refusal | null {
  if (assignment?.designated) return { code: 'clue.designated' }
  return assignment && now <= assignment.returnUntil ? null : { code: 'clue.back-late' }
}

/** 回避: who worked on it, or belongs to the body that did, decides nothing about that work. */
function sameOffice(act: ClueAllowed): Ground {
  return ({ assignment }, { id, deputyId, orgPath }) => {
    if (!assignment) return null
    const took = [id, deputyId].some((one) => one !== null && assignment.workedBy.includes(one))
    const same = orgPath.includes(assignment.bodyId)
    return took || same ? { code: 'clue.same-office', details: { action: CLUE_ALLOWED[act] } } : null
  }
}

/** Two people: one found out whom it is about, another says that somebody is not among them. */
function narrowedBy({ triagedBy }: ClueFacts, { id, deputyId }: CluePerson): Refusal | null {
  if (triagedBy.length === 0) return { code: 'clue.narrow-first' }
  const own = triagedBy.includes(id) || (deputyId !== null && triagedBy.includes(deputyId))
  return own ? { code: 'clue.narrow-own' } : null
}

function isStateAct(act: ClueAllowed): act is ClueAllowed & ClueAct {
  return act in CLUE_ACTS
}

function stateOf({ state }: ClueFacts, act: ClueAllowed): Refusal {
  return { code: 'clue.state', details: { state: CLUE_STATES[state], action: CLUE_ALLOWED[act] } }
}
