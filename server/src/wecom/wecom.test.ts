import { DEMO_WECOM } from '@mingdu/wechat-sandbox'
import mongoose from 'mongoose'
import { readConfig } from '../config'
import { createSealBox } from '../seal-box'
import { useDatabase } from '../testing/database'
import { sandboxEnv, useSandbox } from '../testing/sandbox'
import type { WechatErrorClass } from '../wechat/errors'
import { createWecom } from './create'
import { clipBytes, textcardOf } from './wecom.card'
import type { WecomSend } from './wecom'

useDatabase()
const sandbox = useSandbox()
const SEND = '/cgi-bin/message/send'
const TOKEN = '/cgi-bin/gettoken'
const message: WecomSend = {
  userId: 'zhouming',
  title: '工单即将到期',
  lines: ['编号：演督〔2026〕37号', '截止：2026年11月30日'],
  url: 'http://127.0.0.1:3000/#/pages/todo/index',
}

beforeEach(async () => {
  await sandbox.seed({ key: 'official', wecomUserId: 'zhouming' })
  sandbox.logged.lines.length = 0
})

function client(env: NodeJS.ProcessEnv = {}) {
  const config = readConfig({ ...sandboxEnv(sandbox.url), ...env })
  return createWecom(config, createSealBox(config.SECRET_KEY), sandbox.logged.log)
}

it('sends a text card to a member, with one token for many sends', async () => {
  const wecom = client()
  expect(wecom.configured).toBe(true)
  const sent = await Promise.all([1, 2, 3].map((n) => wecom.send({ ...message, title: `第 ${n} 件` })))
  expect(sent.every(({ msgid }) => msgid.length > 5)).toBe(true)
  expect(await sandbox.calls(TOKEN)).toHaveLength(1)
  const cards = await sandbox.cards('official')
  expect(cards.map((card) => card.rows[0]?.value)).toEqual(Array(3).fill(message.lines.join('\n')))
})

it('shows the same message once, however often it is sent within half an hour', async () => {
  const wecom = client()
  for (let i = 0; i < 3; i += 1) await wecom.send(message)
  expect(await sandbox.cards('official')).toHaveLength(1)
})

it('refuses a member nobody knows as a fault of the recipient', async () => {
  await expect(client().send({ ...message, userId: 'nobody' })).rejects.toMatchObject({
    errorClass: 'recipient',
    code: 81013,
  })
})

it.each<[string, WechatErrorClass]>([
  ['errcode -1', 'retry'],
  ['errcode 45009', 'rate'],
  ['errcode 60020', 'config'],
  ['errcode 99999', 'config'],
  ['http 502 html', 'retry'],
  ['garbage', 'unknown-delivery'],
  ['reset', 'unknown-delivery'],
])('reads %s as %s', async (act, errorClass) => {
  const wecom = client()
  await sandbox.fault(act, SEND, 3)
  await expect(wecom.send(message)).rejects.toMatchObject({ errorClass })
})

it('without an answer in time leaves it open whether it was sent', async () => {
  await sandbox.fault('timeout-after', SEND)
  await expect(client().send(message)).rejects.toMatchObject({ errorClass: 'unknown-delivery' })
  expect(await sandbox.cards('official')).toHaveLength(1)
})

it('replaces an expired token and sends again', async () => {
  const wecom = client()
  await wecom.send(message)
  await sandbox.control('clock', { offsetMs: 7_300_000 })
  await wecom.send({ ...message, title: '下一件' })
  expect(await sandbox.cards('official')).toHaveLength(2)
  expect(await sandbox.calls(TOKEN)).toHaveLength(2)
})

it('counts a wrong secret as configuration, and shows it nowhere', async () => {
  const wecom = client({ WECOM_SECRET: 'wrong-secret-hunter22' })
  const error: unknown = await wecom.send(message).catch((e: unknown) => e)
  expect(error).toMatchObject({ errorClass: 'config' })
  const nobody = client({ WECOM_BASE: 'http://127.0.0.1:9', WECOM_SECRET: 'wrong-secret-hunter22' })
  const down: unknown = await nobody.send(message).catch((e: unknown) => e)
  expect(down).toMatchObject({ errorClass: 'retry' })
  expect([String(error), String(down), sandbox.logged.text()].join()).not.toContain('hunter22')
})

it('keeps its token encrypted, apart from those of WeChat', async () => {
  await client().send(message)
  const docs = await mongoose.connection.collection<{ _id: string }>('wx_tokens').find().toArray()
  expect(docs.map((doc) => doc._id)).toEqual([`wecom:${DEMO_WECOM.corpid}:${DEMO_WECOM.agentid}`])
  expect(JSON.stringify(docs)).not.toContain(DEMO_WECOM.secret)
})

it('is not configured without its three values', async () => {
  const none = client({ WECOM_CORPID: '', WECOM_AGENTID: '', WECOM_SECRET: '' })
  expect(none.configured).toBe(false)
  await expect(none.send(message)).rejects.toMatchObject({ errorClass: 'config' })
})

describe('the text of a card', () => {
  it('is cut at the borders of characters, within the bytes there are', () => {
    const card = textcardOf({ ...message, title: '督'.repeat(60), lines: ['查𠮷'.repeat(100)] })
    expect(Buffer.byteLength(card.title)).toBeLessThanOrEqual(128)
    expect(Buffer.byteLength(card.description)).toBeLessThanOrEqual(512)
    expect(card.title).toBe(`${'督'.repeat(41)}…`)
    expect(card.description).not.toMatch(/\p{Cs}/u)
    expect(clipBytes('督查', 6)).toBe('督查')
  })

  it('is plain: no markup, no line ends but ours, never empty', () => {
    const card = textcardOf({ ...message, title: '\n', lines: ['<a href="x">点\n我</a>', '\ud83d'] })
    expect(card).toMatchObject({ title: '督查通知', description: '＜a href="x"＞点 我＜/a＞' })
  })
})
