import type { Host } from '../host'

/** What the app calls as `wx.name(...)`. */
export type WxFunction = (...args: unknown[]) => unknown
export type WxFunctions = Record<string, WxFunction>
/** The one argument of most wx functions. */
export type Options = Record<string, unknown>

/** A refusal of the platform: `{ errMsg: 'name:fail reason', ...extra }` for the app. */
export class WxFail extends Error {
  constructor(
    reason: string,
    readonly extra: Options = {},
  ) {
    super(reason)
  }
}

/**
 * A function that answers through `success`, `fail` and `complete`, or by a promise when none of them is given.
 * `run` gives the result without errMsg, or throws.
 */
export function asynchronous(host: Host, name: string, run: (options: Options) => unknown): WxFunction {
  return (argument) => {
    const options = optionsOf(argument)
    host.recordCall(name, [argument])
    const answered = host.activity.track(attempt(name, () => run(options)))
    if (hasCallbacks(options)) return void answered.then((answer) => tell(host, options, answer))
    return promiseOf(host, answered)
  }
}

/** Like `asynchronous`, for network calls: gives a task that can be aborted, never a promise. */
export function task(
  host: Host,
  name: string,
  run: (options: Options, signal: AbortSignal) => Promise<object>,
): WxFunction {
  return (argument) => {
    const options = optionsOf(argument)
    host.recordCall(name, [argument])
    const controller = new AbortController()
    const progress = new Set<unknown>()
    const answered = host.activity.track(attempt(name, () => run(options, controller.signal)))
    void answered.then((answer) => {
      if (answer.ok) report(host, progress)
      tell(host, options, answer)
    })
    return taskObject(controller, progress)
  }
}

/** A function that answers at once. */
export function synchronous(host: Host, name: string, run: WxFunction): WxFunction {
  return (...args) => {
    host.recordCall(name, args)
    return host.realm.adopt(run(...args))
  }
}

export function optionsOf(argument: unknown): Options {
  return argument && typeof argument === 'object' ? (argument as Options) : {}
}

export interface Answer {
  ok: boolean
  value: Options
}

export function hasCallbacks({ success, fail, complete }: Options): boolean {
  return [success, fail, complete].some((callback) => typeof callback === 'function')
}

/** Runs and words the outcome as WeChat does; never rejects. */
export async function attempt(name: string, run: () => unknown): Promise<Answer> {
  try {
    return { ok: true, value: { errMsg: `${name}:ok`, ...optionsOf(await run()) } }
  } catch (error) {
    const extra = error instanceof WxFail ? error.extra : {}
    return { ok: false, value: { errMsg: `${name}:fail ${messageOf(error)}`, ...extra } }
  }
}

/** Gives the answer to the callbacks of `options`, after what is running now. */
export function tell(host: Host, options: Options, { ok, value }: Answer): void {
  const result = host.realm.adopt(value)
  const first = ok ? options.success : options.fail
  host.timers.soon(() => {
    if (typeof first === 'function') Reflect.apply(first, undefined, [result])
    if (typeof options.complete === 'function') Reflect.apply(options.complete, undefined, [result])
  })
}

/** The answer as a promise of the app's own kind, so that one nobody handles is known to be the app's. */
export function promiseOf(host: Host, answered: Promise<Answer>): unknown {
  const settled = answered.then(({ ok, value }) => {
    const result = host.realm.adopt(value)
    if (ok) return result
    throw result
  })
  return host.realm.promise(settled)
}

/** In words what was thrown: an Error's message, a refusal's errMsg, or the thing itself. */
export function messageOf(error: unknown): string {
  const { message, errMsg } = optionsOf(error)
  return String(message ?? errMsg ?? error)
}

function report(host: Host, listeners: Set<unknown>) {
  const done = host.realm.adopt({ progress: 100, totalBytesSent: 0, totalBytesExpectedToSend: 0 })
  for (const listener of listeners)
    if (typeof listener === 'function')
      host.timers.soon(() => void Reflect.apply(listener, undefined, [done]))
}

function taskObject(controller: AbortController, progress: Set<unknown>) {
  const ignored = () => undefined
  return {
    abort: () => controller.abort(),
    onProgressUpdate: (listener: unknown) => void progress.add(listener),
    offProgressUpdate: (listener: unknown) => void progress.delete(listener),
    onHeadersReceived: ignored,
    offHeadersReceived: ignored,
    onChunkReceived: ignored,
    offChunkReceived: ignored,
  }
}
