import { nextWay, reachLines } from './reach-text'

const all = { bound: true, followed: true, wecom: true, reachable: true }
const reminder = { key: 'miniReminder', name: '提醒', templateId: 'L', long: true, credits: 1 } as const
const result = { key: 'miniResult', name: '结果', templateId: 'O', long: false, credits: 3 } as const
const stateOf = (way: string, ...given: Parameters<typeof reachLines>) =>
  reachLines(...given).find((line) => line.way === way)?.state

it('tells every way there is, with what is left of the subscriptions', () => {
  expect(reachLines(all, [reminder, result])).toEqual([
    { way: '企业微信', state: '已登记' },
    { way: '服务号', state: '已关注' },
    { way: '小程序订阅', state: '长期已开启，还可收到 3 次' },
    { way: '短信（仅紧急）', state: '发到登记的手机号' },
  ])
})

it.each([
  [
    [
      { ...reminder, credits: 0 },
      { ...result, credits: 0 },
    ],
    '没有开启',
  ],
  [[], '没有可订阅的'],
  [null, '–'],
])('says how subscriptions stand', (items, state) => {
  expect(stateOf('小程序订阅', all, items)).toBe(state)
})

it('wants nothing more of whom the 服务号 reaches', () => {
  expect(nextWay({ ...all, wecom: false })).toBeNull()
})

it.each([
  [{ bound: false, followed: false }, '打开“明督”小程序绑定账号', true],
  [{ bound: true, followed: false }, '没有关注就收不到', true],
  [{ bound: true, followed: true }, '被拒收', false],
])('tells the next step to whom nothing reaches: %j', (part, text, qr) => {
  const next = nextWay({ ...part, wecom: false, reachable: false })
  expect(next).toMatchObject({ tone: 'red', qr })
  expect(next?.text).toContain(text)
  expect(stateOf('服务号', { ...part, wecom: false, reachable: false }, null)).toBe(
    part.followed ? '已关注，但被拒收' : '未关注',
  )
})

it('only advises whom 企业微信 reaches', () => {
  expect(nextWay({ bound: true, followed: false, wecom: true, reachable: true })).toMatchObject({
    tone: 'blue',
    qr: true,
  })
})
