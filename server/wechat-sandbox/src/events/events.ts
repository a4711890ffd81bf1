import type { SandboxConfig } from '../config'
import type { Faults, FaultTarget } from '../faults/faults'
import { sealEvent, toXml } from './events.crypto'

/** Something the platform tells the product's server through its callback address. */
export interface PlatformEvent {
  openid: string
  /** Event, EventKey, MsgID … beside the common fields */
  fields: Record<string, string | number | bigint>
  /** the call or tap that caused it, for faults */
  cause: FaultTarget
  onTaken?: () => void
  onLost?: () => void
}

export interface Events {
  push(event: PlatformEvent): void
  /** Resolves when nothing is queued, delayed or under way. */
  settled(): Promise<void>
  stop(): void
}

/** The platform gives 5 s and three tries in all. */
const TRIES = 3
const AT_ONCE = 4
/** Lets the reply of the causing call leave first. */
const LEAD_MS = 30

export function openEvents(config: SandboxConfig, faults: Faults): Events {
  const stopper = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  const queue: PlatformEvent[] = []
  const idle: (() => void)[] = []
  let running = 0

  const wakeWhenIdle = () => {
    if (running + queue.length + timers.size === 0) for (const wake of idle.splice(0)) wake()
  }
  const work = async () => {
    running += 1
    for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
      await deliver(config, event, stopper.signal)
    }
    running -= 1
    wakeWhenIdle()
  }
  const later = (ms: number, event: PlatformEvent) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      queue.push(event)
      if (running < AT_ONCE) void work()
    }, ms)
    timers.add(timer)
  }
  return {
    push(event) {
      const fault = faults.takeForEvent(event.cause)
      if (fault?.kind === 'dropEvent') return void event.onLost?.()
      later(fault?.kind === 'delayEvent' ? fault.ms : LEAD_MS, event)
      if (fault?.kind === 'dupEvent') later(LEAD_MS, event)
    },
    settled: () =>
      new Promise((resolve) => {
        idle.push(resolve)
        wakeWhenIdle()
      }),
    stop() {
      stopper.abort()
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      queue.splice(0)
      wakeWhenIdle()
    },
  }
}

async function deliver(config: SandboxConfig, event: PlatformEvent, stopped: AbortSignal): Promise<void> {
  for (let attempt = 1; attempt <= TRIES && !stopped.aborted; attempt += 1) {
    if (await post(config, event, stopped)) return event.onTaken?.()
  }
  if (stopped.aborted) return
  event.onLost?.()
  config.warn('the callback did not take an event', { event: event.fields.Event, tries: TRIES })
}

/** Taken means: any 2xx within the time; the platform repeats everything else. */
async function post(config: SandboxConfig, event: PlatformEvent, stopped: AbortSignal): Promise<boolean> {
  const { mp } = config.accounts
  const xml = toXml({
    ToUserName: mp.ghId,
    FromUserName: event.openid,
    CreateTime: Math.floor(config.now() / 1000),
    MsgType: 'event',
    ...event.fields,
  })
  const sealed = sealEvent(mp, event.openid, xml, config.now())
  try {
    const response = await fetch(`${config.appUrl}/wechat/callback/mp?${sealed.query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: sealed.body,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(config.callbackTimeoutMs)]),
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
