import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startCallbackServer, type CallbackServer } from '../testing/callback-server'
import { NOON, startHarness, type Harness } from '../testing/harness'

const HOUR = 3_600_000

interface Time {
  now: string
  offsetMs: number
  next: { at: string; what: string } | null
  nextState: string
  error?: string
}

describe('the time machine', () => {
  let dir: string
  let file: string
  let product: CallbackServer
  let box: Harness

  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'time-'))
    file = path.join(dir, 'time-machine.json')
    product = await startCallbackServer()
    box = await startHarness({ appUrl: product.url, timeMachineFile: file })
  })
  afterEach(async () => {
    await box.close()
    await product.close()
    fs.rmSync(dir, { recursive: true })
  })

  const move = (body: Record<string, unknown>) => box.post<Time>('/__sandbox/time', body)
  const stored = () => JSON.parse(fs.readFileSync(file, 'utf8')) as unknown

  it('stands at real time at first', async () => {
    expect(await box.get('/__sandbox/time')).toEqual({
      now: new Date(NOON).toISOString(),
      offsetMs: 0,
      next: null,
      nextState: 'none',
    })
  })

  it('moves by hours and days and writes the one offset', async () => {
    await move({ hours: 1 })
    expect((await move({ days: 2 })).now).toBe(new Date(NOON + 49 * HOUR).toISOString())
    expect(stored()).toEqual({ offsetMs: 49 * HOUR })
    expect(fs.readdirSync(dir)).toEqual(['time-machine.json'])
  })

  it('moves to a moment, and to the next warning of the product', async () => {
    expect((await move({ to: '2026-11-24T08:30:00+08:00' })).now).toBe('2026-11-24T00:30:00.000Z')
    product.next = { at: '2026-11-25T09:00:00+08:00', what: '37号-2.1 转预警' }
    const time = await move({ toNext: true })
    expect(time.now).toBe('2026-11-25T01:00:00.000Z')
    expect(time.next?.what).toBe('37号-2.1 转预警')
  })

  it('stays where it is when the next warning is already due', async () => {
    product.next = { at: '2026-11-23T11:00:00+08:00', what: '37号-2.1 到期' }
    expect((await move({ toNext: true })).offsetMs).toBe(0)
  })

  it('never goes back but by reset', async () => {
    await move({ days: 1 })
    expect((await move({ to: new Date(NOON).toISOString() })).error).toContain('时间只能向前')
    expect((await move({ days: -1 })).error).toBeDefined()
    expect((await move({ reset: true })).offsetMs).toBe(0)
    expect(stored()).toEqual({ offsetMs: 0 })
  })

  it('says what is missing when there is no next warning or no product', async () => {
    expect((await move({ toNext: true })).error).toContain('没有等待发出的预警')
    await product.close()
    expect((await move({ toNext: true })).error).toContain('产品服务没有应答')
  })

  it('refuses what is no step', async () => {
    for (const body of [{}, { days: '1' }, { to: 'tomorrow' }, { days: 4_000 }]) {
      expect((await move(body)).error).toBeDefined()
    }
  })

  it('takes a damaged file for real time', async () => {
    fs.writeFileSync(file, '{"offsetMs":"a lot"}')
    expect((await box.get<Time>('/__sandbox/time')).offsetMs).toBe(0)
  })

  it('leaves tokens on real time', async () => {
    const before = await box.token('mp')
    await move({ days: 30 })
    expect(await box.token('mp')).toBe(before)
  })
})
