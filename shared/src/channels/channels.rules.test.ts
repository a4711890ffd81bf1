import { CHANNELS, type Channel } from '../messages/messages.states'
import { channelVerdict, gateName, gatesOfChannel, shareOf, type ChannelFacts } from './channels.rules'

const well: ChannelFacts = {
  channel: 'mpTemplate',
  configured: true,
  spare: false,
  gates: [],
  templates: { total: 4, mismatched: [] },
  oldestSeconds: 3,
  delivered: 98,
  failed: 2,
  deliveredShare: 980,
  quota: { limit: 100_000, used: 2000 },
  credits: null,
}
const verdict = (part: Partial<ChannelFacts>) => channelVerdict({ ...well, ...part })

it.each<[string, Partial<ChannelFacts>, string, string]>([
  ['a channel that works', {}, 'green', '正常'],
  ['one that nobody configured', { configured: false }, 'grey', '没有配置'],
  ['one that another goes before', { spare: true, credits: 0 }, 'grey', '有模板消息可用'],
  [
    'a closed account',
    { gates: [{ key: 'account:mp', reason: '服务号当日额度已用完' }] },
    'red',
    '已暂停：服务号当日额度已用完',
  ],
  ['a closed channel', { gates: [{ key: 'mpTemplate', reason: '微信暂时出错' }] }, 'red', '微信暂时出错'],
  [
    'one closed template',
    { gates: [{ key: 'mpTemplate:warning', reason: '模板已封禁' }] },
    'yellow',
    '服务号的模板“工单催办提醒”已暂停：模板已封禁',
  ],
  [
    'one template that differs',
    { templates: { total: 4, mismatched: ['工单催办提醒'] } },
    'yellow',
    '工单催办提醒',
  ],
  [
    'only templates that differ',
    { templates: { total: 1, mismatched: ['工单催办提醒'] } },
    'red',
    '全部模板',
  ],
  ['a used-up quota', { quota: { limit: 100, used: 100 } }, 'red', '额度已用完'],
  ['a nearly used-up quota', { quota: { limit: 100, used: 93 } }, 'yellow', '已用 93%'],
  ['a quota that is not known', { quota: { limit: 0, used: 0 } }, 'green', '正常'],
  ['what has been due for ten minutes', { oldestSeconds: 600 }, 'yellow', '10 分钟'],
  ['what has been due for an hour', { oldestSeconds: 3600 }, 'red', '60 分钟'],
  ['nothing delivered of five', { delivered: 0, failed: 5, deliveredShare: 0 }, 'red', '没有一条送达'],
  ['nothing delivered of four', { delivered: 0, failed: 4, deliveredShare: 0 }, 'green', '正常'],
  ['a poor share', { delivered: 7, failed: 3, deliveredShare: 700 }, 'yellow', '70.0%'],
  ['no credits left', { channel: 'miniSubscribe', credits: 0 }, 'yellow', '订阅次数'],
  ['the inbox, whatever else there is', { channel: 'inApp', configured: false }, 'green', '正本'],
])('shows %s', (_, part, light, note) => {
  expect(verdict(part).light).toBe(light)
  expect(verdict(part).note).toContain(note)
})

it('gives a channel its own gates, those of its templates and those of its account', () => {
  const gates = ['account:mp', 'account:mini', 'mpTemplate', 'mpTemplate:warning', 'mpSubscribe', 'sms'].map(
    (key) => ({
      key,
    }),
  )
  const keys = (channel: Channel) => gatesOfChannel(channel, gates).map((gate) => gate.key)
  expect(keys('mpTemplate')).toEqual(['account:mp', 'mpTemplate', 'mpTemplate:warning'])
  expect(keys('mpSubscribe')).toEqual(['account:mp', 'mpSubscribe'])
  expect(keys('sms')).toEqual(['sms'])
  expect(keys('inApp')).toEqual([])
})

it('has a word for every gate', () => {
  expect(gateName('account:mini')).toBe('小程序账号')
  expect(gateName('mpTemplate:warning')).toBe('服务号的模板“工单催办提醒”')
  for (const channel of Object.keys(CHANNELS)) expect(gateName(channel)).toMatch(/[一-龥]/)
})

it('counts a share in tenths of a percent, never rounded up to a success', () => {
  expect([shareOf(0, 0), shareOf(999, 1000), shareOf(2999, 3000), shareOf(1, 3)]).toEqual([
    null,
    999,
    999,
    333,
  ])
})
