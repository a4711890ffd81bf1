import { DEMO_ACCOUNTS, DEMO_SMS } from '@mingdu/wechat-sandbox'
import { ConfigError, DEMO_SECRET_KEY, readConfig } from './config'

const SECRET = 'a secret of our own, 32 characters long'
const production = {
  NODE_ENV: 'production',
  SECRET_KEY: SECRET,
  PUBLIC_URL: 'https://mingdu.example.gov.cn/',
  DOCUMENT_PREFIX: '清督',
  MONGODB_URI: 'mongodb://db1,db2,db3/mingdu?replicaSet=rs0',
}

const texts = {
  SMS_SIGN_NAME: '清水督查',
  SMS_TPL_LOGIN_CODE: '111',
  SMS_TPL_TASK_WARNING: '222',
  SMS_TPL_CASE_PROGRESS: '333',
}
const tencent = {
  ...texts,
  SMS_PROVIDER: 'tencent',
  SMS_TENCENT_SECRET_ID: 'AKID-of-our-own',
  SMS_TENCENT_SECRET_KEY: 'key-of-our-own',
  SMS_TENCENT_APP_ID: '1400006666',
}
const aliyun = {
  ...texts,
  SMS_PROVIDER: 'aliyun',
  SMS_ALIYUN_KEY_ID: 'LTAI-of-our-own',
  SMS_ALIYUN_KEY_SECRET: 'key-of-our-own',
}

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

it('needs nothing at all on a developer’s machine', () => {
  const config = readConfig({})
  expect([config.production, config.demo, config.mongoUri, config.documentPrefix]).toEqual([
    false,
    false,
    'mongodb://127.0.0.1:27018/mingdu?replicaSet=rs0',
    '演督',
  ])
})

it('takes an empty variable as one that is not set', () => {
  expect(readConfig({ PORT: '', SECRET_KEY: '' })).toMatchObject({ PORT: 3000, SECRET_KEY: DEMO_SECRET_KEY })
})

it.each([
  ['NODE_ENV', 'staging'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['WORKER_PORT', '-1'],
  ['MONGODB_URI', 'postgres://user:hunter22@db/x'],
  ['EMBEDDED_DB', 'yes'],
  ['SECRET_KEY', 'too short hunter22'],
  ['PUBLIC_URL', 'mingdu.example'],
  ['METRICS_TOKEN', 'hunter22'],
  ['DEMO', 'true'],
  ['WECHAT_BASE', 'ftp://hunter22.example'],
  ['WECHAT_MP_APPID', 'hunter22'],
  ['WECHAT_MP_SECRET', 'hunter2'],
  ['WECHAT_MP_AESKEY', 'hunter22'],
  ['WECHAT_TPL_WARNING', 'hunter22'],
  ['SMS_PROVIDER', 'hunter22'],
  ['SMS_BASE', 'http://hunter22.example/path'],
  ['SMS_TENCENT_ENDPOINT', 'hunter22.example'],
  ['SMS_ALIYUN_ENDPOINT', 'https://user:hunter22@x.example'],
  ['SMS_TENCENT_APP_ID', 'hunter22'],
  ['SMS_TPL_LOGIN_CODE', 'hunter 22'],
  ['SMS_RECEIPT_TOKEN', 'hunter22'],
  ['DOCUMENT_PREFIX', 'DU'],
  ['DOCUMENT_PREFIX', '督督督督督督督督督'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', '1'],
])('names %s when it is wrong, and never says its value', (name, value) => {
  const problems = problemsOf({ [name]: value })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(new RegExp(`^${name}: `))
  expect(problems[0]).not.toContain(value)
})

it('names every wrong variable at once', () => {
  expect(problemsOf({ PORT: 'x', DEMO: 'x', LOG_LEVEL: 'x' }).map((p) => p.split(':')[0])).toEqual([
    'PORT',
    'DEMO',
    'LOG_LEVEL',
  ])
})

describe('a provider of SMS', () => {
  const named = (env: NodeJS.ProcessEnv) => problemsOf(env).map((p) => p.split(':')[0])
  const common = Object.keys(texts)

  it('needs its account, its signature and its templates, and names what is missing', () => {
    const ids = ['SMS_TENCENT_SECRET_ID', 'SMS_TENCENT_SECRET_KEY', 'SMS_TENCENT_APP_ID']
    expect(named({ SMS_PROVIDER: 'tencent' })).toEqual([...ids, ...common])
    expect(named({ SMS_PROVIDER: 'aliyun' })).toEqual([
      'SMS_ALIYUN_KEY_ID',
      'SMS_ALIYUN_KEY_SECRET',
      ...common,
    ])
    expect(named({ ...aliyun, SMS_PROVIDER: 'tencent' })).toEqual(ids)
  })

  it('needs nothing else, in production either', () => {
    for (const env of [tencent, aliyun, { SMS_PROVIDER: 'none' }]) {
      expect([named(env), named({ ...production, ...env })]).toEqual([[], []])
    }
    expect(named({ SMS_PROVIDER: 'sandbox' })).toEqual([])
  })

  it('may stand elsewhere', () => {
    const config = readConfig({
      ...production,
      ...aliyun,
      SMS_ALIYUN_ENDPOINT: 'https://dysmsapi.example.com/',
    })
    expect(config.SMS_ALIYUN_ENDPOINT).toBe('https://dysmsapi.example.com')
  })
})

describe('production', () => {
  it('starts with secrets and addresses of its own', () => {
    const config = readConfig(production)
    expect([config.production, config.demo, config.PUBLIC_URL, config.documentPrefix]).toEqual([
      true,
      false,
      'https://mingdu.example.gov.cn',
      '清督',
    ])
    expect(readConfig({ ...production, MONGODB_URI: '', EMBEDDED_DB: 'accept' }).mongoUri).toContain(
      '127.0.0.1:27018',
    )
  })

  it.each([
    ['SECRET_KEY', { SECRET_KEY: DEMO_SECRET_KEY }],
    ['SECRET_KEY', { SECRET_KEY: '' }],
    ['DEMO', { DEMO: 'on' }],
    ['TIME_MACHINE_FILE', { TIME_MACHINE_FILE: '.data/time-machine.json' }],
    ['WECHAT_BASE', { WECHAT_BASE: 'http://127.0.0.1:3900' }],
    ['WECHAT_BASE', { WECHAT_BASE: 'http://localhost:3900' }],
    ['WECHAT_BASE', { WECHAT_BASE: 'http://[::1]:3900' }],
    ['SMS_PROVIDER', { SMS_PROVIDER: 'sandbox' }],
    ['SMS_TENCENT_ENDPOINT', { ...tencent, SMS_TENCENT_ENDPOINT: 'http://127.0.0.1:3900' }],
    ['SMS_TENCENT_ENDPOINT', { ...tencent, SMS_TENCENT_ENDPOINT: 'https://localhost' }],
    ['SMS_ALIYUN_ENDPOINT', { ...aliyun, SMS_ALIYUN_ENDPOINT: 'http://sms.example.com' }],
    ['SMS_TENCENT_SECRET_KEY', { ...tencent, SMS_TENCENT_SECRET_KEY: DEMO_SMS.tencent.keySecret }],
    ['SMS_ALIYUN_KEY_SECRET', { ...aliyun, SMS_ALIYUN_KEY_SECRET: DEMO_SMS.aliyun.keySecret }],
    ['SMS_RECEIPT_TOKEN', { SMS_RECEIPT_TOKEN: 'demo-receipt-token' }],
    ['DOCUMENT_PREFIX', { DOCUMENT_PREFIX: '' }],
    ['PUBLIC_URL', { PUBLIC_URL: '' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://mingdu.example.gov.cn' }],
    ['MONGODB_URI', { MONGODB_URI: '' }],
    ['WECHAT_MP_SECRET', { WECHAT_MP_SECRET: DEMO_ACCOUNTS.mp.secret }],
    ['WECHAT_MINI_SECRET', { WECHAT_MINI_SECRET: DEMO_ACCOUNTS.mini.secret }],
    ['WECHAT_MP_TOKEN', { WECHAT_MP_TOKEN: DEMO_ACCOUNTS.mp.token }],
    ['WECHAT_MP_AESKEY', { WECHAT_MP_AESKEY: DEMO_ACCOUNTS.mp.aesKey }],
  ])('refuses %s of the demonstration: %j', (name, env) => {
    const problems = problemsOf({ ...production, ...env })
    expect(problems.map((p) => p.split(':')[0])).toEqual([name])
  })
})
