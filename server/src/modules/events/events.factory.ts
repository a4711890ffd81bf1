import { SUBSCRIBE_TEMPLATE_IDS } from '@mingdu/wechat-sandbox'
import mongoose from 'mongoose'
import { testParts, useApp, type TestApp, type TestParts } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { sandboxEnv, useSandbox, type SandboxPerson, type TestSandbox } from '../../testing/sandbox'
import { eventFields, type EventFields } from '../../testing/wechat-event'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AccountModel } from '../accounts/accounts.model'
import { bindTo } from '../messages/messages.factory'
import { CreditModel } from '../subscriptions/subscriptions.model'
import { handleEvents } from './events.jobs'
import type { EventParts } from './events.parts'

/** For tests: a one-time and a long-term template of the mini-program. */
export const { taskResult: ONCE, taskReminder: LONG } = SUBSCRIBE_TEMPLATE_IDS

/** Epoch seconds of the first event; all of them lie in the past. */
const START = Math.floor(Date.now() / 1000) - 1000

/** A running app that takes the sandbox's events, a worker, an official who is bound but does not follow, a stranger. */
export interface EventsBench {
  parts: TestParts
  app: TestApp
  sandbox: TestSandbox
  worker: EventParts
  official: GivenPerson
  person: SandboxPerson
  stranger: SandboxPerson
  /** Waits for the sandbox's events and acts on them. */
  settled(): Promise<void>
  /** The official's account. */
  account(): Promise<Record<string, unknown> | null>
  credit(templateId?: string, openid?: string): Promise<number | null>
}

export function useEvents(): EventsBench {
  const parts = testParts('2026-11-25T06:32:00.000Z', sandboxEnv('http://127.0.0.1:9'))
  useDatabase()
  const app = useApp(parts)
  const sandbox = useSandbox(() => app.url)
  const bench = { parts, app, sandbox } as EventsBench
  beforeEach(async () => {
    const { config, box, time } = parts
    bench.worker = { config, box, time, log: sandbox.logged.log, wechat: sandbox.client() }
    const { water } = await givenDistrict()
    bench.official = await givenPerson(water.id, ['handler'], { name: '承办人甲' })
    const people = await sandbox.seed({ key: 'official' }, { key: 'stranger' })
    ;[bench.person, bench.stranger] = people as [SandboxPerson, SandboxPerson]
    await bindTo(bench.official.id, bench.person, false)
    sandbox.logged.lines.length = 0
  })
  bench.settled = async () => {
    await sandbox.running.settled()
    await handleEvents(bench.worker)
  }
  bench.account = () => AccountModel.findById(bench.official.id).lean()
  bench.credit = async (templateId = ONCE, openid = bench.person.miniOpenid) =>
    (await CreditModel.findById(`${openid}|${templateId}`).lean())?.credits ?? null
  return bench
}

export function storedEvents() {
  return mongoose.connection.collection<{ _id: string }>('wx_events')
}

/** An event of a person at a second of the platform's clock. */
export function eventAt(second: number, openid: string, event: string, more: EventFields = {}): EventFields {
  return eventFields(openid, event, { CreateTime: START + second, ...more })
}

/** The answer to a popup, as XML has it. */
export function popupAt(
  second: number,
  openid: string,
  status: string,
  templateId: string = ONCE,
): EventFields {
  const item = { TemplateId: templateId, SubscribeStatusString: status, PopupScene: '0' }
  return eventAt(second, openid, 'subscribe_msg_popup_event', { SubscribeMsgPopupEvent: { List: item } })
}
