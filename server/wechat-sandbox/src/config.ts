import path from 'node:path'
import { DEMO_ACCOUNTS, RELEASE_PAGES, TEMPLATES } from './defaults'

export interface MpAccount {
  kind: 'mp'
  appid: string
  secret: string
  name: string
  /** original id of the 服务号, the ToUserName of its events */
  ghId: string
  /** callback token, part of the signature */
  token: string
  /** EncodingAESKey, 43 characters */
  aesKey: string
}

export interface MiniAccount {
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

export interface MessageTemplate {
  id: string
  title: string
  category: string
  keys: readonly TemplateKey[]
  banned?: boolean
}

export interface SandboxOptions {
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

export type SandboxConfig = Required<SandboxOptions>

export function withDefaults(options: SandboxOptions): SandboxConfig {
  return {
    port: 3900,
    dir: null,
    appUrl: 'http://127.0.0.1:3000',
    timeMachineFile: null,
    accounts: DEMO_ACCOUNTS,
    templates: TEMPLATES,
    releasePages: RELEASE_PAGES,
    leadingSlash: 'refuse',
    now: Date.now,
    callbackTimeoutMs: 5_000,
    warn: () => undefined,
    ...options,
  }
}

/** Options of the process; throws an Error that names the wrong variable. */
export function optionsFromEnv(env: NodeJS.ProcessEnv): SandboxOptions {
  return {
    port: portOf(env.SANDBOX_PORT ?? '3900'),
    dir: path.resolve(env.SANDBOX_DIR ?? '.data/sandbox'),
    appUrl: originOf(env.APP_URL ?? 'http://127.0.0.1:3000'),
    timeMachineFile: path.resolve(env.TIME_MACHINE_FILE ?? '.data/time-machine.json'),
    accounts: accountsOf(env),
  }
}

function accountsOf(env: NodeJS.ProcessEnv): Accounts {
  const { mp, mini } = DEMO_ACCOUNTS
  const aesKey = env.WECHAT_MP_AESKEY ?? mp.aesKey
  if (!/^[A-Za-z0-9]{43}$/.test(aesKey)) throw new Error('WECHAT_MP_AESKEY must be 43 letters and digits')
  return {
    mp: {
      ...mp,
      appid: env.WECHAT_MP_APPID ?? mp.appid,
      secret: env.WECHAT_MP_SECRET ?? mp.secret,
      token: env.WECHAT_MP_TOKEN ?? mp.token,
      aesKey,
    },
    mini: {
      ...mini,
      appid: env.WECHAT_MINI_APPID ?? mini.appid,
      secret: env.WECHAT_MINI_SECRET ?? mini.secret,
    },
  }
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
