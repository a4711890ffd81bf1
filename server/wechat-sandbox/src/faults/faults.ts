import { parseStep } from '../time/sandbox-clock'

/** Faults a test or a developer sets; each is used up after `times` matches. */
export interface FaultMatch {
  path?: string
  openid?: string
  template?: string
}

export type RequestAct =
  | { kind: 'errcode'; errcode: number | string }
  | { kind: 'timeout' }
  | { kind: 'timeout-after' }
  | { kind: 'reset' }
  | { kind: 'http'; status: number }
  | { kind: 'slow'; ms: number }
  | { kind: 'garbage' }
  | { kind: 'expireToken' }
  | { kind: 'invalidateToken' }
  | { kind: 'clock'; ms: number }
  | FateAct

/** What moderation does to one message: `review` shows its card `ms` later, `block` never. */
export type FateAct = { kind: 'review'; ms: number } | { kind: 'block' }

export type EventAct =
  | { kind: 'dropEvent' }
  | { kind: 'dupEvent' }
  | { kind: 'delayEvent'; ms: number }
  | { kind: 'eventBeforeReply' }
  | { kind: 'reorderEvents'; count: number }

/** Another end than success for the result event of a message. */
export type StatusAct = { kind: 'status'; status: `failed:${string}` }

export type FaultAct = RequestAct | EventAct | StatusAct

/** What a request or an event is about; a match names any part of it. */
export interface FaultTarget {
  path: string
  openid?: string | undefined
  template?: string | undefined
}

export interface Faults {
  add(match: FaultMatch, times: number, act: string): void
  takeForRequest(target: FaultTarget): RequestAct | null
  takeForEvent(target: FaultTarget): EventAct | null
  takeForResult(target: FaultTarget): StatusAct | null
  list(): { match: FaultMatch; times: number; act: string }[]
  clear(): void
}

interface Fault {
  match: FaultMatch
  times: number
  text: string
  act: FaultAct
}

const EVENT_KINDS = ['dropEvent', 'dupEvent', 'delayEvent', 'eventBeforeReply', 'reorderEvents'] as const

export function openFaults(): Faults {
  const faults: Fault[] = []
  const take = <Act extends FaultAct>(
    target: FaultTarget,
    wanted: (act: FaultAct) => act is Act,
  ): Act | null => {
    for (const [index, fault] of faults.entries()) {
      const { act } = fault
      if (!wanted(act) || !matches(fault.match, target)) continue
      fault.times -= 1
      if (fault.times <= 0) faults.splice(index, 1)
      return act
    }
    return null
  }
  return {
    add(match, times, text) {
      const act = parseAct(text)
      faults.push({ match, times: act.kind === 'reorderEvents' ? times * act.count : times, text, act })
    },
    takeForRequest: (target) =>
      take(target, (act): act is RequestAct => isRequestAct(act) && concerns(act, target)),
    takeForEvent: (target) => take(target, isEventAct),
    takeForResult: (target) => take(target, (act): act is StatusAct => act.kind === 'status'),
    list: () => faults.map(({ match, times, text }) => ({ match, times, act: text })),
    clear: () => void faults.splice(0),
  }
}

const PLAIN = [
  'timeout',
  'timeout-after',
  'reset',
  'garbage',
  'expireToken',
  'invalidateToken',
  'block',
  'dropEvent',
  'dupEvent',
  'eventBeforeReply',
] as const
const TIMED = ['slow', 'review', 'delayEvent'] as const

/**
 * `errcode 45009`, `errcode isv.BUSINESS_LIMIT_CONTROL` (SMS), `slow 800`, `http 502 html`, `clock +3h`, `review 3000`,
 * `delayEvent 3000`, `reorderEvents 3`, `status failed: system failed` and the words that stand alone.
 * @throws Error naming the acts there are
 */
export function parseAct(text: string): FaultAct {
  const [word = '', value = ''] = text.trim().split(/\s+/)
  const plain = PLAIN.find((kind) => kind === text.trim())
  if (plain !== undefined) return { kind: plain }
  const timed = TIMED.find((kind) => kind === word)
  if (timed !== undefined && /^\d+$/.test(value)) return { kind: timed, ms: Number(value) }
  if (word === 'errcode' && value !== '')
    return { kind: word, errcode: /^-?\d+$/.test(value) ? Number(value) : value }
  if (word === 'http' && /^[45]\d\d$/.test(value)) return { kind: word, status: Number(value) }
  if (word === 'reorderEvents' && /^[1-9]\d?$/.test(value)) return { kind: word, count: Number(value) }
  const step = word === 'clock' ? parseStep(value) : null
  if (step !== null) return { kind: 'clock', ms: step }
  const failed = /^\s*status\s+failed:(.+?)\s*$/.exec(text)?.[1]
  if (failed !== undefined) return { kind: 'status', status: `failed:${failed}` }
  throw new Error(
    `unknown act "${text}": errcode N, http 5XX html, clock +3h, reorderEvents N, status failed:…, ` +
      `${TIMED.join(' MS, ')} MS, ${PLAIN.join(', ')}`,
  )
}

function isEventAct(act: FaultAct): act is EventAct {
  return EVENT_KINDS.some((kind) => kind === act.kind)
}

function isRequestAct(act: FaultAct): act is RequestAct {
  return !isEventAct(act) && act.kind !== 'status'
}

/** Moderation judges messages only, whatever else matches. */
function concerns(act: FaultAct, target: FaultTarget): boolean {
  return (act.kind !== 'review' && act.kind !== 'block') || target.template !== undefined
}

function matches(match: FaultMatch, target: FaultTarget): boolean {
  const agrees = (wanted: string | undefined, found: string | undefined) =>
    wanted === undefined || wanted === found
  return (
    agrees(match.path, target.path) &&
    agrees(match.openid, target.openid) &&
    agrees(match.template, target.template)
  )
}
