import { setTimeout as wait } from 'node:timers/promises'
import { keepSlow } from './kept'

/** Works out the next number, in so many milliseconds. */
function counter(took: number) {
  let n = 0
  return async () => {
    await wait(took)
    n += 1
    return { n }
  }
}

it('works out anew what is quick', async () => {
  const keep = keepSlow<{ n: number }>({ max: 2, slow: 5000 })
  const next = counter(0)
  await keep('a', next)
  expect((await keep('a', next)).value.n).toBe(2)
})

it('keeps what is slow, each key for itself, with the instant it is of', async () => {
  const keep = keepSlow<{ n: number }>({ max: 2, slow: 1 })
  const next = counter(20)
  const first = await keep('a', next)
  expect(await keep('a', next)).toBe(first)
  expect((await keep('b', next)).value.n).toBe(2)
  expect(first.at).toBeLessThanOrEqual(Date.now())
})

it('lets nobody wait for an answer of their own while a slow one is on its way', async () => {
  const keep = keepSlow<{ n: number }>({ max: 2, slow: 1 })
  const next = counter(300)
  const first = keep('a', next)
  await wait(50)
  expect((await keep('a', next)).value).toEqual({ n: 1 })
  await first
})

it('keeps no failure', async () => {
  const keep = keepSlow<{ n: number }>({ max: 2, slow: 1 })
  const fail = async () => {
    await wait(20)
    throw new Error('database away')
  }
  await expect(keep('a', fail)).rejects.toThrow('database away')
  expect((await keep('a', counter(0))).value.n).toBe(1)
})
