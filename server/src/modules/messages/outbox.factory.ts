import { testParts, useApp, type TestApp, type TestParts } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { sandboxEnv, useSandbox, type SandboxPerson, type TestSandbox } from '../../testing/sandbox'
import { sealedEvent } from '../../testing/wechat-event'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { bindTo, messageTo, tell } from './messages.factory'
import { DeliveryModel } from './messages.model'
import { handleEvents, type OutboxParts } from './outbox.jobs'

export const SEND = '/cgi-bin/message/template/send'

/** A running app that takes the sandbox's events, a worker, and one official who is bound and follows. */
export interface OutboxBench {
  parts: TestParts
  app: TestApp
  sandbox: TestSandbox
  worker: OutboxParts
  official: GivenPerson
  person: SandboxPerson
  /** Tells the official of one task. */
  assigned(): Promise<void>
  /** Waits for the platform's events and acts on them. */
  results(): Promise<void>
  /** An event as the platform sends it, to the running app. */
  event(name: string, msgId: string, status: string): Promise<void>
}

export function useOutbox(): OutboxBench {
  const parts = testParts('2026-11-25T06:32:00.000Z', sandboxEnv('http://127.0.0.1:9'))
  useDatabase()
  const app = useApp(parts)
  const sandbox = useSandbox(() => app.url)
  const bench = { parts, app, sandbox } as OutboxBench
  beforeEach(async () => {
    bench.worker = { wechat: sandbox.client(), time: parts.time, log: sandbox.logged.log }
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
