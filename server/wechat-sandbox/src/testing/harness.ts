import {
  BIZ_TEMPLATE_IDS,
  DEMO_ACCOUNTS,
  startSandbox,
  SUBSCRIBE_TEMPLATE_IDS,
  TEMPLATE_IDS,
  type RunningSandbox,
  type SandboxOptions,
} from '../index'

export interface SeededPerson {
  key: string
  mpOpenid: string
  miniOpenid: string
  unionid: string
  follows: boolean
}

/** A sandbox on a free port with a clock of its own, and the calls tests make again and again. */
export interface Harness {
  url: string
  running: RunningSandbox
  clock: { at: number }
  /** posts JSON, answers the parsed reply */
  post<Reply>(path: string, body: unknown): Promise<Reply>
  get<Reply>(path: string): Promise<Reply>
  /** text of the reply, for what JSON.parse would round */
  postText(path: string, body: unknown): Promise<string>
  seed(...people: { key: string; follows?: boolean; blocks?: boolean }[]): Promise<SeededPerson[]>
  token(kind: 'mp' | 'mini'): Promise<string>
  close(): Promise<void>
}

export interface ErrorReply {
  errcode: number
  errmsg: string
}

export const NOON = Date.parse('2026-11-23T12:00:00+08:00')

export async function startHarness(options: SandboxOptions = {}): Promise<Harness> {
  const clock = { at: NOON }
  const running = await startSandbox({
    port: 0,
    appUrl: 'http://127.0.0.1:9',
    now: () => clock.at,
    ...options,
  })
  const { url } = running
  const send = (path: string, body: unknown) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const post = async <Reply>(path: string, body: unknown) => (await (await send(path, body)).json()) as Reply
  return {
    url,
    running,
    clock,
    post,
    postText: async (path, body) => (await send(path, body)).text(),
    get: async <Reply>(path: string) => (await (await fetch(url + path)).json()) as Reply,
    async seed(...people) {
      const rows = people.map((one, index) => ({
        name: `演示·${one.key}`,
        title: '承办人',
        phone: phoneOf(index),
        ...one,
      }))
      return (await post<{ people: SeededPerson[] }>('/__sandbox/people', rows)).people
    },
    async token(kind) {
      const { appid, secret } = DEMO_ACCOUNTS[kind]
      const body = { grant_type: 'client_credential', appid, secret }
      return (await post<{ access_token: string }>('/cgi-bin/stable_token', body)).access_token
    },
    close: () => running.close(),
  }
}

export interface MessageBody extends Record<string, unknown> {
  data: Record<string, { value: string }>
}

/** A 订阅消息 of the one-time template, lawful but for the consent it needs. */
export function result(touser: string): MessageBody {
  return {
    touser,
    template_id: SUBSCRIBE_TEMPLATE_IDS.taskResult,
    page: 'features/tasks/detail/index?id=t1',
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data: {
      character_string1: { value: 'DB-2026-0037-02' },
      thing2: { value: '清水河段“四乱”问题整改清零' },
      thing3: { value: '核验通过' },
      time4: { value: '2026年11月30日 10:30' },
    },
  }
}

/** A 订阅通知, lawful but for the consent; its data fit the long-term 订阅消息, too. */
export function reminder(touser: string): MessageBody {
  return {
    touser,
    template_id: BIZ_TEMPLATE_IDS.taskReminder,
    data: {
      character_string1: { value: 'DB-2026-0037-02' },
      thing2: { value: '清水河段“四乱”问题整改清零' },
      time3: { value: '2026年11月30日 23:59' },
      thing4: { value: '剩余 3 个工作日' },
    },
  }
}

/** A message to an official that every rule lets through. */
export function assignment(touser: string): MessageBody {
  return {
    touser,
    template_id: TEMPLATE_IDS.taskAssigned,
    miniprogram: { appid: DEMO_ACCOUNTS.mini.appid, pagepath: 'features/tasks/detail/index?id=t1' },
    data: {
      character_string1: { value: 'DB-2026-0037-02' },
      thing2: { value: '清水河段“四乱”问题整改清零' },
      const3: { value: '待签收' },
      time4: { value: '2026年11月30日 23:59' },
      thing5: { value: '区政府督查室' },
    },
  }
}

export function phoneOf(index: number): string {
  return String(13_800_001_000 + index)
}
