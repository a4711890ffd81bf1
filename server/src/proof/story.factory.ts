import { DEMO_ACCOUNTS, DEMO_SMS, DEMO_WECOM } from '@mingdu/wechat-sandbox'
import mongoose from 'mongoose'
import { readConfig } from '../config'
import { createLogger } from '../log'
import type { Parts } from '../parts'
import { createSealBox } from '../seal-box'
import { createSms } from '../sms/create'
import { testParts, useApp, type TestApp } from '../testing/app'
import { useDatabase } from '../testing/database'
import { startRelay, type FarRelay } from '../testing/far-relay'
import { sandboxEnv, useSandbox, type TestSandbox } from '../testing/sandbox'
import { RECEIPT_TOKEN, smsEnv, type SmsProviderName } from '../testing/sms-sandbox'
import { createWechat } from '../wechat/create'
import { createWecom } from '../wecom/create'

/** The whole product with all its real clients; the sandbox plays every far side, and a relay sees what it answers. */
export interface Story {
  parts: Parts
  app: TestApp
  sandbox: TestSandbox
  relay: FarRelay
  /** Every line of the log, at its most talkative. */
  logged(): string
  /** What must never be written down by the product: of the configuration, and what far sides handed out. */
  secrets: Set<string>
  useSms(provider: SmsProviderName): void
  /** Every document of every collection, as JSON by collection. */
  database(): Promise<Map<string, string>>
}

export function useStory(): Story {
  const lines: string[] = []
  const log = createLogger('trace', 'story', { write: (line) => void lines.push(line) })
  const parts: Parts = { ...testParts(), log }
  const story = { parts, secrets: new Set<string>(), logged: () => lines.join('') } as Story
  beforeAll(async () => {
    story.relay = await startRelay(() => story.sandbox.url)
    connectParts(story, 'aliyun')
    for (const secret of configured()) story.secrets.add(secret)
  })
  useDatabase()
  story.app = useApp(parts)
  story.sandbox = useSandbox(() => story.app.url)
  afterAll(() => story.relay.close())
  story.useSms = (provider) => connectParts(story, provider)
  story.database = dumped
  return story
}

function connectParts({ parts, relay }: Story, sms: SmsProviderName): void {
  const { url } = relay
  const accounts = { ...sandboxEnv(url), ...smsEnv(sms, url), SMS_RECEIPT_TOKEN: RECEIPT_TOKEN }
  const config = readConfig({ DEMO: 'on', ...accounts })
  const box = createSealBox(config.SECRET_KEY)
  const { log } = parts
  Object.assign(parts, {
    ...{ config, box, wechat: createWechat(config, box, log), wecom: createWecom(config, box, log) },
    sms: createSms(config, log),
  })
}

function configured(): string[] {
  const { mp, mini } = DEMO_ACCOUNTS
  const wechat = [mp, mini].flatMap(({ secret, token, aesKey }) => [secret, token, aesKey])
  const { aliyun, tencent } = DEMO_SMS
  const { SECRET_KEY } = readConfig({})
  return [...wechat, DEMO_WECOM.secret, aliyun.keySecret, tencent.keySecret, RECEIPT_TOKEN, SECRET_KEY]
}

async function dumped(): Promise<Map<string, string>> {
  const { db } = mongoose.connection
  const collections = (await db?.listCollections().toArray()) ?? []
  const texts = new Map<string, string>()
  for (const { name } of collections) {
    const docs = await mongoose.connection.collection(name).find().toArray()
    texts.set(name, JSON.stringify(docs))
  }
  return texts
}
