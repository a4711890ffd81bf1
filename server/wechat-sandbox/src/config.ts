import path from 'node:path'
import { receiptTokenOf, type SmsAccounts } from './sms-account'
import { ALL_TEMPLATES, DEMO_ACCOUNTS, DEMO_SMS, RELEASE_PAGES } from './defaults'
import { seedFromEnv } from './seed/seed.env'
import { seedDefaults, type SeedOptions } from './seed/seed.options'

/** Where and how an account's events are pushed; each account has its own callback, token and key. */
export interface CallbackSettings {
  /** original id of the account, the ToUserName of its events */
  ghId: string
  /** callback token, part of the signature */
  token: string
  /** EncodingAESKey, 43 characters */
  aesKey: string
  /** 明文, 兼容 or 安全模式: what of an event is encrypted */
  mode: 'plain' | 'compat' | 'safe'
  /** a mini-program may choose JSON */
  pushFormat: 'xml' | 'json'
}

export interface MpAccount extends CallbackSettings {
  kind: 'mp'
  appid: string
  secret: string
  name: string
}

export interface MiniAccount extends CallbackSettings {
  kind: 'mini'
  appid: string
  secret: string
  name: string
}

export type Account = MpAccount | MiniAccount

/** Both stand under one open-platform group: a person has one unionid and one openid in each. */
export interface Accounts {
  mp: MpAccount
  mini: MiniAccount
}

export interface TemplateKey {
  /** type and number, such as thing2; the type decides what the value may be */
  key: string
  label: string
  enums?: readonly string[]
}

/** 类目模板; 订阅消息 of the mini-program, once or long-term; 订阅通知 of the 服务号, once or long-term. */
export type TemplateKind = 'template' | 'once' | 'long' | 'bizonce' | 'bizlong'

export interface MessageTemplate {
  id: string
  kind: TemplateKind
  title: string
  category: string
  keys: readonly TemplateKey[]
  banned?: boolean
}

export interface SandboxOptions extends SeedOptions {
  /** 0 takes a free port */
  port?: number
  /** folder for the state; null keeps it in memory */
  dir?: string | null
  /** origin of the H5 and of the callback, without a slash at the end */
  appUrl?: string
  /** file shared with server and worker; null keeps the offset in memory */
  timeMachineFile?: string | null
  accounts?: Accounts
  templates?: readonly MessageTemplate[]
  sms?: SmsAccounts
  releasePages?: readonly string[]
  /** whether a page path may begin with a slash; what the real platform does is not verified */
  leadingSlash?: 'refuse' | 'accept'
  /** real time in epoch milliseconds, injected by tests */
  now?: () => number
  /** how long the callback may take; the platform gives 5 s */
  callbackTimeoutMs?: number
  /** told about what nobody awaits, such as an undelivered event */
  warn?: (message: string, details: Record<string, unknown>) => void
}

const PUSH_MODES = ['plain', 'compat', 'safe'] as const
const PUSH_FORMATS = ['xml', 'json'] as const

export type SandboxConfig = Required<SandboxOptions>

export function withDefaults(options: SandboxOptions): SandboxConfig {
  return {
    port: 3900,
    dir: null,
    appUrl: 'http://127.0.0.1:3000',
    timeMachineFile: null,
    accounts: DEMO_ACCOUNTS,
    templates: ALL_TEMPLATES,
    sms: DEMO_SMS,
    releasePages: RELEASE_PAGES,
    leadingSlash: 'refuse',
    now: Date.now,
    callbackTimeoutMs: 5_000,
    warn: () => undefined,
    ...options,
    ...seedDefaults(options, options.accounts ?? DEMO_ACCOUNTS),
  }
}

/** Options of the process; throws an Error that names the wrong variable. */
export function optionsFromEnv(env: NodeJS.ProcessEnv): SandboxOptions {
  const seed = seedFromEnv(env)
  return {
    ...seed,
    port: portOf(env.SANDBOX_PORT ?? '3900'),
    dir: env.SANDBOX_DIR === '' ? null : path.resolve(env.SANDBOX_DIR ?? '.data/sandbox'),
    appUrl: originOf(env.APP_URL ?? 'http://127.0.0.1:3000'),
    timeMachineFile: path.resolve(env.TIME_MACHINE_FILE ?? '.data/time-machine.json'),
    accounts: accountsOf(env, seed.accounts ?? DEMO_ACCOUNTS),
    sms: { ...DEMO_SMS, receiptToken: receiptTokenOf(env) },
  }
}

function accountsOf(env: NodeJS.ProcessEnv, { mp, mini }: Accounts): Accounts {
  return {
    mp: {
      ...mp,
      appid: env.WECHAT_MP_APPID ?? mp.appid,
      secret: env.WECHAT_MP_SECRET ?? mp.secret,
      token: env.WECHAT_MP_TOKEN ?? mp.token,
      aesKey: aesKeyOf('WECHAT_MP_AESKEY', env.WECHAT_MP_AESKEY ?? mp.aesKey),
      mode: oneOf('WECHAT_MP_MODE', env.WECHAT_MP_MODE ?? mp.mode, PUSH_MODES),
    },
    mini: {
      ...mini,
      appid: env.WECHAT_MINI_APPID ?? mini.appid,
      secret: env.WECHAT_MINI_SECRET ?? mini.secret,
      token: env.WECHAT_MINI_TOKEN ?? mini.token,
      aesKey: aesKeyOf('WECHAT_MINI_AESKEY', env.WECHAT_MINI_AESKEY ?? mini.aesKey),
      mode: oneOf('WECHAT_MINI_MODE', env.WECHAT_MINI_MODE ?? mini.mode, PUSH_MODES),
      pushFormat: oneOf('WECHAT_MINI_PUSH', env.WECHAT_MINI_PUSH ?? mini.pushFormat, PUSH_FORMATS),
    },
  }
}

function aesKeyOf(name: string, text: string): string {
  if (!/^[A-Za-z0-9]{43}$/.test(text)) throw new Error(`${name} must be 43 letters and digits`)
  return text
}

function oneOf<Word extends string>(name: string, text: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === text)
  if (found === undefined) throw new Error(`${name} must be one of ${words.join(', ')}`)
  return found
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`SANDBOX_PORT must be a port number, not "${text}"`)
  }
  return port
}

function originOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new Error(`APP_URL must be an http address, not "${text}"`)
  }
  return new URL(text).origin
}
