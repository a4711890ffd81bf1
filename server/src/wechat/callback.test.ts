import type { AddressInfo, Server } from 'node:net'
import { DEMO_ACCOUNTS } from '@mingdu/wechat-sandbox'
import Koa from 'koa'
import mongoose from 'mongoose'
import { readConfig } from '../config'
import { errorAnswers } from '../http/errors'
import { useDatabase } from '../testing/database'
import { keptLog } from '../testing/log'
import { createSealBox } from '../seal-box'
import { sandboxEnv } from '../testing/sandbox'
import { asXml, eventFields, sealedEvent, sha1, type SealedEvent } from '../testing/wechat-event'
import { wechatCallbacks, type CallbackParts } from './callback'

useDatabase()
const { log, lines } = keptLog()
const PREVIOUS_KEY = 'P'.repeat(42) + 'A'
const config = readConfig({
  ...sandboxEnv('http://127.0.0.1:9'),
  WECHAT_MP_AESKEY_PREVIOUS: PREVIOUS_KEY,
  WECHAT_MINI_AESKEY_PREVIOUS: PREVIOUS_KEY,
})
const box = createSealBox('a secret for tests that is long enough')
const parts: CallbackParts = { config, log, box }
const { appid } = DEMO_ACCOUNTS.mp
const account = DEMO_ACCOUNTS.mp
const events = () => mongoose.connection.collection<{ _id: string; raw: string; at: Date }>('wx_events')
let server: Server
let url: string

beforeAll(async () => {
  const app = new Koa()
  app.use(errorAnswers(log)).use(wechatCallbacks(parts))
  app.use((ctx) => void (ctx.body = 'next'))
  server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat/callback/mp`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  lines.length = 0
})

const now = () => Math.floor(Date.now() / 1000)
const finished = (msgId = '3557254367693750277', status = 'success') =>
  `<xml><ToUserName><![CDATA[gh_x]]></ToUserName><FromUserName><![CDATA[oOfficial]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>${msgId}</MsgID><Status><![CDATA[${status}]]></Status></xml>`

const storedAnywhere = async () => {
  const all = Object.values(mongoose.models).map((model) => model.collection.countDocuments())
  return (await Promise.all(all)).reduce((a, b) => a + b, 0)
}

async function send({ query, body }: SealedEvent, method = 'POST', name: 'mp' | 'mini' = 'mp') {
  const answer = await fetch(`${url.replace(/mp$/, name)}?${new URLSearchParams(query)}`, {
    method,
    ...(method === 'POST' ? { body, headers: { 'content-type': 'text/xml' } } : {}),
  })
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') ?? '' }
}

describe('the proof of the address', () => {
  const proof = (timestamp: number, signature?: string) => {
    const query = { timestamp: String(timestamp), nonce: 'n', echostr: '<b>echo</b>' }
    return {
      query: { ...query, signature: signature ?? sha1(account.token, query.timestamp, query.nonce) },
      body: '',
    }
  }

  it('is echoed as plain text', async () => {
    expect(await send(proof(now()), 'GET')).toEqual({
      status: 200,
      text: '<b>echo</b>',
      type: 'text/plain; charset=utf-8',
    })
  })

  it.each([
    ['a wrong signature', () => proof(now(), 'f'.repeat(40))],
    ['no signature', () => ({ query: { timestamp: String(now()), echostr: 'x' }, body: '' })],
    ['an old signature', () => proof(now() - 400)],
    ['nothing at all', () => ({ query: {}, body: '' })],
  ])('is refused with %s', async (_, request) => {
    expect(await send(request() as SealedEvent, 'GET')).toMatchObject({ status: 401, text: '' })
  })
})

describe('an event', () => {
  it('is stored and answered', async () => {
    expect(await send(sealedEvent(finished(), account))).toMatchObject({ status: 200, text: 'success' })
    expect(await events().find().toArray()).toMatchObject([
      {
        _id: 'oOfficial|1700000000|TEMPLATESENDJOBFINISH|3557254367693750277',
        appid,
        event: 'TEMPLATESENDJOBFINISH',
        openid: 'oOfficial',
        msgId: '3557254367693750277',
        status: 'success',
        code: null,
        account: 'mp',
        at: new Date(1_700_000_000_000),
        handledAt: null,
      },
    ])
  })

  it('is kept as it came, unreadable to whoever reads the database', async () => {
    await send(sealedEvent(finished(), account))
    const [stored] = await events().find().toArray()
    expect(stored?.raw).not.toContain('oOfficial')
    expect(box.open(stored?.raw ?? '')).toBe(finished())
  })

  it('sealed with the key before the present one is taken, too', async () => {
    await send(sealedEvent(finished(), { ...account, aesKey: PREVIOUS_KEY }))
    await send(sealedEvent(finished(), { ...DEMO_ACCOUNTS.mini, aesKey: PREVIOUS_KEY }), 'POST', 'mini')
    expect(await events().countDocuments()).toBe(1)
  })

  it('caught and sent again inside the window is thanked for and stores nothing new', async () => {
    const caught = sealedEvent(finished(), account)
    await send(caught)
    await events().deleteMany({})
    expect(await send(caught)).toMatchObject({ status: 200, text: 'success' })
    expect(await events().countDocuments()).toBe(0)
  })

  it('that comes again and again is stored once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) => send(sealedEvent(finished(), { ...account, nonce: String(n) }))),
    )
    expect(answers.map((a) => a.text)).toEqual(['success', 'success', 'success'])
    expect(await events().countDocuments()).toBe(1)
  })

  it('other than an event is thanked for and forgotten', async () => {
    const text = finished().replace('<![CDATA[event]]>', '<![CDATA[text]]>')
    expect(await send(sealedEvent(text, account))).toMatchObject({ status: 200, text: 'success' })
    expect(await events().countDocuments()).toBe(0)
  })

  const sealed = () => sealedEvent(finished(), account)
  const tampered = () => {
    const good = sealed()
    return {
      ...good,
      body: good.body.replace(
        /Encrypt><!\[CDATA\[(.)/,
        (_, c: string) => `Encrypt><![CDATA[${c === 'A' ? 'B' : 'A'}`,
      ),
    }
  }
  const plain = () => ({ query: sealed().query, body: finished() })
  const compat = () => ({
    ...sealed(),
    body: sealed().body.replace('<Encrypt>', '<Event>SCAN</Event><Encrypt>'),
  })

  it.each<[string, () => SealedEvent]>([
    [
      'a spoofed signature',
      () => ({ ...sealed(), query: { ...sealed().query, msg_signature: 'f'.repeat(40) } }),
    ],
    [
      'the signature of the address instead',
      () => ({ ...sealed(), query: { ...sealed().query, msg_signature: sealed().query['signature'] ?? '' } }),
    ],
    ['no signature', () => ({ body: sealed().body, query: { timestamp: String(now()), nonce: 'n' } })],
    ['a body that was changed', tampered],
    [
      'another body under a caught signature',
      () => ({ query: sealed().query, body: sealedEvent(finished('1'), account).body }),
    ],
    ['an old timestamp', () => sealedEvent(finished(), { ...account, timestamp: now() - 301 })],
    ['a timestamp to come', () => sealedEvent(finished(), { ...account, timestamp: now() + 301 })],
    ['a foreign appid', () => sealedEvent(finished(), { ...account, appid: 'wxsomebodyelse0001' })],
    ['another key', () => sealedEvent(finished(), { ...account, aesKey: 'B'.repeat(43) })],
    ['another token', () => sealedEvent(finished(), { ...account, token: 'guessed' })],
    ['a plain message', plain],
    ['an empty body', () => ({ query: sealed().query, body: '' })],
    ['JSON', () => ({ query: sealed().query, body: '{"Encrypt":"x"}' })],
    ['the other account', () => sealedEvent(finished(), DEMO_ACCOUNTS.mini)],
    ['the fields beside the cipher text (兼容模式)', compat],
  ])('with %s is refused with 401 and leaves nothing but a log line', async (_, request) => {
    expect(await send(request())).toMatchObject({ status: 401, text: '' })
    expect(await storedAnywhere()).toBe(0)
    expect(lines).toHaveLength(1)
  })

  it('above 64 KB is refused with 413', async () => {
    expect((await send({ query: sealed().query, body: `<xml>${'x'.repeat(70_000)}</xml>` })).status).toBe(413)
    expect((await send({ query: sealed().query, body: 'x'.repeat(5_000_000) })).status).toBe(413)
    expect(await events().countDocuments()).toBe(0)
  })

  it('by another method is refused', async () => {
    expect((await send(sealed(), 'DELETE')).status).toBe(405)
  })
})

describe('XML made to do harm', () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`

  it('neither swells nor reads files, outside or inside the seal', async () => {
    const outside = {
      query: sealedEvent('', account).query,
      body: `${bomb}<xml><Encrypt>&j;</Encrypt></xml>`,
    }
    expect((await send(outside)).status).toBe(401)
    const file = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for (const [n, head] of [bomb, file].entries()) {
      const inside = finished(String(n))
        .replace('oOfficial', '&j;&f;')
        .replace(/<!\[CDATA\[(&j;&f;)\]\]>/, '$1')
      await send(sealedEvent(head + inside, account))
    }
    const stored = JSON.stringify(await events().find().toArray())
    expect(stored.length).toBeLessThan(2000)
    expect(stored).not.toContain('root:')
  })

  it('neither pollutes objects nor gets through by nesting', async () => {
    const odd =
      '<xml><__proto__><polluted>1</polluted></__proto__><constructor><prototype>1</prototype></constructor><MsgType>event</MsgType></xml>'
    await send(sealedEvent(odd, account))
    await send(sealedEvent('<xml>'.repeat(3000), account))
    await send(
      sealedEvent(
        '<xml><MsgType>event</MsgType><Event><a>1</a></Event><FromUserName>o</FromUserName></xml>',
        account,
      ),
    )
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
    expect((await send(sealedEvent(finished(), account))).status).toBe(200)
  })
})

it.each(['xml', 'json'] as const)('the callback of the mini-program takes %s, once', async (format) => {
  const event = eventFields('oPerson', 'user_authorization_revoke', { OpenID: 'oPerson', RevokeInfo: '8' })
  const message = format === 'xml' ? asXml(event) : JSON.stringify(event)
  for (let i = 0; i < 3; i += 1) {
    const answer = await send(sealedEvent(message, DEMO_ACCOUNTS.mini), 'POST', 'mini')
    expect(answer).toMatchObject({ status: 200, text: 'success' })
  }
  const { appid: mini } = DEMO_ACCOUNTS.mini
  expect(await events().find().toArray()).toMatchObject([{ account: 'mini', appid: mini }])
})

describe('while the database', () => {
  const app = async (store: CallbackParts['store'] & object, act: (at: string) => Promise<void>) => {
    const koa = new Koa().use(errorAnswers(log)).use(wechatCallbacks({ ...parts, store }))
    const slow = koa.listen(0, '127.0.0.1')
    await new Promise((resolve) => slow.once('listening', resolve))
    const before = url
    url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}/wechat/callback/mp`
    await act(url).finally(() => (url = before))
    await new Promise((resolve) => slow.close(resolve))
  }

  it('does not answer the platform hears so in time and repeats', async () => {
    await app(
      () => new Promise(() => undefined),
      async () => {
        const caught = sealedEvent(finished(), account)
        expect(await send(caught)).toMatchObject({ status: 503 })
      },
    )
  })

  it('refuses nothing is taken as stored', async () => {
    let down = true
    const store = async () => {
      if (down) throw new Error('no primary')
    }
    await app(store, async () => {
      const caught = sealedEvent(finished(), account)
      expect(await send(caught)).toMatchObject({ status: 500 })
      down = false
      expect(await send(caught)).toMatchObject({ status: 200, text: 'success' })
    })
  })
})

it('leaves every other address alone', async () => {
  expect(await (await fetch(url.replace('/mp', '/other'))).text()).toBe('next')
})
