import path from 'node:path'
import {
  BIZ_TEMPLATE_IDS,
  DEMO_ACCOUNTS,
  SUBSCRIBE_TEMPLATE_IDS,
  TEMPLATE_IDS,
} from '../../server/wechat-sandbox/src/defaults'
import type { PortUse } from './ports'

/** What the demonstration is started with; everything else is the server's own configuration. */
export interface Settings {
  ports: { server: number; worker: number; sandbox: number; database: number }
  /** Absolute. */
  dataDir: string
  /** Set: that replica set is used, and no embedded database is started. */
  mongoUri: string | null
}

export type Variables = Readonly<Record<string, string | undefined>>

/** @throws Error naming the variable that is wrong */
export function readSettings(env: Variables): Settings {
  if (env['NODE_ENV'] === 'production') {
    throw new Error(
      'npm start runs the demonstration: demo accounts, WeChat sandbox and default secrets, which NODE_ENV=production ' +
        'refuses. In production run node server/dist/main.mjs and node server/dist/worker.mjs (see README).',
    )
  }
  return {
    ports: {
      server: portOf(env, 'PORT', 3000),
      worker: portOf(env, 'WORKER_PORT', 3001),
      sandbox: portOf(env, 'SANDBOX_PORT', 3900),
      database: portOf(env, 'EMBEDDED_DB_PORT', 27_018),
    },
    dataDir: path.resolve(env['DATA_DIR'] || '.data'),
    mongoUri: env['MONGODB_URI'] || null,
  }
}

/** Ports that must be free before anything starts. */
export function portUses({ ports, mongoUri }: Settings): PortUse[] {
  const database = { port: ports.database, variable: 'EMBEDDED_DB_PORT', usedBy: 'embedded database' }
  return [
    { port: ports.server, variable: 'PORT', usedBy: 'server' },
    { port: ports.worker, variable: 'WORKER_PORT', usedBy: 'worker' },
    { port: ports.sandbox, variable: 'SANDBOX_PORT', usedBy: 'WeChat sandbox' },
    ...(mongoUri === null ? [database] : []),
  ]
}

/** Addresses under which a browser finds each part, without a slash at the end. */
export function addressesOf({ ports }: Settings): { app: string; worker: string; sandbox: string } {
  return {
    app: `http://127.0.0.1:${ports.server}`,
    worker: `http://127.0.0.1:${ports.worker}`,
    sandbox: `http://127.0.0.1:${ports.sandbox}`,
  }
}

/** Environment of every child: one and the same, so that no two of them can disagree. Given variables win. */
export function childEnvironment(settings: Settings, env: Variables): Record<string, string> {
  return { ...demoValues(settings), ...present(env), ...fixedValues(settings) }
}

function demoValues(settings: Settings): Record<string, string> {
  const { app, sandbox } = addressesOf(settings)
  const { mp, mini } = DEMO_ACCOUNTS
  return {
    NODE_ENV: 'development',
    PUBLIC_URL: app,
    WECHAT_MP_APPID: mp.appid,
    WECHAT_MP_SECRET: mp.secret,
    WECHAT_MP_TOKEN: mp.token,
    WECHAT_MP_AESKEY: mp.aesKey,
    WECHAT_MINI_APPID: mini.appid,
    WECHAT_MINI_SECRET: mini.secret,
    WECHAT_MINI_TOKEN: mini.token,
    WECHAT_MINI_AESKEY: mini.aesKey,
    WECHAT_TPL_ASSIGNED: TEMPLATE_IDS.taskAssigned,
    WECHAT_TPL_WARNING: TEMPLATE_IDS.taskWarning,
    WECHAT_TPL_RESULT: TEMPLATE_IDS.taskResult,
    WECHAT_TPL_DIGEST: TEMPLATE_IDS.taskDigest,
    WECHAT_TPL_BIZ_REMINDER: BIZ_TEMPLATE_IDS.taskReminder,
    WECHAT_TPL_MINI_REMINDER: SUBSCRIBE_TEMPLATE_IDS.taskReminder,
    WECHAT_TPL_MINI_RESULT: SUBSCRIBE_TEMPLATE_IDS.taskResult,
    WECHAT_TPL_MINI_CASE: SUBSCRIBE_TEMPLATE_IDS.caseProgress,
    WECHAT_TPL_MINI_COLUMN: SUBSCRIBE_TEMPLATE_IDS.columnUpdate,
    WECHAT_BASE: sandbox,
    IDENTITY_PROVIDER: 'http',
    IDENTITY_URL: `${sandbox}/identity/verify`,
    IDENTITY_APP_ID: 'demo-identity',
    IDENTITY_SECRET: 'demo-identity-secret-not-for-production',
    SMS_PROVIDER: 'sandbox',
    SMS_BASE: sandbox,
    SMS_RECEIPT_TOKEN: 'demo-sms-receipt-token',
  }
}

/** What the start command itself decides; all of it stays on loopback. */
function fixedValues(settings: Settings): Record<string, string> {
  const { ports, dataDir, mongoUri } = settings
  return {
    DEMO: 'on',
    HOST: '127.0.0.1',
    PORT: String(ports.server),
    WORKER_PORT: String(ports.worker),
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_DIR: path.join(dataDir, 'sandbox'),
    APP_URL: addressesOf(settings).app,
    EMBEDDED_DB_PORT: String(ports.database),
    EMBEDDED_DB_DIR: path.join(dataDir, 'db'),
    DATA_DIR: dataDir,
    TIME_MACHINE_FILE: path.join(dataDir, 'time-machine.json'),
    ...(mongoUri === null ? {} : { MONGODB_URI: mongoUri }),
  }
}

function present(env: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}

function portOf(env: Variables, variable: string, standard: number): number {
  const text = env[variable] || String(standard)
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${variable} must be a port number from 1 to 65535, not "${text}".`)
  }
  return port
}
