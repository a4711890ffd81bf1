import type { SandboxConfig } from './config'
import { openEvents, type Events } from './events/events'
import { openFaults, type Faults } from './faults/faults'
import { openRequestLog, type RequestLog } from './http/request-log'
import { openStore, type Store } from './state/state.store'
import { openNextWarning, type NextWarningSource } from './time/next-warning'
import { openTimeMachine, type TimeMachine } from './time/time-machine'

/** The parts every endpoint and page works with. */
export interface Sandbox {
  config: SandboxConfig
  store: Store
  time: TimeMachine
  next: NextWarningSource
  faults: Faults
  events: Events
  log: RequestLog
}

export function openSandbox(config: SandboxConfig): Sandbox {
  const faults = openFaults()
  return {
    config,
    store: openStore(config.dir, config.now),
    time: openTimeMachine(config.timeMachineFile, config.now),
    next: openNextWarning(config.appUrl, config.now),
    faults,
    events: openEvents(config, faults),
    log: openRequestLog(),
  }
}
