import type { Host } from './host'
import { attempt, hasCallbacks, messageOf, optionsOf, promiseOf, tell, type Answer } from './wx/define'

/** What the automator's `mockWxMethod` sends; neither field: the real function comes back. */
export interface Mock {
  functionDeclaration?: string
  args?: unknown[]
  result?: unknown
  hasResult: boolean
}

const AT_ONCE = new Set(['getWindowInfo', 'getDeviceInfo', 'getAppBaseInfo', 'canIUse', 'getSystemSetting'])

/** Replaces functions of `wx` for a script and puts them back. */
export class Mocks {
  private readonly originals = new Map<string, unknown>()

  constructor(private readonly host: Host) {}

  /** Throws when `wx` has no such function. */
  set(method: string, mock: Mock): void {
    const { wx } = this.host
    if (!this.originals.has(method)) this.originals.set(method, wx[method])
    const original = this.originals.get(method)
    if (typeof original !== 'function') throw new Error(`wx.${method} is not there to be mocked`)
    if (mock.functionDeclaration === undefined && !mock.hasResult) {
      wx[method] = original
      this.originals.delete(method)
    } else wx[method] = this.replacement(method, mock, original)
  }

  private replacement(method: string, mock: Mock, origin: unknown) {
    const run = this.body(mock, origin)
    return (...args: unknown[]): unknown => {
      this.host.recordCall(method, args)
      if (method.endsWith('Sync') || AT_ONCE.has(method)) return run(args)
      const options = optionsOf(args[0])
      const answered = this.host.activity.track(answerOf(method, () => run(args)))
      if (hasCallbacks(options)) return void answered.then((answer) => tell(this.host, options, answer))
      return promiseOf(this.host, answered)
    }
  }

  private body({ functionDeclaration, args = [], result }: Mock, origin: unknown) {
    if (functionDeclaration === undefined) return () => this.host.realm.adopt(result)
    const declared = this.host.realm.run(`(${functionDeclaration})`)
    if (typeof declared !== 'function') throw new Error('the mock is not a function')
    return (called: unknown[]): unknown =>
      Reflect.apply(declared, { origin }, [...called, ...args.map((arg) => this.host.realm.adopt(arg))])
  }
}

/** A mock gives the whole result; one whose errMsg says fail goes to the fail callback. */
async function answerOf(method: string, run: () => unknown): Promise<Answer> {
  const { ok, value } = await attempt(method, run)
  return { ok: ok && !/(^|:)fail/.test(messageOf({ message: value.errMsg })), value }
}
