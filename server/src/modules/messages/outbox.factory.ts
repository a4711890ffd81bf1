import type { SendAccount } from '@mingdu/shared/messages/chain.rules'
import { defaultRules, type RuleValues } from '@mingdu/shared/rules/rules.table'
import { TEMPLATE_KEYS } from '@mingdu/shared/templates/templates.table'
import { inTransaction } from '../../db/connection'
import { testParts, useApp, type TestApp, type TestParts } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { sandboxEnv, useSandbox, type SandboxPerson, type TestSandbox } from '../../testing/sandbox'
import { sealedEvent } from '../../testing/wechat-event'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AccountModel } from '../accounts/accounts.model'
import { handleEvents } from '../events/events.jobs'
import { insertRules } from '../rules/rules.repo'
import { forgetRules } from '../rules/rules.service'
import { bindTo, messageTo, tell } from './messages.factory'
import { DeliveryModel, type DeliveryDoc } from './messages.model'
import { gatherDigests, sendWaiting, sweep } from './outbox.jobs'
import { forgetSendable, writeSendable } from './sendable.repo'

export const SEND = '/cgi-bin/message/template/send'

/** Far sides of WeChat as the sandbox, of 企业微信 and SMS as stand-ins; its real clock can be set ahead. */
export type OutboxWorker = TestParts & { clock: () => number }

/** A running app that takes the sandbox's events, a worker, and one official who is bound and follows. */
export interface OutboxBench {
  parts: TestParts
  app: TestApp
  sandbox: TestSandbox
  worker: OutboxWorker
  official: GivenPerson
  person: SandboxPerson
  /** Another worker with a client of its own. */
  another(): OutboxWorker
  /** Sets the worker's real clock ahead by so much more. */
  later(ms: number): void
  /** Tells the official of one task. */
  assigned(): Promise<void>
  /** Waits for the platform's events and acts on them. */
  results(): Promise<void>
  /** An event as the platform sends it, to the running app. */
  event(name: string, msgId: string, status: string): Promise<void>
}

/** Nothing is held, merged or slowed down unless a test says so. */
const FREE: Partial<RuleValues> = {
  digestFrom: 0,
  cardGapSeconds: 0,
  cardsPerHour: 100,
  cardsPerDay: 500,
  sendPerSecond: 200,
  sendBurst: 400,
}

export function useOutbox(rules: Partial<RuleValues> = {}): OutboxBench {
  const parts = testParts('2026-11-25T06:32:00.000Z', sandboxEnv('http://127.0.0.1:9'))
  useDatabase()
  const app = useApp(parts)
  const sandbox = useSandbox(() => app.url)
  const bench = { parts, app, sandbox } as OutboxBench
  let ahead = 0
  bench.another = () => ({
    ...parts,
    config: sandbox.config,
    wechat: sandbox.client() as unknown as TestParts['wechat'],
    log: sandbox.logged.log,
    clock: () => Date.now() + ahead,
  })
  bench.later = (ms) => void (ahead += ms)
  beforeEach(async () => {
    ahead = 0
    forgetSendable()
    Object.assign(parts.wecom, { configured: false, sent: [], failures: [] })
    Object.assign(parts.sms, { sent: [], failures: [] })
    parts.time.set('2026-11-25T06:32:00.000Z')
    await givenRules({ ...FREE, ...rules })
    bench.worker = bench.another()
    const { water } = await givenDistrict()
    bench.official = await givenPerson(water.id, ['handler'], { name: '承办人甲' })
    ;[bench.person] = (await sandbox.seed({ key: 'official', follows: true })) as [SandboxPerson]
    await bindTo(bench.official.id, bench.person)
    sandbox.logged.lines.length = 0
  })
  bench.assigned = () => tell(messageTo([bench.official.id]))
  bench.results = async () => {
    await sandbox.running.settled()
    await handleEvents(bench.worker)
  }
  bench.event = (name, msgId, status) => sendEvent(bench, name, msgId, status)
  return bench
}

/** Deliveries outside the app, in the order they were made. */
export async function outer(filter: object = {}): Promise<DeliveryDoc[]> {
  const rows = await DeliveryModel.find(filter).sort({ _id: 1 }).lean<DeliveryDoc[]>()
  return rows.filter(({ channel }) => channel !== 'inApp')
}

let version = 0

/** The rules in force from now on; what is left out has its default. */
export async function givenRules(values: Partial<RuleValues>): Promise<void> {
  version += 1
  const changedBy = { id: '0'.repeat(24), name: '演示' }
  const doc = {
    _id: version,
    values: { ...defaultRules(), ...values },
    changedAt: new Date(),
    changedBy,
    note: '',
  }
  await inTransaction((tx) => insertRules(doc, tx))
  forgetRules()
}

/** Changes every card, e.g. when its time was. */
export async function changeCards(set: object): Promise<void> {
  await DeliveryModel.updateMany({ channel: 'mpTemplate' }, { $set: set })
}

/** What waits may be tried at once, as if its time had come. */
export async function due(): Promise<void> {
  await DeliveryModel.updateMany({ state: 'waiting' }, { $set: { nextAt: ago(1) } })
}

export const ago = (ms: number) => new Date(Date.now() - ms)

async function sendEvent(
  { app, parts, person }: OutboxBench,
  name: string,
  msgId: string,
  status: string,
): Promise<void> {
  const {
    WECHAT_MP_APPID: appid = '',
    WECHAT_MP_TOKEN: token = '',
    WECHAT_MP_AESKEY: aesKey = '',
  } = parts.config
  const fields = {
    FromUserName: person.mpOpenid,
    CreateTime: Date.now(),
    MsgType: 'event',
    Event: name,
    MsgID: msgId,
    Status: status,
  }
  const xml = Object.entries(fields).map(([tag, value]) => (value === '' ? '' : `<${tag}>${value}</${tag}>`))
  const { query, body } = sealedEvent(`<xml>${xml.join('')}</xml>`, { appid, token, aesKey })
  const address = `${app.url}/wechat/callback/mp?${new URLSearchParams(query)}`
  const answer = await fetch(address, { method: 'POST', body })
  if (answer.status !== 200) throw new Error(`the event was refused with ${answer.status}`)
}

/** The far sides as stand-ins that do what a test tells them; a person who is reached on every channel. */
export interface StandInBench {
  parts: TestParts
  worker: OutboxWorker
  official: GivenPerson
  later(ms: number): void
  /** Sends what is due, looks after the rest, and gathers digests. */
  work(): Promise<void>
  /** The deliveries of the one message of a kind outside the app, `channel state`, in the order they were made. */
  ledger(kind?: string): Promise<string[]>
}

export const ALL_ACCOUNTS = ['wecom', 'mp', 'mini', 'sms'] as const

export function useStandIns(
  rules: Partial<RuleValues> = {},
  accounts: readonly SendAccount[] = ALL_ACCOUNTS,
): StandInBench {
  const parts = testParts('2026-11-25T06:32:00.000Z', sandboxEnv('http://127.0.0.1:9'))
  useDatabase()
  const bench = { parts } as StandInBench
  let ahead = 0
  bench.later = (ms) => void (ahead += ms)
  bench.worker = { ...parts, clock: () => Date.now() + ahead }
  beforeEach(async () => {
    ahead = 0
    forgetSendable()
    parts.time.set('2026-11-25T06:32:00.000Z')
    Object.assign(parts.wecom, { configured: true, sent: [], failures: [] })
    Object.assign(parts.sms, { sent: [], failures: [] })
    Object.assign(parts.wechat, { sent: [], sentBiz: [], sentSubscribe: [], failures: [], failing: {} })
    await givenRules({ ...FREE, ...rules })
    await writeSendable({ accounts: [...accounts], templates: TEMPLATE_KEYS })
    const { water } = await givenDistrict()
    bench.official = await givenPerson(water.id, ['handler'], { name: '承办人甲' })
    const ids = { miniOpenid: 'mini-1', unionid: 'union-1', mpOpenid: 'mp-1', wecomUserId: 'wecom-1' }
    await AccountModel.updateOne({ _id: bench.official.id }, { $set: { ...ids, followed: true } })
  })
  bench.work = async () => {
    await gatherDigests(bench.worker)
    await sendWaiting(bench.worker)
    await sweep(bench.worker)
    await sendWaiting(bench.worker)
  }
  bench.ledger = async (kind) => {
    const rows = await outer(kind ? { kind } : {})
    return rows.map(({ channel, state }) => `${channel} ${state}`)
  }
  return bench
}
