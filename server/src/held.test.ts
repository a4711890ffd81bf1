import { holdFor } from './held'

it('answers with what was worked out a while ago, then works again; keys stand apart', async () => {
  const held = holdFor<number>(1000)
  let count = 0
  const work = () => Promise.resolve(++count)
  const ask = (key: string, now: number) => held(key, now, work)
  expect(await Promise.all([ask('a', 0), ask('a', 999), ask('b', 999)])).toEqual([1, 1, 2])
  expect([await ask('a', 1000), await ask('b', 1998), await ask('b', 1999)]).toEqual([3, 2, 4])
})

it('does not hold a failure, nor what comes from a later clock than now', async () => {
  const held = holdFor<string>(1000)
  await expect(held('a', 0, () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await held('a', 1, () => Promise.resolve('up'))).toBe('up')
  expect(await held('a', 0, () => Promise.resolve('again'))).toBe('again')
})

it('lets the oldest go when there are many', async () => {
  const held = holdFor<number>(1000)
  for (let i = 0; i <= 500; i++) await held(String(i), 0, () => Promise.resolve(1))
  expect(await held('0', 0, () => Promise.resolve(2))).toBe(2)
  expect(await held('500', 0, () => Promise.resolve(2))).toBe(1)
})
