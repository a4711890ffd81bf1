import { PassThrough } from 'node:stream'
import type { Context } from 'koa'
import { shownEntry } from '../http/request-log.view'
import type { Sandbox } from '../sandbox'
import { resetToSeed } from '../seed/seed.plant'
import { own } from '../state/state.types'
import { parseAct, type FaultMatch } from '../faults/faults'
import { ControlError, flagIn, optionalTextIn, recordIn, textIn } from './control.input'

/** POST /__sandbox/faults {match: {path?, openid?, template?}, times?, act} */
export function addFault(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body)
  const act = textIn(body, 'act')
  refuseUnknownAct(act)
  const times = body.times ?? 1
  if (!Number.isInteger(times) || Number(times) < 1) throw new ControlError(400, 'times must be 1 or more')
  sandbox.faults.add(matchIn(recordIn(body.match ?? {})), Number(times), act)
  sandbox.store.touch()
  ctx.body = { faults: sandbox.faults.list() }
}

/** GET /__sandbox/state: everything but tokens and codes */
export function showState(ctx: Context, sandbox: Sandbox): void {
  const { people, cards, sms, tickets } = sandbox.store.state
  ctx.body = {
    people: Object.values(people),
    cards,
    sms,
    tickets,
    faults: sandbox.faults.list(),
    log: sandbox.log.list().map(shownEntry),
    offsetMs: sandbox.time.offsetMs(),
    clockOffsetMs: sandbox.clock.offsetMs(),
    settings: sandbox.settings,
    usedToday: sandbox.store.state.platform.used,
  }
}

/** GET /__sandbox/inbox?person=KEY → {cards, sms} of one person, oldest first */
export function showInbox(ctx: Context, sandbox: Sandbox): void {
  const { people, cards, sms } = sandbox.store.state
  const person = own(people, String(ctx.query.person ?? ''))
  if (person === undefined) throw new ControlError(404, 'nobody has this key')
  ctx.body = {
    cards: cards.filter((card) => card.personKey === person.key),
    sms: sms.filter((one) => one.phone === person.phone),
  }
}

/** GET /__sandbox/log → {entries}, newest first */
export function showLog(ctx: Context, sandbox: Sandbox): void {
  ctx.body = { entries: sandbox.log.list().map(shownEntry) }
}

/** POST /__sandbox/reset {keepPeople?}: as on the first start; the time machine is not touched */
export function resetAll(ctx: Context, sandbox: Sandbox): void {
  const body = recordIn(ctx.request.body ?? {})
  const { people } = sandbox.store.state
  const keep = flagIn(body, 'keepPeople', false)
  sandbox.events.clear()
  sandbox.receipts.clear()
  resetToSeed(sandbox, keep ? people : null)
  ctx.body = { ok: true }
}

/** GET /__sandbox/changes: server-sent events, one for every change, so that open pages redraw */
export function streamChanges(ctx: Context, sandbox: Sandbox): void {
  const stream = new PassThrough()
  stream.write('retry: 1000\n\n')
  const stop = sandbox.store.onChange(() => stream.write('data: changed\n\n'))
  const beat = setInterval(() => stream.write(': still here\n\n'), 20_000)
  ctx.req.on('close', () => {
    stop()
    clearInterval(beat)
    stream.end()
  })
  ctx.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  ctx.body = stream
}

function refuseUnknownAct(act: string): void {
  try {
    parseAct(act)
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : 'unknown act')
  }
}

function matchIn(body: Record<string, unknown>): FaultMatch {
  const match: FaultMatch = {}
  for (const name of ['path', 'openid', 'template'] as const) {
    const value = optionalTextIn(body, name)
    if (value !== undefined) match[name] = value
  }
  return match
}
