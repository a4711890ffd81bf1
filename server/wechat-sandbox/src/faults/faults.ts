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

export type EventAct = { kind: 'dropEvent' } | { kind: 'dupEvent' } | { kind: 'delayEvent'; ms: number }

export type FaultAct = RequestAct | EventAct

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
  list(): { match: FaultMatch; times: number; act: string }[]
  clear(): void
}

interface Fault {
  match: FaultMatch
  times: number
  text: string
  act: FaultAct
}

const EVENT_KINDS = ['dropEvent', 'dupEvent', 'delayEvent'] as const

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
    add: (match, times, act) => void faults.push({ match, times, text: act, act: parseAct(act) }),
    takeForRequest: (target) => take(target, isRequestAct),
    takeForEvent: (target) => take(target, isEventAct),
    list: () => faults.map(({ match, times, text }) => ({ match, times, act: text })),
    clear: () => void faults.splice(0),
  }
}

const PLAIN = ['timeout', 'timeout-after', 'reset', 'garbage', 'expireToken', 'invalidateToken'] as const

/**
 * `errcode 45009`, `errcode isv.BUSINESS_LIMIT_CONTROL` (SMS), `slow 800`, `http 502 html`, `delayEvent 3000`
 * and the words that stand alone.
 * @throws Error naming the acts there are
 */
export function parseAct(text: string): FaultAct {
  const [kind = '', value = ''] = text.trim().split(/\s+/)
  const plain = [...PLAIN, 'dropEvent' as const, 'dupEvent' as const].find((word) => word === text.trim())
  if (plain !== undefined) return { kind: plain }
  if (kind === 'errcode' && value !== '')
    return { kind, errcode: /^-?\d+$/.test(value) ? Number(value) : value }
  if ((kind === 'slow' || kind === 'delayEvent') && /^\d+$/.test(value)) return { kind, ms: Number(value) }
  if (kind === 'http' && /^[45]\d\d$/.test(value)) return { kind, status: Number(value) }
  throw new Error(
    `unknown act "${text}": errcode N, slow MS, http 5XX html, delayEvent MS, dropEvent, dupEvent, ${PLAIN.join(', ')}`,
  )
}

function isEventAct(act: FaultAct): act is EventAct {
  return EVENT_KINDS.some((kind) => kind === act.kind)
}

function isRequestAct(act: FaultAct): act is RequestAct {
  return !isEventAct(act)
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
