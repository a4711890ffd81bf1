import type { SandboxConfig } from './config'
import { openEvents, type Events } from './events/events'
import { openSmsReceipts, type SmsReceipts } from './events/sms-receipts'
import { openFaults, type Faults } from './faults/faults'
import { openMedia, type MediaStore } from './state/media.store'
import { openQuotas, type Quotas } from './quotas/quotas'
import { openRandom, type Random } from './random'
import { settingsOf, type Settings } from './settings'
import { openRequestLog, type RequestLog } from './http/request-log'
import { openStore, type Store } from './state/state.store'
import { openNextWarning, type NextWarningSource } from './time/next-warning'
import { openSandboxClock, type SandboxClock } from './time/sandbox-clock'
import { openTimeMachine, type TimeMachine } from './time/time-machine'

/** The parts every endpoint and page works with. */
export interface Sandbox {
  config: SandboxConfig
  store: Store
  time: TimeMachine
  next: NextWarningSource
  faults: Faults
  events: Events
  receipts: SmsReceipts
  log: RequestLog
  /** the clock behind `config.now` */
  clock: SandboxClock
  random: Random
  quotas: Quotas
  settings: Settings
  media: MediaStore
}

/** Endpoints read the sandbox's own clock; business time and the stamps of events stay on the real one. */
export function openSandbox(real: SandboxConfig): Sandbox {
  const clock = openSandboxClock(real.now)
  const config = { ...real, now: clock.now }
  const faults = openFaults()
  const store = openStore(config.dir, config.now, config.mostCards)
  return {
    config,
    store,
    time: openTimeMachine(config.timeMachineFile, real.now),
    next: openNextWarning(config.appUrl, real.now),
    faults,
    events: openEvents(real, faults),
    receipts: openSmsReceipts(real, faults),
    log: openRequestLog(),
    clock,
    random: openRandom(config.seedNumber),
    quotas: openQuotas(config.quotas, store, config.now),
    settings: settingsOf(config),
    media: openMedia(config.now),
  }
}
