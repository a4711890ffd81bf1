import { EventEmitter } from 'node:events'
import { messageOf } from './wx/define'

export interface WxCall {
  name: string
  args: readonly unknown[]
}

export interface SetDataEntry {
  page: string
  /** UTF-8 bytes of the patch as it crosses to the view. */
  bytes: number
  /** Data paths it writes. */
  paths: string[]
}

export interface AppException {
  message: string
  stack?: string
}

export interface ConsoleLine {
  type: string
  args: unknown[]
}

/**
 * What happened, for a test to look at. Emits `log` (ConsoleLine) and `exception` (AppException) as it happens,
 * and `warning` (string) for the host's own.
 */
export class HostLog extends EventEmitter {
  /** Every call of a `wx` function, oldest first. */
  readonly calls: WxCall[] = []
  readonly setDataLog: SetDataEntry[] = []
  readonly exceptions: AppException[] = []
  readonly consoleErrors: string[] = []
  /** Where the app left what this host can do. Each is kept once. */
  readonly warnings: string[] = []

  /** Everything a clean run has none of, in words. */
  get problems(): string[] {
    return [
      ...this.exceptions.map(({ message }) => `exception: ${message}`),
      ...this.consoleErrors.map((line) => `console.error: ${line}`),
      ...this.warnings.map((line) => `host: ${line}`),
    ]
  }

  callsOf(name: string): WxCall[] {
    return this.calls.filter((call) => call.name === name)
  }

  recordCall(name: string, args: readonly unknown[]): void {
    this.calls.push({ name, args })
  }

  recordSetData(page: string, json: string): void {
    const paths = Object.keys(JSON.parse(json) as object)
    this.setDataLog.push({ page, bytes: Buffer.byteLength(json), paths })
  }

  /** Runs the app's code; what it throws is recorded and goes no further. */
  guard(run: () => unknown): void {
    try {
      run()
    } catch (error) {
      this.fail(error)
    }
  }

  /** Records what the app threw. */
  fail(error: unknown): undefined {
    const exception = { message: messageOf(error), ...stackOf(error) }
    this.exceptions.push(exception)
    this.emit('exception', exception)
  }

  warn(message: string): void {
    if (this.warnings.includes(message)) return
    this.warnings.push(message)
    this.emit('warning', message)
  }

  /** The `console` the app sees. */
  console(): Record<string, unknown> {
    const write =
      (type: string) =>
      (...args: unknown[]) => {
        const printable = args.map((arg) => stackOf(arg).stack ?? arg)
        if (type === 'error') this.consoleErrors.push(printable.map(String).join(' '))
        this.emit('log', { type, args: printable })
      }
    const silent = Object.fromEntries(
      ['time', 'timeEnd', 'group', 'groupCollapsed', 'groupEnd', 'table'].map((name) => [
        name,
        () => undefined,
      ]),
    )
    const loud = ['log', 'info', 'warn', 'error', 'debug'].map((type) => [type, write(type)] as const)
    return { ...silent, ...Object.fromEntries(loud) }
  }
}

function stackOf(value: unknown): { stack?: string } {
  const isError = typeof value === 'object' && value !== null && 'stack' in value
  return isError && typeof value.stack === 'string' ? { stack: value.stack } : {}
}
