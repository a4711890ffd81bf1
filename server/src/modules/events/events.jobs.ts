import { toWechatError } from '../../wechat/errors'
import { markHandled, openEvents, putOff, type EventOutcome, type OpenEvent } from '../../wechat/events.repo'
import { HANDLERS } from './events.handlers'
import type { EventParts } from './events.parts'
import { applyResults, isResult } from './events.results'

const BATCH = 100
/** People whose events are acted on at the same time. */
const AT_ONCE = 8
/** A turn ends well before the lease of this job does. */
const TURN_MS = 5000
const GIVE_UP_MS = 3 * 86_400_000

/**
 * Acts on stored events until none is due: those of one person in the order in which they happened, people side by
 * side. One that fails is put off and holds up no other; every handler may run again after a crash.
 * @returns how many were taken up
 */
export async function handleEvents(parts: EventParts): Promise<number> {
  const end = Date.now() + TURN_MS
  let handled = 0
  for (let full = true; full && Date.now() < end;) {
    const events = await openEvents(BATCH)
    await handleBatch(events, parts)
    handled += events.length
    full = events.length === BATCH
  }
  return handled
}

async function handleBatch(events: readonly OpenEvent[], parts: EventParts): Promise<void> {
  const outcomes = new Map<string, EventOutcome>()
  for (const { id } of await resultsAtOnce(events, parts)) outcomes.set(id, 'done')
  const people = byPerson(events.filter(({ id }) => !outcomes.has(id)))
  const work = async () => {
    for (let own = people.shift(); own; own = people.shift()) {
      for (const event of own) {
        const outcome = await handle(event, parts)
        if (outcome) outcomes.set(event.id, outcome)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  for (const outcome of ['done', 'ignored', 'failed'] as const) {
    const ids = [...outcomes].filter(([, one]) => one === outcome).map(([id]) => id)
    await markHandled(ids, outcome)
  }
}

/** The results among the events, which together cost little more than one; none when each must be tried on its own. */
async function resultsAtOnce(events: readonly OpenEvent[], parts: EventParts): Promise<OpenEvent[]> {
  const results = events.filter(isResult)
  try {
    await applyResults(results, parts)
    return results
  } catch {
    return []
  }
}

function byPerson(events: readonly OpenEvent[]): OpenEvent[][] {
  const people = new Map<string, OpenEvent[]>()
  for (const event of events) people.set(event.openid, [...(people.get(event.openid) ?? []), event])
  return [...people.values()]
}

/** @returns what became of it; null when it was put off */
async function handle(event: OpenEvent, parts: EventParts): Promise<EventOutcome | null> {
  const act = HANDLERS.get(`${event.account} ${event.event}`)
  if (!act) return 'ignored'
  try {
    await act(event, parts)
    return 'done'
  } catch (error) {
    return afterError(event, error, parts)
  }
}

async function afterError(
  event: OpenEvent,
  error: unknown,
  { log }: Pick<EventParts, 'log'>,
): Promise<EventOutcome | null> {
  const { errorClass, code, message } = toWechatError(error)
  const facts = { account: event.account, event: event.event, errorClass, errcode: code, reason: message }
  if (Date.now() - event.receivedAt.getTime() > GIVE_UP_MS) {
    log.error(facts, 'wechat event given up')
    return 'failed'
  }
  log.warn(facts, 'wechat event put off')
  await putOff(event)
  return null
}
