type Callback = (...args: unknown[]) => void

interface LiveTimer {
  stop: () => void
  delay: number
  repeats: boolean
}

/** The mini-program's timers: numbered, stopped with the host, and never letting an exception out. */
export class Timers {
  private readonly live = new Map<number, LiveTimer>()
  private nextId = 1

  /** @param fail receives what a callback throws */
  constructor(private readonly fail: (error: unknown) => void) {}

  readonly setTimeout = (run: Callback, delay?: number, ...args: unknown[]): number => {
    const id = this.nextId++
    const timer = setTimeout(() => {
      this.live.delete(id)
      this.guard(run, args)
    }, delay ?? 0)
    this.live.set(id, { stop: () => clearTimeout(timer), delay: delay ?? 0, repeats: false })
    return id
  }

  readonly setInterval = (run: Callback, delay?: number, ...args: unknown[]): number => {
    const id = this.nextId++
    const timer = setInterval(() => this.guard(run, args), delay ?? 0)
    this.live.set(id, { stop: () => clearInterval(timer), delay: delay ?? 0, repeats: true })
    return id
  }

  readonly clear = (id: number): void => {
    this.live.get(id)?.stop()
    this.live.delete(id)
  }

  /** Runs after what is running now, as the platform answers its callbacks. */
  soon(run: () => void): void {
    this.setTimeout(run, 0)
  }

  /** Whether a one-time timer of at most `horizon` ms has still to run. */
  pending(horizon: number): boolean {
    return [...this.live.values()].some(({ repeats, delay }) => !repeats && delay <= horizon)
  }

  stopAll(): void {
    for (const { stop } of this.live.values()) stop()
    this.live.clear()
  }

  private guard(run: Callback, args: unknown[]) {
    try {
      run(...args)
    } catch (error) {
      this.fail(error)
    }
  }
}
