import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fixedTime, systemTime, timeMachineTime } from './time'

const dir = mkdtempSync(path.join(os.tmpdir(), 'time-'))
const file = path.join(dir, 'time-machine.json')
afterAll(() => rmSync(dir, { recursive: true }))

it('gives the date in Shanghai, whatever the zone of the machine', () => {
  const time = fixedTime('2026-11-25T15:59:59.999Z')
  expect(time.today()).toBe('2026-11-25')
  time.set('2026-11-25T16:00:00.000Z')
  expect([time.today(), time.now()]).toEqual(['2026-11-26', Date.parse('2026-11-25T16:00:00.000Z')])
})

it('adds the offset of the time machine as it is now', () => {
  const day = 86_400_000
  const time = timeMachineTime(file, 0)
  // plus 0: half a millisecond backwards would round to −0
  const offset = () => Math.round((time.now() - systemTime.now()) / day) + 0
  expect(offset()).toBe(0)
  writeFileSync(file, JSON.stringify({ offsetMs: 3 * day }))
  expect(offset()).toBe(3)
  writeFileSync(file, JSON.stringify({ offsetMs: 40 * day }))
  expect(offset()).toBe(40)
})

it.each([['not json'], ['{}'], ['{"offsetMs":"1"}'], ['{"offsetMs":1e999}'], ['null']])(
  'takes a broken file (%s) for no offset',
  (text) => {
    writeFileSync(file, text)
    expect(Math.abs(timeMachineTime(file, 0).now() - Date.now())).toBeLessThan(60_000)
  },
)
