import mongoose from 'mongoose'
import { keptLog } from '../testing/log'
import { useDatabase } from '../testing/database'
import { holdLease, releaseLease } from './lease.repo'
import { startLoop } from './loop'

useDatabase()
const leases = () => mongoose.connection.collection<{ _id: string }>('leases')

describe('a loop', () => {
  let loop: ReturnType<typeof startLoop> | undefined

  it('goes on after an error, thrown or rejected, and logs it', async () => {
    const { log, text } = keptLog()
    let turns = 0
    const enough = new Promise<void>((resolve) => {
      const act = () => {
        turns += 1
        if (turns === 1) throw new Error('thrown at once')
        if (turns === 2) return Promise.reject(new Error('rejected'))
        resolve()
        return Promise.resolve()
      }
      loop = startLoop('test-job', 1, act, log)
    })
    await enough
    await loop?.stop()
    expect(turns).toBeGreaterThanOrEqual(3)
    expect(text()).toContain('test-job')
    expect(text()).toContain('thrown at once')
    expect(text()).toContain('rejected')
  })

  it('ends only when the turn under way has ended, and then never acts again', async () => {
    let finish = () => {}
    let turns = 0
    let ended = false
    const one = startLoop(
      'slow',
      1,
      () => new Promise<void>((resolve) => ((turns += 1), (finish = resolve))),
      keptLog().log,
    )
    const stopped = one.stop().then(() => void (ended = true))
    await Promise.resolve()
    expect(ended).toBe(false)
    finish()
    await stopped
    expect(turns).toBe(1)
  })

  it('does not wait out its pause to stop', async () => {
    const long = startLoop('rare', 3_600_000, async () => undefined, keptLog().log)
    await expect(long.stop()).resolves.toBeUndefined()
  })
})

describe('a lease', () => {
  it('is held by one of many who ask at once for the first time', async () => {
    const won = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => holdLease('x', owner, 60_000)))
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  it('is renewed by its owner and refused to others', async () => {
    expect(await holdLease('x', 'a', 60_000)).toBe(true)
    expect(await holdLease('x', 'a', 60_000)).toBe(true)
    expect(await holdLease('x', 'b', 60_000)).toBe(false)
    expect(await holdLease('y', 'b', 60_000)).toBe(true)
  })

  it('goes to another when its owner died and its time is over, or gave it back', async () => {
    await holdLease('x', 'a', 60_000)
    await leases().updateOne({ _id: 'x' }, { $set: { until: new Date(Date.now() - 1) } })
    expect(await holdLease('x', 'b', 60_000)).toBe(true)
    expect(await holdLease('x', 'a', 60_000)).toBe(false)
    await releaseLease('x', 'a')
    expect(await holdLease('x', 'a', 60_000)).toBe(false)
    await releaseLease('x', 'b')
    expect(await holdLease('x', 'a', 60_000)).toBe(true)
  })
})
