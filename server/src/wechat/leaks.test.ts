import { DEMO_ACCOUNTS, DEMO_WECOM } from '@mingdu/wechat-sandbox'
import mongoose from 'mongoose'
import { readConfig } from '../config'
import { createSealBox } from '../seal-box'
import { useDatabase } from '../testing/database'
import { lawfulMessage, sandboxEnv, useSandbox, type SandboxPerson } from '../testing/sandbox'
import { createWecom } from '../wecom/create'
import { tokenStore } from './tokens.repo'
import type { Wechat } from './wechat'

useDatabase()
const sandbox = useSandbox()
const { mp, mini } = DEMO_ACCOUNTS
const WECOM_KEY = `wecom:${DEMO_WECOM.corpid}:${DEMO_WECOM.agentid}`

let person: SandboxPerson
beforeEach(async () => {
  const seed = { key: 'official', follows: true, wecomUserId: 'zhouming' }
  ;[person] = (await sandbox.seed(seed)) as [SandboxPerson]
  await sandbox.control('visit', { personKey: 'official' })
  sandbox.logged.lines.length = 0
})

/** Every call of both platforms; what it throws is written down as any caller would. */
async function callAll(env: NodeJS.ProcessEnv = {}): Promise<number> {
  const failures = await Promise.allSettled(callsOf(sandbox.client(env), wecomOf(env)))
  for (const failure of failures)
    if (failure.status === 'rejected') sandbox.logged.log.error({ err: failure.reason as Error }, 'failed')
  return failures.filter(({ status }) => status === 'rejected').length
}

function callsOf(wechat: Wechat, wecom: ReturnType<typeof wecomOf>): Promise<unknown>[] {
  const { pagepath, clientMsgId: _, ...card } = lawfulMessage(person.mpOpenid)
  return [
    wechat.sendTemplate(lawfulMessage(person.mpOpenid)),
    wechat.sendBiz({ ...card, pagepath }),
    wechat.sendSubscribe({ ...card, touser: person.miniOpenid, pagepath }),
    wechat.mpUser(person.mpOpenid),
    wechat.miniLogin('hunter22-js-code'),
    wechat.miniPhone('hunter22-phone-code'),
    wechat.mpFollowQr('bind_hunter22', 600),
    wechat.wxacode({ scene: 't=hunter22', page: 'pages/todo/index' }),
    wechat.checkText({ openid: person.miniOpenid, text: 'hunter22', scene: 2 }),
    wechat.templates('mp'),
    wecom.send({ userId: 'zhouming', title: 'hunter22', lines: [], url: 'http://127.0.0.1:3000' }),
  ]
}

function wecomOf(env: NodeJS.ProcessEnv) {
  const config = readConfig({ ...sandboxEnv(sandbox.url), ...env })
  return createWecom(config, createSealBox(config.SECRET_KEY), sandbox.logged.log)
}

/** Lets every account have its token. */
async function fetchTokens(): Promise<void> {
  const wechat = sandbox.client()
  const hello = { userId: 'zhouming', title: '你好', lines: [], url: 'http://127.0.0.1:3000' }
  await Promise.all([wechat.templates('mp'), wechat.templates('mini'), wecomOf({}).send(hello)])
}

/** What of all that must stay secret stands in a text. */
async function secretsIn(text: string): Promise<string[]> {
  const store = tokenStore(createSealBox(sandbox.config.SECRET_KEY))
  const held = await Promise.all([mp.appid, mini.appid, WECOM_KEY].map((key) => store.read(key)))
  const tokens = held.flatMap((token) => token?.accessToken || [])
  const people = [person.phone, person.mpOpenid, person.miniOpenid, 'hunter22']
  const secrets = [mp.secret, mini.secret, DEMO_WECOM.secret, mp.token, mini.token, ...people, ...tokens]
  return secrets.filter((secret) => text.includes(secret))
}

const PATHS = [
  '/cgi-bin/message/template/send',
  '/cgi-bin/message/subscribe/bizsend',
  '/cgi-bin/message/subscribe/send',
  '/cgi-bin/user/info',
  '/sns/jscode2session',
  '/wxa/business/getuserphonenumber',
  '/cgi-bin/qrcode/create',
  '/wxa/getwxacodeunlimit',
  '/wxa/msg_sec_check',
  '/cgi-bin/template/get_all_private_template',
  '/cgi-bin/message/send',
]

describe('no log holds a secret, a token, a code or a person', () => {
  it.each(['errcode 40001', 'errcode 99999', 'http 502 html', 'garbage', 'reset'])(
    'after %s',
    async (act) => {
      await fetchTokens()
      for (const path of PATHS) await sandbox.fault(act, path, 3)
      expect(await callAll()).toBe(PATHS.length)
      expect(sandbox.logged.lines.length).toBeGreaterThanOrEqual(PATHS.length)
      expect(await secretsIn(sandbox.logged.text())).toEqual([])
    },
  )

  it('after no answer in time', async () => {
    await fetchTokens()
    for (const path of PATHS) await sandbox.fault('timeout', path)
    expect(await callAll()).toBe(PATHS.length)
    expect(await secretsIn(sandbox.logged.text())).toEqual([])
  })

  it.each(['errcode 40001', 'http 502 html', 'garbage', 'reset'])(
    'after %s for the token itself',
    async (act) => {
      for (const path of ['/cgi-bin/stable_token', '/cgi-bin/gettoken']) await sandbox.fault(act, path, 30)
      expect(await callAll()).toBe(PATHS.length)
      expect(await secretsIn(sandbox.logged.text())).toEqual([])
    },
  )

  it('when nobody listens', async () => {
    const nobody = 'http://127.0.0.1:9'
    expect(await callAll({ WECHAT_BASE: nobody, WECOM_BASE: nobody })).toBe(PATHS.length)
    expect(await secretsIn(sandbox.logged.text())).toEqual([])
  })
})

it('the database holds tokens sealed, and nothing else that is secret', async () => {
  await fetchTokens()
  const docs = await mongoose.connection.collection<{ _id: string }>('wx_tokens').find().toArray()
  expect(docs.map((doc) => doc._id).sort()).toEqual([WECOM_KEY, mini.appid, mp.appid].sort())
  expect(await secretsIn(JSON.stringify(docs))).toEqual([])
})
