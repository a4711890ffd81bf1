import { DEMO_ACCOUNTS, DEMO_WECOM } from '@mingdu/wechat-sandbox'
import { ConfigError, readConfig } from '../config'

const wecom = {
  WECOM_CORPID: 'ww1234567890abcdef',
  WECOM_AGENTID: '1000002',
  WECOM_SECRET: 'a-secret-of-our-own',
}
const production = {
  NODE_ENV: 'production',
  SECRET_KEY: 'a secret of our own, 32 characters long',
  PUBLIC_URL: 'https://mingdu.example.gov.cn/',
  DOCUMENT_PREFIX: '清督',
  MONGODB_URI: 'mongodb://db1,db2,db3/mingdu?replicaSet=rs0',
}

function wrong(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((problem) => problem.split(':')[0] ?? '')
    throw error
  }
}

it('speaks to the platforms themselves when nothing else is said, and opens the released mini-program', () => {
  expect(readConfig({})).toMatchObject({
    WECHAT_BASE: 'https://api.weixin.qq.com',
    WECOM_BASE: 'https://qyapi.weixin.qq.com',
    WECHAT_MINI_STATE: 'formal',
  })
})

it.each([
  ['WECHAT_MINI_STATE', 'release'],
  ['WECHAT_MINI_TOKEN', 'x'],
  ['WECHAT_MINI_AESKEY', 'hunter22'],
  ['WECHAT_MP_AESKEY_PREVIOUS', 'hunter22'],
  ['WECHAT_TPL_DIGEST', 'hunter22'],
  ['WECOM_CORPID', 'hunter 22'],
  ['WECOM_AGENTID', 'hunter22'],
  ['WECOM_SECRET', 'hunter2'],
  ['WECOM_BASE', 'ftp://hunter22.example'],
])('names %s when it is wrong', (name, value) => {
  expect(wrong({ ...wecom, [name]: value })).toEqual([name])
})

it('wants all values of 企业微信 or none, and names the missing ones', () => {
  expect(wrong(wecom)).toEqual([])
  expect(wrong({ WECOM_CORPID: wecom.WECOM_CORPID })).toEqual(['WECOM_AGENTID', 'WECOM_SECRET'])
})

describe('production', () => {
  it('takes a forward gateway over https', () => {
    const gateway = { WECHAT_BASE: 'https://gateway.example.gov.cn', WECOM_BASE: 'https://10.1.2.3' }
    expect(wrong({ ...production, ...wecom, ...gateway })).toEqual([])
  })

  it.each([
    'http://127.0.0.1:3900',
    'http://localhost:3900',
    'https://localhost',
    'https://LOCALHOST.',
    'https://any.localhost',
    'https://user@127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f.0.0.1',
    'https://0',
    'https://[::1]:3900',
    'https://[::ffff:127.0.0.1]',
    'http://gateway.example.gov.cn',
  ])('refuses %s as the address of either platform', (address) => {
    expect(wrong({ ...production, WECHAT_BASE: address })).toEqual(['WECHAT_BASE'])
    expect(wrong({ ...production, WECOM_BASE: address })).toEqual(['WECOM_BASE'])
  })

  it.each([
    ['WECHAT_MINI_TOKEN', DEMO_ACCOUNTS.mini.token],
    ['WECHAT_MINI_AESKEY', DEMO_ACCOUNTS.mini.aesKey],
    ['WECHAT_MP_AESKEY_PREVIOUS', DEMO_ACCOUNTS.mp.aesKey],
    ['WECHAT_MINI_AESKEY_PREVIOUS', DEMO_ACCOUNTS.mini.aesKey],
    ['WECOM_SECRET', DEMO_WECOM.secret],
  ])('refuses the %s of the demonstration', (name, value) => {
    expect(wrong({ ...production, ...wecom, [name]: value })).toEqual([name])
  })
})
