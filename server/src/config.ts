import { z } from 'zod'
import { isLoopback } from './production'
import { identityProblems, identityProductionProblems, identityVariables } from './identity/identity.config'
import { smsProblems, smsProductionProblems, smsVariables } from './sms/sms.config'
import { wechatProductionProblems, wechatVariables } from './wechat/wechat.config'
import { wecomProblems, wecomProductionProblems, wecomVariables } from './wecom/wecom.config'

/** Values a demonstration runs with; production refuses every one of them. */
export const DEMO_SECRET_KEY = 'demo-only-secret-key-not-for-production-0000'

const DEMO_DOCUMENT_PREFIX = '演督'

const port = z.coerce.number().int().min(0).max(65_535)
const url = z.url({ protocol: /^https?$/ }).transform((s) => s.replace(/\/$/, ''))

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  WORKER_PORT: port.default(3001),
  DATA_DIR: z.string().default('.data'),
  MONGODB_URI: z.string().startsWith('mongodb').optional(),
  EMBEDDED_DB_PORT: port.default(27_018),
  EMBEDDED_DB: z.literal('accept').optional(),
  /** At least 32 characters: encrypts what must be readable again, keys the masked hashes. */
  SECRET_KEY: z.string().min(32).default(DEMO_SECRET_KEY),
  PUBLIC_URL: url.default('http://127.0.0.1:3000'),
  /** When set, `/admin` answers on this host only, and the public side on every other. */
  ADMIN_HOST: z.string().optional(),
  /** When set, `/metrics` needs it as a bearer token; else it answers on loopback only. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** 发文机关代字: what stands before the year in the number of a matter. */
  DOCUMENT_PREFIX: z
    .string()
    .regex(/^\p{Script=Han}{1,8}$/u, '1 to 8 Chinese characters')
    .optional(),
  DEMO: z.enum(['on', 'off']).default('off'),
  TIME_MACHINE_FILE: z.string().optional(),
  ...wechatVariables,
  ...wecomVariables,
  ...smsVariables,
  ...identityVariables,
  /** How many messages one worker sends at the same time. */
  SEND_CONCURRENCY: z.coerce.number().int().min(1).max(200).default(16),
  ADMIN_DIST: z.string().default('admin/dist'),
  H5_DIST: z.string().default('miniapp/dist/h5'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRUST_PROXY: z.enum(['on', 'off']).default('off'),
})

export type Environment = z.output<typeof environment>

export interface Config extends Environment {
  production: boolean
  demo: boolean
  mongoUri: string
  documentPrefix: string
}

/** A configuration that cannot work: names every variable and what is wrong with it, never its value. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Configuration is wrong:\n${problems.map((p) => `  - ${p}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

/**
 * Reads and validates the environment at start.
 * @throws ConfigError naming each wrong variable
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`))
  }
  const values = parsed.data
  const production = values.NODE_ENV === 'production'
  const problems = [
    ...wecomProblems(values),
    ...smsProblems(values),
    ...identityProblems(values),
    ...(production ? productionProblems(values) : []),
  ]
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    ...values,
    production,
    demo: values.DEMO === 'on',
    documentPrefix: values.DOCUMENT_PREFIX ?? DEMO_DOCUMENT_PREFIX,
    mongoUri: values.MONGODB_URI ?? `mongodb://127.0.0.1:${values.EMBEDDED_DB_PORT}/mingdu?replicaSet=rs0`,
  }
}

function productionProblems(c: Environment): string[] {
  const problems: string[] = []
  if (c.SECRET_KEY === DEMO_SECRET_KEY)
    problems.push('SECRET_KEY: set a secret of your own (32 characters or more)')
  if (!c.DOCUMENT_PREFIX)
    problems.push('DOCUMENT_PREFIX: set the 代字 of your own place; numbers of matters begin with it')
  if (c.DEMO === 'on') problems.push('DEMO: demonstration accounts are refused in production')
  if (c.TIME_MACHINE_FILE) problems.push('TIME_MACHINE_FILE: the time machine is refused in production')
  problems.push(...wechatProductionProblems(c), ...wecomProductionProblems(c))
  problems.push(...smsProductionProblems(c), ...identityProductionProblems(c))
  if (isLoopback(c.PUBLIC_URL)) problems.push('PUBLIC_URL: set the address people use')
  else if (!c.PUBLIC_URL.startsWith('https:'))
    problems.push('PUBLIC_URL: must be https, session cookies are sent over nothing else')
  if (!c.MONGODB_URI && c.EMBEDDED_DB !== 'accept') {
    problems.push('MONGODB_URI: set a replica set, or EMBEDDED_DB=accept to run on the embedded engine')
  }
  return problems
}
