import { createGate } from './accounts.gate'

/** Work that ends when it is told to. */
function held(log: string[], name: string) {
  let end = () => undefined as void
  const done = new Promise<void>((resolve) => (end = resolve))
  return {
    end: () => end(),
    work: async () => {
      log.push(name)
      await done
      return name
    },
  }
}

it('lets so many run, so many wait in order, and asks the rest to come back', async () => {
  const gate = createGate(1, 1)
  const log: string[] = []
  const [a, b] = [held(log, 'a'), held(log, 'b')]
  const first = gate(a.work)
  const second = gate(b.work)
  await expect(gate(async () => 'c')).rejects.toMatchObject({ code: 'auth.busy' })
  expect(log).toEqual(['a'])
  a.end()
  expect(await first).toBe('a')
  b.end()
  expect(await second).toBe('b')
  expect(await gate(async () => 'd')).toBe('d')
})

it('frees the place of work that failed', async () => {
  const gate = createGate(1, 0)
  await expect(gate(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await gate(async () => 1)).toBe(1)
})
