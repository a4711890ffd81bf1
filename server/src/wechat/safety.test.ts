import { useDatabase } from '../testing/database'
import { useSandbox, type SandboxPerson } from '../testing/sandbox'
import { partsOf } from './safety'

useDatabase()
const sandbox = useSandbox()
const CHECK = '/wxa/msg_sec_check'

let person: SandboxPerson
beforeEach(async () => {
  ;[person] = (await sandbox.seed({ key: 'citizen' })) as [SandboxPerson]
  await sandbox.control('visit', { personKey: 'citizen' })
})
const check = (text: string) => sandbox.client().checkText({ openid: person.miniOpenid, text, scene: 2 })

it.each([
  ['路灯坏了三个月没有人修', 'pass'],
  ['这里有测试疑似词', 'review'],
  ['这里有测试违规词', 'risky'],
])('“%s” is judged %s', async (text, suggest) => {
  const verdict = await check(text)
  expect(verdict).toMatchObject({ suggest, label: expect.any(Number) })
  expect(verdict.traceId).not.toBe('')
})

it('a long text is checked in parts, and the strictest verdict counts', async () => {
  const verdict = await check(`${'好'.repeat(2490)}测试疑似词${'好'.repeat(3000)}`)
  expect(verdict.suggest).toBe('review')
  expect((await sandbox.calls(CHECK)).length).toBe(3)
  expect((await check(`${'好'.repeat(2498)}测试违规词${'测试疑似词'.repeat(900)}`)).suggest).toBe('risky')
})

it('nothing to check asks nobody', async () => {
  expect((await check(' \n ')).suggest).toBe('pass')
  expect(await sandbox.calls(CHECK)).toEqual([])
})

it('of somebody who was not here for two hours is refused with a code of its own', async () => {
  await sandbox.control('clock', { offsetMs: 7_300_000 })
  const refused = { errorClass: 'recipient', code: 61010 }
  await expect(check('路灯坏了')).rejects.toMatchObject(refused)
  await sandbox.control('clock', { offsetMs: 0 })
})

it('an answer without a verdict is none', async () => {
  await sandbox.fault('garbage', CHECK)
  await expect(check('路灯坏了')).rejects.toMatchObject({ errorClass: 'unknown-delivery' })
})

it('a picture is taken for checking, with a trace to the verdict', async () => {
  const url = `${sandbox.url}/picture.png`
  const { traceId } = await sandbox.client().checkPicture({ openid: person.miniOpenid, url, scene: 2 })
  expect(traceId.length).toBeGreaterThan(5)
})

describe('the parts of a text', () => {
  it('are within the limit, cut no pair, and hold every word whole in one of them', () => {
    const text = Array.from({ length: 900 }, (_, i) => `𠮷${i}号`).join('')
    const parts = partsOf(text)
    expect(parts.every((part) => part.length <= 2500 && !/\p{Cs}/u.test(part))).toBe(true)
    for (let at = 0; at + 30 <= text.length; at += 1) {
      const word = text.slice(at, at + 30)
      expect(parts.some((part) => part.includes(word)) || /\p{Cs}/u.test(word)).toBe(true)
    }
  })

  it('are as few as there can be', () => {
    expect(['短', '好'.repeat(2500), '好'.repeat(2501), ''].map((text) => partsOf(text).length)).toEqual([
      1, 1, 2, 0,
    ])
  })
})
