import { Refused } from '../../refused'

/**
 * Lets at most `running` pieces of heavy work go on at once and `waiting` wait, first come first served.
 * @throws Refused `auth.busy` for what comes beyond
 */
export function createGate(running: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let active = 0
  const queue: (() => void)[] = []
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else active -= 1
  }
  return async (work) => {
    if (active < running) active += 1
    else if (queue.length < waiting) await new Promise<void>((go) => queue.push(go))
    else throw new Refused('auth.busy')
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
