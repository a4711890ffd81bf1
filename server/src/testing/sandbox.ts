import {
  BIZ_TEMPLATE_IDS,
  DEMO_ACCOUNTS,
  DEMO_WECOM,
  startSandbox,
  SUBSCRIBE_TEMPLATE_IDS,
  TEMPLATE_IDS,
  type RunningSandbox,
} from '@mingdu/wechat-sandbox'
import { readConfig, type Config } from '../config'
import { createSealBox } from '../seal-box'
import { createWechat } from '../wechat/create'
import type { TemplateSend, Wechat } from '../wechat/wechat'
import { keptLog, type KeptLog } from './log'

export interface SandboxPerson {
  key: string
  phone: string
  mpOpenid: string
  miniOpenid: string
  unionid: string
}

/** Somebody the sandbox is to know; the rest of the person is made up. */
export interface SeededPerson {
  key: string
  follows?: boolean
  blocks?: boolean
  wecomUserId?: string
}

export interface LoggedCall {
  path: string
  errcode: number | null
  verdicts: { rule: string; passed: boolean; note: string }[]
}

/** WeChat's far side as the sandbox plays it, for the tests of a file; emptied before each of them. */
export interface TestSandbox {
  url: string
  running: RunningSandbox
  config: Config
  logged: KeptLog
  /** Another client, as another server or worker would have. */
  client(env?: NodeJS.ProcessEnv): Wechat
  seed(...people: SeededPerson[]): Promise<SandboxPerson[]>
  control<T>(path: string, body?: unknown): Promise<T>
  fault(act: string, path: string, times?: number): Promise<void>
  calls(path: string): Promise<LoggedCall[]>
  cards(person: string): Promise<{ id: string; rows: { label: string; value: string }[]; pagepath: string }[]>
}

const { mp, mini } = DEMO_ACCOUNTS

/** The variables that point the product at a sandbox. */
export function sandboxEnv(url: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'test',
    WECHAT_BASE: url,
    WECHAT_MP_APPID: mp.appid,
    WECHAT_MP_SECRET: mp.secret,
    WECHAT_MP_TOKEN: mp.token,
    WECHAT_MP_AESKEY: mp.aesKey,
    WECHAT_MINI_APPID: mini.appid,
    WECHAT_MINI_SECRET: mini.secret,
    WECHAT_MINI_TOKEN: mini.token,
    WECHAT_MINI_AESKEY: mini.aesKey,
    WECOM_BASE: url,
    WECOM_CORPID: DEMO_WECOM.corpid,
    WECOM_AGENTID: String(DEMO_WECOM.agentid),
    WECOM_SECRET: DEMO_WECOM.secret,
    WECHAT_TPL_ASSIGNED: TEMPLATE_IDS.taskAssigned,
    WECHAT_TPL_WARNING: TEMPLATE_IDS.taskWarning,
    WECHAT_TPL_RESULT: TEMPLATE_IDS.taskResult,
    WECHAT_TPL_DIGEST: TEMPLATE_IDS.taskDigest,
    WECHAT_TPL_BIZ_REMINDER: BIZ_TEMPLATE_IDS.taskReminder,
    WECHAT_TPL_MINI_REMINDER: SUBSCRIBE_TEMPLATE_IDS.taskReminder,
    WECHAT_TPL_MINI_RESULT: SUBSCRIBE_TEMPLATE_IDS.taskResult,
    WECHAT_TPL_MINI_CASE: SUBSCRIBE_TEMPLATE_IDS.caseProgress,
    WECHAT_TPL_MINI_COLUMN: SUBSCRIBE_TEMPLATE_IDS.columnUpdate,
  }
}

/** `appUrl`: where the events go; by default nobody listens. */
export function useSandbox(appUrl: () => string = () => 'http://127.0.0.1:9'): TestSandbox {
  const logged = keptLog()
  const sandbox = { logged } as TestSandbox
  beforeAll(async () => {
    sandbox.running = await startSandbox({ port: 0, dir: null, appUrl: appUrl() })
    sandbox.url = sandbox.running.url
    sandbox.config = readConfig(sandboxEnv(sandbox.url))
  })
  beforeEach(async () => {
    await sandbox.control('reset', {})
  })
  afterAll(() => sandbox.running.close())
  sandbox.client = (env = {}) => {
    const config = readConfig({ ...sandboxEnv(sandbox.url), ...env })
    return createWechat(config, createSealBox(config.SECRET_KEY), logged.log)
  }
  sandbox.control = (path, body) => control(`${sandbox.url}/__sandbox/${path}`, body)
  sandbox.seed = async (...people) => {
    const rows = people.map((one, i) => ({
      name: `演示·${one.key}`,
      phone: String(13_800_001_000 + i),
      ...one,
    }))
    return (await sandbox.control<{ people: SandboxPerson[] }>('people', rows)).people
  }
  sandbox.fault = async (act, path, times = 1) => {
    await sandbox.control('faults', { match: { path }, times, act })
  }
  sandbox.calls = async (path) => {
    const { entries } = await sandbox.control<{ entries: LoggedCall[] }>('log')
    return entries.filter((entry) => entry.path === path)
  }
  sandbox.cards = async (person) =>
    (await sandbox.control<{ cards: Awaited<ReturnType<TestSandbox['cards']>> }>(`inbox?person=${person}`))
      .cards
  return sandbox
}

async function control<T>(url: string, body?: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(
    url,
    body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) },
  )
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/** A message that every rule lets through. */
export function lawfulMessage(touser: string, clientMsgId = 'a'.repeat(32)): TemplateSend {
  return {
    touser,
    templateId: TEMPLATE_IDS.taskAssigned,
    data: {
      character_string1: { value: '2026-37-2.1' },
      thing2: { value: '清水河段“四乱”问题整改清零' },
      const3: { value: '待签收' },
      time4: { value: '2026年11月30日 23:59' },
      thing5: { value: '演示区督查室' },
    },
    pagepath: 'features/tasks/detail/index?id=t1',
    clientMsgId,
  }
}
