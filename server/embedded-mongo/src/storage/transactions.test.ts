import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeEngine, openEngine, type Engine } from '../engine'

const dir = mkdtempSync(join(tmpdir(), 'embedded-transactions-'))
let engine: Engine
beforeAll(async () => {
  engine = await openEngine(dir)
})
afterAll(async () => {
  await closeEngine(engine)
  rmSync(dir, { recursive: true, force: true })
})

const id = (n: number): Buffer => Buffer.from([n])

describe('what transactions remember of changes', () => {
  it('goes with the oldest open transaction, also when there is always one open', () => {
    const { transactions } = engine
    let last = transactions.begin()
    for (let round = 0; round < 50; round++) {
      for (let n = 0; n < 20; n++) transactions.noteChange('test.c', id(n + 20 * (round % 5)))
      const next = transactions.begin()
      transactions.finish(last, 'committed')
      last = next
      expect(transactions.remembered).toBeLessThanOrEqual(20)
    }
    transactions.finish(last, 'committed')
    expect(transactions.remembered).toBe(0)
  })

  it('still makes an older transaction conflict after a younger one ended', () => {
    const { transactions } = engine
    transactions.noteChange('test.c', id(1))
    const [old, young] = [transactions.begin(), transactions.begin()]
    transactions.noteChange('test.c', id(2))
    transactions.finish(young, 'aborted')
    const change = (n: number) => ({ idKey: id(n), before: null, after: null })
    expect(() => transactions.write(old, 'test.c', undefined, change(2))).toThrow('Write conflict')
    transactions.write(old, 'test.c', undefined, change(1))
    transactions.finish(old, 'aborted')
  })
})
